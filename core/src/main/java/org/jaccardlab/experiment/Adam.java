package org.jaccardlab.experiment;

/** Numbers that follow a gradient by the rule of Kingma and Ba (ICLR 2015), with its usual constants. */
final class Adam {

    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final double LEAST = 1e-8;

    private final double[] values;
    private final double[] gradient;
    private final double[] mean;
    private final double[] square;
    private int steps;

    /** @param start taken over */
    Adam(double[] start) {
        values = start;
        gradient = new double[start.length];
        mean = new double[start.length];
        square = new double[start.length];
    }

    float[] values() {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** Adds to the gradient of the values from this place on. */
    void add(int from, float[] slopes) {
        for (int i = 0; i < slopes.length; i++) {
            gradient[from + i] += slopes[i];
        }
    }

    /** Follows the gradient that was added up, which then is zero again. */
    void step(double rate) {
        steps++;
        for (int i = 0; i < values.length; i++) {
            mean[i] += (1 - FIRST) * (gradient[i] - mean[i]);
            square[i] += (1 - SECOND) * (gradient[i] * gradient[i] - square[i]);
            double ahead = mean[i] / (1 - Math.pow(FIRST, steps));
            double length = Math.sqrt(square[i] / (1 - Math.pow(SECOND, steps)));
            values[i] -= rate * ahead / (length + LEAST);
            gradient[i] = 0;
        }
    }
}
