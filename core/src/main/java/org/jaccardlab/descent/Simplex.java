package org.jaccardlab.descent;

import java.util.Arrays;

/** Brings numbers back to the nearest that are probabilities, by Euclidean distance. */
final class Simplex {

    private Simplex() {
    }

    /** Every number by itself, into 0..1. */
    static void box(float[] numbers, int from, int n) {
        for (int i = from; i < from + n; i++) {
            numbers[i] = Math.min(Math.max(numbers[i], 0), 1);
        }
    }

    /**
     * The classes of every pixel together: none below 0, summing to one. Subtracts the same from every class that stays above 0
     * (Michelot, 1986), all pixels of the run side by side, until no more classes fall to 0.
     *
     * @param numbers class times {@code stride} plus pixel
     * @param less room for one number a pixel
     * @param sum likewise
     * @param count likewise
     */
    static void project(float[] numbers, int classes, int stride, int pixels, float[] less, float[] sum,
            float[] count) {
        Arrays.fill(less, 0, pixels, Float.NEGATIVE_INFINITY);
        boolean moved = true;
        while (moved) {
            Arrays.fill(sum, 0, pixels, 0);
            Arrays.fill(count, 0, pixels, 0);
            for (int c = 0; c < classes; c++) {
                int at = c * stride;
                for (int i = 0; i < pixels; i++) {
                    float v = numbers[at + i];
                    boolean above = v > less[i];
                    sum[i] += above ? v : 0;
                    count[i] += above ? 1 : 0;
                }
            }
            moved = false;
            for (int i = 0; i < pixels; i++) {
                float next = (sum[i] - 1) / count[i];
                // Nothing falls that was to be kept: what is subtracted only grows, or rounding has the last word.
                if (next > less[i]) {
                    less[i] = next;
                    moved = true;
                }
            }
        }
        for (int c = 0; c < classes; c++) {
            int at = c * stride;
            for (int i = 0; i < pixels; i++) {
                numbers[at + i] = Math.max(numbers[at + i] - less[i], 0);
            }
        }
    }
}
