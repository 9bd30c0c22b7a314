package org.jaccardlab.calibration;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jaccardlab.metric.CalibrationBins;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;

/**
 * How answers are gathered.
 *
 * @param bins at least 1; fewer come out of adaptive ones where many answers have the same probability
 * @param adaptive whether the bins hold equally many answers, instead of being equally wide
 */
public record Binning(@Range(min = 1, max = 100, help = "how many bins answers are gathered in") int bins,
        @Help("bins of equally many answers instead of equal width") boolean adaptive) {

    public static final Binning STANDARD = new Binning(10, false);

    public Binning {
        if (bins < 1) {
            throw new IllegalArgumentException("bins must be 1 or more but is " + bins);
        }
    }

    /** @param sorted probabilities, the least first; only looked at by adaptive bins */
    CalibrationBins empty(float[] sorted) {
        if (!adaptive || sorted.length == 0) {
            return new CalibrationBins(bins);
        }
        double[] starts = IntStream.range(0, bins).mapToDouble(k -> sorted[(int) ((long) k * sorted.length / bins)])
                .distinct().toArray();
        double[] edges = Arrays.copyOf(starts, starts.length + 1);
        edges[starts.length] = sorted[sorted.length - 1];
        return new CalibrationBins(edges);
    }
}
