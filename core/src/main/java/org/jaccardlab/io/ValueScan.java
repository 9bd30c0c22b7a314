package org.jaccardlab.io;

import java.util.BitSet;
import org.jaccardlab.raster.Volume;

/**
 * One look over all numbers of a volume: their range, their sums over the classes of a pixel, and whatever is not a
 * number.
 *
 * @param lowest smallest finite number
 * @param highest largest finite number
 * @param strange how many numbers are NaN or infinite
 * @param strangeClass class of the first of them, in memory order
 * @param strangePixel pixel of the first of them
 * @param blank pixels whose classes are all exactly 0
 * @param lowestSum smallest sum over the classes of a pixel that is not blank
 * @param highestSum largest such sum
 * @param worstPixel the pixel whose sum is farthest from 1, blank ones left out; -1 if all are blank
 */
record ValueScan(double lowest, double highest, long strange, int strangeClass, int strangePixel, BitSet blank,
        double lowestSum, double highestSum, int worstPixel) {

    private static final int TILE = 4_096;

    static ValueScan of(Volume volume) {
        return new Walk(volume).walk();
    }

    boolean within(double low, double high) {
        return lowest >= low && highest <= high;
    }

    /** Every pixel's classes sum to one; blank pixels do not. */
    boolean sumsToOne(double tolerance) {
        return blank.isEmpty() && keptSumsToOne(tolerance);
    }

    /** The classes of every pixel that is not blank sum to one. */
    boolean keptSumsToOne(double tolerance) {
        return worstPixel < 0 || lowestSum >= 1 - tolerance && highestSum <= 1 + tolerance;
    }

    private static final class Walk {

        private final Volume volume;
        private double lowest = Double.POSITIVE_INFINITY;
        private double highest = Double.NEGATIVE_INFINITY;
        private double lowestSum = Double.POSITIVE_INFINITY;
        private double highestSum = Double.NEGATIVE_INFINITY;
        private int worstPixel = -1;
        private double worst = -1;
        private long strange;
        private long firstStrange = Long.MAX_VALUE;
        private final BitSet blank = new BitSet();

        Walk(Volume volume) {
            this.volume = volume;
        }

        ValueScan walk() {
            int pixels = volume.size().pixels();
            double[] sums = new double[TILE];
            boolean[] seen = new boolean[TILE];
            for (int start = 0; start < pixels; start += TILE) {
                int count = Math.min(TILE, pixels - start);
                tile(start, count, sums, seen);
                for (int i = 0; i < count; i++) {
                    note(start + i, sums[i], seen[i]);
                }
            }
            boolean none = strange == 0;
            return new ValueScan(lowest, highest, strange, none ? -1 : (int) (firstStrange / pixels),
                    none ? -1 : (int) (firstStrange % pixels), blank, lowestSum, highestSum, worstPixel);
        }

        private void tile(int start, int count, double[] sums, boolean[] seen) {
            for (int i = 0; i < count; i++) {
                sums[i] = 0;
                seen[i] = false;
            }
            for (int c = 0; c < volume.classes(); c++) {
                long at = (long) c * volume.size().pixels() + start;
                for (int i = 0; i < count; i++) {
                    float v = volume.at(at + i);
                    if (!Float.isFinite(v)) {
                        strange++;
                        firstStrange = Math.min(firstStrange, at + i);
                        continue;
                    }
                    lowest = Math.min(lowest, v);
                    highest = Math.max(highest, v);
                    sums[i] += v;
                    seen[i] |= v != 0;
                }
            }
        }

        private void note(int pixel, double sum, boolean seen) {
            if (!seen) {
                blank.set(pixel);
                return;
            }
            lowestSum = Math.min(lowestSum, sum);
            highestSum = Math.max(highestSum, sum);
            if (Math.abs(sum - 1) > worst) {
                worst = Math.abs(sum - 1);
                worstPixel = pixel;
            }
        }
    }
}
