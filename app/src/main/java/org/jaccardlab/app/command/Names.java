package org.jaccardlab.app.command;

import java.util.List;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;

/** Names of a sample's files as a person types them, whatever the case of their letters. */
final class Names {

    private Names() {
    }

    /** @throws IllegalArgumentException naming the ground truths there are */
    static String groundTruth(Batch batch, String wanted) {
        return among("ground truth", wanted, batch.sample(0).targets().stream().map(LabelSource::name).toList());
    }

    /** @throws IllegalArgumentException naming the predictions there are */
    static String prediction(Batch batch, String wanted) {
        return among("prediction", wanted, batch.sample(0).predictions().stream().map(Prediction::name).toList());
    }

    /** A prediction by its name, or one made from the target. */
    static PredictionChoice choice(Batch batch, String wanted) {
        return switch (wanted) {
            case "target" -> new PredictionChoice.ExactlyTheTarget();
            case "hard-label" -> new PredictionChoice.HardLabel();
            default -> new PredictionChoice.File(prediction(batch, wanted));
        };
    }

    /** @throws IllegalArgumentException if the batch has no image of this number, from 1 */
    static void requireMember(Batch batch, int member) {
        if (member < 1 || member > batch.size()) {
            throw new IllegalArgumentException("There is no image number " + member
                    + ": choose --member from 1 to " + batch.size() + ".");
        }
    }

    /**
     * A class by its name or number.
     *
     * @throws IllegalArgumentException naming the classes there are
     */
    static int cls(ClassTable classes, String wanted) {
        for (int c = 0; c < classes.count(); c++) {
            if (wanted.equalsIgnoreCase(classes.name(c)) || wanted.equals(Integer.toString(c))) {
                return c;
            }
        }
        throw new IllegalArgumentException("There is no class \"" + wanted + "\": choose one of "
                + String.join(", ", classes.entries().stream().map(entry -> entry.name()).toList()) + ".");
    }

    private static String among(String what, String wanted, List<String> names) {
        return names.stream().filter(wanted::equalsIgnoreCase).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + what + " \"" + wanted + "\": "
                        + (names.isEmpty()
                                ? "the sample has none."
                                : "choose one of " + String.join(", ", names) + ".")));
    }
}
