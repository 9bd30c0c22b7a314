package org.jaccardlab.colour;

import org.jaccardlab.label.KeepMask;
import org.jaccardlab.raster.Field;

/**
 * How often which magnitude occurs among the kept, finite pixels of a field. Counted in bins instead of sorted: one pass
 * takes some milliseconds for a million pixels where sorting takes a tenth of a second.
 */
final class Magnitudes {

    /** Magnitudes that together are no more than this part of the sum are haze. */
    private static final double HAZE = 0.01;

    /** What is left without haze must be more than this part of the pixels. */
    private static final double OUTLIERS = 1e-4;

    // The top bits of a float order magnitudes: 8 of exponent and 8 of mantissa make bins 0.4 % wide at every scale.
    private static final int SHIFT = 15;
    private static final int BINS = Float.floatToRawIntBits(Float.MAX_VALUE) / (1 << SHIFT) + 1;

    private final int[] count = new int[BINS];
    private final double[] sum = new double[BINS];
    private long counted;
    private double total;

    private Magnitudes() {
    }

    static Magnitudes of(Field field, KeepMask kept) {
        Magnitudes magnitudes = new Magnitudes();
        int pixels = field.size().pixels();
        for (int i = 0; i < pixels; i++) {
            if (kept.keeps(i)) {
                magnitudes.add(Math.abs(field.at(i)));
            }
        }
        return magnitudes;
    }

    private void add(float magnitude) {
        if (magnitude <= Float.MAX_VALUE) {
            int bin = Float.floatToRawIntBits(magnitude) >>> SHIFT;
            count[bin]++;
            sum[bin] += magnitude;
            total += magnitude;
            counted++;
        }
    }

    /** The magnitude, to within half a percent, that {@code percent} of the pixels do not exceed, haze left out. */
    double percentileWithoutHaze(double percent) {
        int first = firstBinBeyondHaze();
        long pixels = pixelsFrom(first);
        if (pixels <= OUTLIERS * counted) {
            first = 0;
            pixels = counted;
        }
        double wanted = pixels * percent / 100;
        long passed = 0;
        int last = first;
        for (int bin = first; bin < BINS; bin++) {
            if (count[bin] > 0) {
                last = bin;
                passed += count[bin];
                if (passed >= wanted) {
                    break;
                }
            }
        }
        return count[last] == 0 ? 0 : sum[last] / count[last];
    }

    private int firstBinBeyondHaze() {
        double haze = 0;
        for (int bin = 0; bin < BINS; bin++) {
            haze += sum[bin];
            if (haze > HAZE * total) {
                return bin;
            }
        }
        return 0;
    }

    private long pixelsFrom(int first) {
        long pixels = 0;
        for (int bin = first; bin < BINS; bin++) {
            pixels += count[bin];
        }
        return pixels;
    }
}
