package org.jaccardlab.objective;

import java.util.Optional;
import org.jaccardlab.parameter.Range;

/**
 * How metrics are taken. No loss depends on it.
 *
 * @param reference the name of the ground truth that they are measured against; empty for the one that the first term's
 *        target is made from, before smoothing
 */
public record Measuring(Optional<String> reference,
        @Range(min = 1, max = 100, help = "equal bins of probability in the calibration errors") int bins,
        @Range(min = 1, max = 100, help = "worst-case scores are means over this many per cent of the images, at least one") int worst,
        @Range(min = 0, max = 1, help = "where every class is a sigmoid, it is predicted above this probability") double threshold) {

    public static final Measuring STANDARD = new Measuring(Optional.empty(), 10, 10, 0.5);

    public Measuring withBins(int other) {
        return new Measuring(reference, other, worst, threshold);
    }

    public Measuring withReference(Optional<String> other) {
        return new Measuring(other, bins, worst, threshold);
    }
}
