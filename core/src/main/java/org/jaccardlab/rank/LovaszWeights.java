package org.jaccardlab.rank;

import java.util.Arrays;

/**
 * The weights of the Lovász extension of the Jaccard loss (Berman, Triki, Blaschko, CVPR 2018): with errors in falling
 * order, the growth of the Jaccard loss as one pixel after another is taken for wrong.
 */
public final class LovaszWeights {

    private LovaszWeights() {
    }

    /**
     * One weight a pixel, in the order given. Ties are settled so that the result does not depend on the order of
     * pixels: among equal errors foreground comes first, and pixels with equal error and label share their weights
     * evenly.
     *
     * @param errors finite
     * @param foreground whether the pixel carries the class
     */
    public static double[] of(double[] errors, boolean[] foreground) {
        int n = errors.length;
        int[] order = falling(errors, foreground);
        double total = 0;
        for (boolean each : foreground) {
            total += each ? 1 : 0;
        }
        double[] weights = new double[n];
        double seenForeground = 0;
        double jaccardBefore = 0;
        int start = 0;
        while (start < n) {
            int end = start;
            while (end < n && sameKind(errors, foreground, order[start], order[end])) {
                end++;
            }
            if (foreground[order[start]]) {
                seenForeground += end - start;
            }
            // After `end` pixels: 1 - (G - foreground seen) / (G + background seen)
            double jaccard = 1 - (total - seenForeground) / (total + (end - seenForeground));
            double each = (jaccard - jaccardBefore) / (end - start);
            for (int k = start; k < end; k++) {
                weights[order[k]] = each;
            }
            jaccardBefore = jaccard;
            start = end;
        }
        return weights;
    }

    private static boolean sameKind(double[] errors, boolean[] foreground, int a, int b) {
        return errors[a] == errors[b] && foreground[a] == foreground[b];
    }

    /** Pixel numbers by falling error, foreground before background among equals. */
    static int[] falling(double[] errors, boolean[] foreground) {
        int n = errors.length;
        Integer[] boxed = new Integer[n];
        Arrays.setAll(boxed, i -> i);
        Arrays.sort(boxed, (a, b) -> {
            int byError = Double.compare(errors[b], errors[a]);
            return byError != 0 ? byError : Boolean.compare(foreground[b], foreground[a]);
        });
        int[] order = new int[n];
        Arrays.setAll(order, i -> boxed[i]);
        return order;
    }
}
