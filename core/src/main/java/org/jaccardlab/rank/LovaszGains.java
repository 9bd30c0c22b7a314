package org.jaccardlab.rank;

import java.util.Arrays;

/**
 * What the Lovász extension of the Jaccard loss would lose if one pixel were right, exactly and for every pixel at once.
 *
 * <p>With errors e in falling order and J_m the Jaccard loss of the first m pixels taken for wrong, the extension is the
 * sum over m of {@code (e_m - e_(m+1)) J_m}. A pixel whose error becomes 0 moves to the end of the order, and every J_m
 * it took part in becomes J'_m, that of the same pixels without it. Its gain is therefore the sum, from its own rank on,
 * of {@code (e_m - e_(m+1)) (J_m - J'_m)}, where J'_m depends only on whether it carries the class: two running sums
 * serve all pixels. Ties need no rule, since equal errors have difference 0.
 */
public final class LovaszGains {

    private LovaszGains() {
    }

    /**
     * One gain a pixel, at least 0, in the order given.
     *
     * @param errors finite, at least 0
     * @param members as in {@link LovaszWeights#of}
     */
    public static double[] of(double[] errors, double[] members) {
        int[] order = LovaszWeights.falling(errors, members);
        double[] gains = new double[errors.length];
        for (double member : Arrays.stream(members).distinct().toArray()) {
            add(gains, errors, members, order, member);
        }
        return gains;
    }

    /** Fills in the gains of the pixels with this member number. */
    private static void add(double[] gains, double[] errors, double[] members, int[] order, double member) {
        double unseen = 0;
        double gain = 0;
        double next = 0;
        for (int m = order.length; m >= 1; m--) {
            int pixel = order[m - 1];
            double union = m + unseen;
            // J_m = m / union, and without the pixel (m - 1) / (union - 1 + member)
            double lost = m == 1 ? 1 / union : (union - m * (1 - member)) / (union * (union - 1 + member));
            gain += (errors[pixel] - next) * lost;
            if (members[pixel] == member) {
                gains[pixel] = gain;
            }
            next = errors[pixel];
            unseen += members[pixel];
        }
    }
}
