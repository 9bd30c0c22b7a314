package org.jaccardlab.rank;

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
     * @param members 1 for a pixel that carries the class and 0 for others; a library's defect may put other numbers from
     *        0 there
     */
    public static double[] of(double[] errors, double[] members) {
        int n = errors.length;
        int[] order = falling(errors, members);
        double total = 0;
        for (double each : members) {
            total += each;
        }
        double[] weights = new double[n];
        double seenForeground = 0;
        double jaccardBefore = 0;
        int start = 0;
        while (start < n) {
            int end = start;
            while (end < n && sameKind(errors, members, order[start], order[end])) {
                end++;
            }
            seenForeground += (end - start) * members[order[start]];
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

    private static boolean sameKind(double[] errors, double[] members, int a, int b) {
        return errors[a] == errors[b] && members[a] == members[b];
    }

    /** Pixel numbers by falling error, foreground before background among equals. */
    static int[] falling(double[] errors, double[] members) {
        return new FallingOrder(errors.length).by(members).by(errors).order();
    }
}
