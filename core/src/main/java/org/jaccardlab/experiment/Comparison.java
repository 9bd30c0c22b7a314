package org.jaccardlab.experiment;

import java.util.Locale;

/**
 * One loss against another on the same labels, seed by seed.
 *
 * @param iouDataset what {@code loss} has more of than {@code other}, 0..1
 * @param ece the same of the calibration error, of which less is better
 */
public record Comparison(Labels labels, TrainingLoss loss, TrainingLoss other, Spread iouDataset, Spread ece,
        int seeds) {

    /** With fewer, a spread is hardly more than chance. */
    private static final int ENOUGH_SEEDS = 3;
    private static final double HUNDREDTH_POINT = 1e-4;

    /** Whether a mean difference is more than twice its standard error; never with fewer than three seeds. */
    public boolean isClear(Spread difference) {
        return seeds >= ENOUGH_SEEDS
                && Math.abs(difference.mean()) > 2 * difference.deviation() / Math.sqrt(seeds);
    }

    /** What came out, in a sentence. */
    public String sentence() {
        String who = labels.title() + " labels: " + loss.title() + " against " + other.title() + ": ";
        if (vanishes(iouDataset) && vanishes(ece)) {
            return who + "equal to a hundredth of a point in every run.";
        }
        return who + "IoU " + words(iouDataset, "higher", "lower") + "; calibration error "
                + words(ece, "larger", "smaller") + ".";
    }

    private static boolean vanishes(Spread difference) {
        return Math.abs(difference.mean()) < HUNDREDTH_POINT && !(difference.deviation() > HUNDREDTH_POINT);
    }

    private String words(Spread difference, String more, String less) {
        String points = String.format(Locale.ROOT, "%.2f", 100 * Math.abs(difference.mean()));
        String direction = points + " points " + (difference.mean() < 0 ? less : more);
        return seeds < ENOUGH_SEEDS
                ? direction + " (too few seeds to tell)"
                : direction + (isClear(difference) ? " (clear)" : " (within the spread of the seeds)");
    }
}
