package org.jaccardlab.target;

import org.jaccardlab.raster.Size;

/** An image cut into runs of pixels, short enough that all classes of a run fit into a small array. */
record Runs(int pixels, int length) {

    private static final int NUMBERS = 1 << 16;

    static Runs of(Size size, int classes) {
        return new Runs(size.pixels(), Math.max(256, NUMBERS / classes));
    }

    /** What is done with the pixels {@code from} to {@code to}, the latter not included. */
    interface Step {
        void run(int from, int to);
    }

    void forEach(Step step) {
        for (int from = 0; from < pixels; from += length) {
            step.run(from, Math.min(from + length, pixels));
        }
    }
}
