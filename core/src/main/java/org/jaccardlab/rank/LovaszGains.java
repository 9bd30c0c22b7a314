package org.jaccardlab.rank;

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
     * @param foreground whether the pixel carries the class
     */
    public static double[] of(double[] errors, boolean[] foreground) {
        int n = errors.length;
        int[] order = LovaszWeights.falling(errors, foreground);
        double total = 0;
        for (boolean each : foreground) {
            total += each ? 1 : 0;
        }
        double right = 0; // foreground not among the first m
        double gainOfForeground = 0;
        double gainOfBackground = 0;
        double next = 0;
        double[] gains = new double[n];
        for (int m = n; m >= 1; m--) {
            int pixel = order[m - 1];
            double background = m - (total - right);
            double union = total + background;
            double step = errors[pixel] - next;
            gainOfForeground += step / union;
            if (background >= 1) {
                // The only wrong pixel of a class that does not occur carries the whole loss.
                gainOfBackground += step * (union == 1 ? 1 : right / (union * (union - 1)));
            }
            gains[pixel] = foreground[pixel] ? gainOfForeground : gainOfBackground;
            next = errors[pixel];
            right += foreground[pixel] ? 1 : 0;
        }
        return gains;
    }
}
