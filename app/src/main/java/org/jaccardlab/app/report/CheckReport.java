package org.jaccardlab.app.report;

import java.util.List;
import java.util.Locale;
import org.jaccardlab.app.report.MetricsReport.LevelsReport;
import org.jaccardlab.check.AlignmentCheck;
import org.jaccardlab.check.DifferenceCheck;
import org.jaccardlab.check.LeakCheck;
import org.jaccardlab.check.MinimiserCheck;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;

/** What checks have found, as it is printed. Names of the JSON are the names here. */
public final class CheckReport {

    private CheckReport() {
    }

    /** @param finding one sentence */
    public record Minimum(String objective, String finding, boolean wantsAnother, double lossAtTarget,
            double lowestFound, double distanceFromTarget, String found, int steps) {

        public static Minimum of(String objective, MinimiserCheck check) {
            return new Minimum(objective, check.wantsAnother()
                    ? "This objective is lower elsewhere than at its target: it wants another prediction."
                    : "No descent came below the loss at the target.", check.wantsAnother(), check.atTarget(),
                    check.lowest(), check.meanDistance(),
                    check.variable().title().toLowerCase(Locale.ROOT) + " descended from "
                            + (check.startedAtTarget() ? "the target" : "every class equally likely"),
                    check.steps());
        }
    }

    /** @param worst by relative error */
    public record Gradient(String objective, String by, int checked, int leftOutForAKink, int leftOutAsBothAreZero,
            double largestError, double largestRelativeError, @Nullable Spot worst) {

        public static Gradient of(String objective, DifferenceCheck check, Batch batch) {
            return new Gradient(objective, check.byLogit() ? "logit" : "probability", check.checked(), check.kinks(),
                    check.still(), check.largestError(), check.largestRelative(),
                    check.worst().map(place -> new Spot(place.x(), place.y(), batch.classes().name(place.cls()),
                            place.gradient(), place.difference())).orElse(null));
        }
    }

    /** @param difference by finite differences */
    public record Spot(int x, int y, String cls, double gradient, @Nullable Double difference) {
    }

    /**
     * @param finding one sentence
     * @param largest gradient on an ignored pixel
     */
    public record Leaks(String objective, String finding, boolean clean, String by, long ignoredPixels,
            long leakingPixels, @Nullable Spot largest, double largestOnKeptPixels, String coupling,
            List<ClassLeak> classes) {

        public static Leaks of(String objective, LeakCheck check, Batch batch) {
            return new Leaks(objective, finding(check), check.isClean(), check.byLogit() ? "logit" : "probability",
                    check.ignored(), check.leaking(),
                    check.largest().map(place -> new Spot(place.x(), place.y(), batch.classes().name(place.cls()),
                            place.gradient(), null)).orElse(null),
                    check.largestKept(),
                    check.softmax()
                            ? "A softmax makes every probability of all logits: the logit of a class that does not count"
                                    + " is pulled at through the others, which is no leak."
                            : "Every class is a sigmoid of its own: no class is pulled at through others.",
                    check.classes().stream()
                            .map(found -> new ClassLeak(batch.classes().name(found.cls()),
                                    found.standing().name().toLowerCase(Locale.ROOT), found.leaks(),
                                    found.byProbability(), found.byLogit()))
                            .toList());
        }

        private static String finding(LeakCheck check) {
            long classes = check.classes().stream().filter(LeakCheck.ClassLeak::leaks).count();
            return check.isClean()
                    ? "No gradient where none belongs."
                    : check.leaking() + " of " + check.ignored() + " ignored pixels and " + classes
                            + " classes that do not count carry a gradient.";
        }
    }

    /** @param standing counts, excluded, absent or inactive */
    public record ClassLeak(String name, String standing, boolean leaks, double largestByProbability,
            double largestByLogit) {
    }

    /** Spearman's rank correlations of the loss with 1 - IoU; left out where one of them never changes. */
    public record Alignment(String objective, int perturbations, long seed, @Nullable Double dataset,
            @Nullable Double image, @Nullable Double classwise, List<Trial> trials) {

        public static Alignment of(String objective, AlignmentCheck check, long seed) {
            return new Alignment(objective, check.trials().size(), seed, MetricsReport.orNull(check.dataset()),
                    MetricsReport.orNull(check.image()), MetricsReport.orNull(check.classwise()),
                    check.trials().stream().map(trial -> new Trial(trial.noise(), trial.side(), trial.loss(),
                            MetricsReport.levels(trial.iou()))).toList());
        }
    }

    /**
     * @param noise in logits
     * @param side of the squares that share it, in pixels
     */
    public record Trial(double noise, int side, double loss, LevelsReport iou) {
    }
}
