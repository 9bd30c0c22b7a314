package org.jaccardlab.label;

/** Which class wins a pixel. */
public final class ArgMax {

    private ArgMax() {
    }

    /**
     * The class with the largest number, the first of equals; of a single channel 1 where it exceeds one half, else 0.
     *
     * @param numbers class times {@code pixels} plus pixel
     */
    public static int of(double[] numbers, int classes, int pixels, int pixel) {
        if (classes == 1) {
            return numbers[pixel] > 0.5 ? 1 : 0;
        }
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (numbers[c * pixels + pixel] > numbers[best * pixels + pixel]) {
                best = c;
            }
        }
        return best;
    }
}
