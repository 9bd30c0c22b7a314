package org.jaccardlab.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.TeacherMix;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Titled;

/** What a classifier is trained on. What it is tested on is always the hard label. */
public enum Labels implements Titled {
    /** One class a pixel. */
    HARD("Hard") {
        @Override
        Objective objective(Term like, TrainingLoss loss) {
            return loss.objective(like);
        }
    },
    /** A tenth of every label is spread over all classes. */
    SMOOTHED("Smoothed") {
        @Override
        Objective objective(Term like, TrainingLoss loss) {
            return loss.objective(like.withTarget(like.target().withSmoothing(new Smoothing.Uniform(EPSILON))));
        }
    },
    /** Half of every label next to another class is spread over all classes, as the papers' code does it. */
    BOUNDARY("Boundary-smoothed") {
        @Override
        Objective objective(Term like, TrainingLoss loss) {
            return loss.objective(like.withTarget(like.target().withSmoothing(new Smoothing.Boundary())));
        }
    },
    /**
     * Half of the objective is held against the hard label, half against the probabilities of a teacher at temperature 1, as
     * the papers' code does it.
     */
    DISTILLED("Distilled") {
        @Override
        Objective objective(Term like, TrainingLoss loss) {
            TargetRecipe taught = like.target().withTeacher(new TeacherMix(Material.TEACHER, 1, 1));
            Objective both = new Objective(
                    loss.objective(like).terms().stream().map(term -> term.times(HALF)).toList());
            for (Term term : loss.objective(like.withTarget(taught)).terms()) {
                both = both.plus(term.times(HALF));
            }
            return both;
        }
    };

    private static final double EPSILON = 0.1;
    private static final double HALF = 0.5;

    private final String title;

    Labels(String title) {
        this.title = title;
    }

    /** @param like the hard label of a sample, and how the prediction is read */
    abstract Objective objective(Term like, TrainingLoss loss);

    /** Whether some pixel has more than one class. */
    public boolean areSoft() {
        return this != HARD;
    }

    @Override
    public String title() {
        return title;
    }

    /** Lower case, for the command line and files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming the ids there are */
    public static Labels withId(String id) {
        return Arrays.stream(values()).filter(labels -> labels.id().equalsIgnoreCase(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there are no labels \"" + id + "\": choose among "
                        + String.join(", ", List.of(values()).stream().map(Labels::id).toList())));
    }
}
