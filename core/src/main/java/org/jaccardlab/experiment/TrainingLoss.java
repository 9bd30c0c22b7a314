package org.jaccardlab.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Term;

/**
 * What is minimised in training: cross-entropy alone, or a quarter of it and three quarters of a loss of sets, as in the
 * papers.
 *
 * @param region the loss of sets; empty for cross-entropy alone
 */
public record TrainingLoss(Optional<Loss> region) {

    private static final String CROSS_ENTROPY = "ce";

    public TrainingLoss {
        if (region.filter(loss -> loss instanceof PixelLoss || loss.needsSigmoid()).isPresent()) {
            throw new IllegalArgumentException(region.get().title()
                    + " is no loss of sets of a softmax: choose one such as jml1, soft-jaccard or lovasz-softmax");
        }
    }

    /**
     * Reads {@code ce}, or {@code ce+} and a loss by its id: {@code ce+jml1}.
     *
     * @throws IllegalArgumentException saying what there is, in a sentence for the person who typed it
     */
    public static TrainingLoss of(String text) {
        String id = text.strip().toLowerCase(Locale.ROOT);
        if (id.equals(CROSS_ENTROPY)) {
            return new TrainingLoss(Optional.empty());
        }
        if (!id.startsWith(CROSS_ENTROPY + "+")) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no loss to train with: write ce, or ce+ and the id of a loss, such as ce+jml1");
        }
        return new TrainingLoss(Optional.of(Loss.withId(id.substring(CROSS_ENTROPY.length() + 1))));
    }

    /** As {@link #of} reads it. */
    public String id() {
        return CROSS_ENTROPY + region.map(loss -> "+" + loss.id()).orElse("");
    }

    /** "CE + JML1". */
    public String title() {
        return "CE" + region.map(loss -> " + " + loss.title()).orElse("");
    }

    Objective objective(Term like) {
        return region.map(loss -> Objective.withCrossEntropy(like, loss))
                .orElseGet(() -> new Objective(List.of(like.withLoss(new CrossEntropy()))));
    }
}
