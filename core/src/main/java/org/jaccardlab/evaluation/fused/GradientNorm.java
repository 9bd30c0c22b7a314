package org.jaccardlab.evaluation.fused;

/** The gradients of all classes on one tile, added up over terms, and their length. */
final class GradientNorm {

    private final int classes;
    private final int pixels;
    private final double[] gradients;

    GradientNorm(int classes, int pixels) {
        this.classes = classes;
        this.pixels = pixels;
        this.gradients = new double[classes * pixels];
    }

    void add(int cls, float[] row) {
        for (int i = 0; i < pixels; i++) {
            gradients[cls * pixels + i] += row[i];
        }
    }

    /** Writes one length for each pixel of the run that is wanted. */
    void write(float[] field, TileGrid.Run run) {
        for (int i = run.skipped(); i < run.skipped() + run.wanted(); i++) {
            double squares = 0;
            for (int c = 0; c < classes; c++) {
                squares += gradients[c * pixels + i] * gradients[c * pixels + i];
            }
            field[run.at() + i - run.skipped()] = (float) Math.min(Math.sqrt(squares), Float.MAX_VALUE);
        }
    }
}
