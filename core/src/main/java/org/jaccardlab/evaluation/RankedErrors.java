package org.jaccardlab.evaluation;

/**
 * The errors of one image under a rank loss, for an engine to fill: class times pixel, and whether the pixel carries the
 * class. Ignored pixels are left out by {@link #kept}.
 */
public final class RankedErrors {

    static final RankedErrors NONE = new RankedErrors(0, 0);

    private final double[][] errors;
    private final boolean[][] foreground;
    private final boolean[] kept;

    public RankedErrors(int classes, int pixels) {
        errors = new double[classes][pixels];
        foreground = new boolean[classes][pixels];
        kept = new boolean[pixels];
    }

    /** @param isForeground whether the pixel carries the class */
    public void set(int cls, int pixel, double error, boolean isForeground) {
        errors[cls][pixel] = error;
        foreground[cls][pixel] = isForeground;
        kept[pixel] = true;
    }

    int pixels() {
        return kept.length;
    }

    /** How many kept pixels come before this one. */
    int keptBefore(int pixel) {
        int before = 0;
        for (int i = 0; i < pixel; i++) {
            before += kept[i] ? 1 : 0;
        }
        return before;
    }

    boolean isKept(int pixel) {
        return kept[pixel];
    }

    double error(int cls, int pixel) {
        return errors[cls][pixel];
    }

    boolean isForeground(int cls, int pixel) {
        return foreground[cls][pixel];
    }

    /** The number of the class that the pixel carries; of a single channel 1 or 0. */
    int classNumber(int pixel) {
        if (errors.length == 1) {
            return foreground[0][pixel] ? 1 : 0;
        }
        int cls = 0;
        while (!foreground[cls][pixel]) {
            cls++;
        }
        return cls;
    }
}
