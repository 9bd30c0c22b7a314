package org.jaccardlab.calibration;

import java.util.Arrays;

/**
 * What pixels with probabilities like these turned out to be: an estimate by Dirichlet kernels around key pixels whose class
 * is known (Popordanoska and others, NeurIPS 2022). Kernels that are far away are held against each other by their
 * logarithms, so that there is an answer even where all of them underflow.
 */
public final class DirichletKernels {

    private static final double LEAST_PROBABILITY = 1e-7;

    private final double[][] powers;
    private final double[] constants;
    private final int[] classOf;

    /**
     * @param keys their probabilities, class by class
     * @param classOf what each really is
     * @param bandwidth above 0: small trusts near keys alone, large all alike
     */
    public DirichletKernels(double[][] keys, int[] classOf, double bandwidth) {
        if (!(bandwidth > 0 && Double.isFinite(bandwidth))) {
            throw new IllegalArgumentException("the bandwidth must be above 0 but is " + bandwidth);
        }
        this.classOf = classOf.clone();
        powers = new double[keys.length][];
        constants = new double[keys.length];
        for (int k = 0; k < keys.length; k++) {
            powers[k] = new double[keys[k].length];
            double sum = 0;
            for (int c = 0; c < keys[k].length; c++) {
                powers[k][c] = keys[k][c] / bandwidth;
                constants[k] -= logGamma(powers[k][c] + 1);
                sum += powers[k][c] + 1;
            }
            constants[k] += logGamma(sum);
        }
    }

    /** Replaces the probabilities of a pixel. */
    public void recalibrate(double[] p) {
        double[] logs = new double[p.length];
        for (int c = 0; c < p.length; c++) {
            logs[c] = Math.log(Math.max(p[c], LEAST_PROBABILITY));
        }
        double[] kernels = new double[powers.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < kernels.length; k++) {
            double kernel = constants[k];
            for (int c = 0; c < p.length; c++) {
                kernel += powers[k][c] * logs[c];
            }
            kernels[k] = kernel;
            largest = Math.max(largest, kernel);
        }
        Arrays.fill(p, 0);
        double sum = 0;
        for (int k = 0; k < kernels.length; k++) {
            double weight = Math.exp(kernels[k] - largest);
            p[classOf[k]] += weight;
            sum += weight;
        }
        for (int c = 0; c < p.length; c++) {
            p[c] /= sum;
        }
    }

    /** ln Gamma(x) for x >= 1: Stirling's series, far enough from 0 to hold to 13 digits. */
    static double logGamma(double x) {
        double shift = 0;
        double far = x;
        while (far < 10) {
            shift += Math.log(far);
            far++;
        }
        double inverse = 1 / (far * far);
        double series = (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse * (1.0 / 1680
                - inverse / 1188)))) / far;
        return (far - 0.5) * Math.log(far) - far + 0.5 * Math.log(2 * Math.PI) + series - shift;
    }
}
