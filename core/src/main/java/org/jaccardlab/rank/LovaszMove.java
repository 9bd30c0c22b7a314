package org.jaccardlab.rank;

import java.util.Arrays;

/**
 * How the Lovász extension of the Jaccard loss changes as the error of one pixel moves and all others stay.
 *
 * <p>The extension is the integral, over thresholds t from 0 upwards, of the Jaccard loss J(t) of taking the pixels with an
 * error above t for wrong. The pixel takes part below its own error, so moving the error from a to b changes the loss by the
 * integral from a to b of the difference between J with it and J without: with m others above t and U the union that they
 * make, {@code (m + 1)/(U + 1 - member) - m/U}. That difference is constant between the errors of others; one running sum
 * serves every move.
 */
public final class LovaszMove {

    /** Errors of the other pixels, rising. */
    private final double[] others;
    /** The difference between others[k - 1] and others[k], from 0 to infinity. */
    private final double[] differences;
    /** The integral from 0 to others[k]. */
    private final double[] integrals;
    private final double now;

    /**
     * @param errors at least 0
     * @param members as in {@link LovaszWeights#of}
     * @param pixel whose error moves
     */
    public LovaszMove(double[] errors, double[] members, int pixel) {
        int n = errors.length - 1;
        now = errors[pixel];
        others = new double[n];
        differences = new double[n + 1];
        integrals = new double[n];
        int[] falling = LovaszWeights.falling(errors, members);
        double total = Arrays.stream(members).sum();
        double seen = 0;
        int above = 0;
        differences[n] = difference(0, total, members[pixel]);
        for (int place : falling) {
            if (place == pixel) {
                continue;
            }
            above++;
            seen += members[place];
            others[n - above] = errors[place];
            differences[n - above] = difference(above, total + above - seen, members[pixel]);
        }
        double integral = 0;
        double below = 0;
        for (int k = 0; k < n; k++) {
            integral += (others[k] - below) * differences[k];
            integrals[k] = integral;
            below = others[k];
        }
    }

    private static double difference(double above, double union, double member) {
        return union == 0 ? 1 : (union - above * (1 - member)) / (union * (union + 1 - member));
    }

    /** The extension as it is, less the extension with this error, at least 0, instead. */
    public double gain(double error) {
        return integral(now) - integral(error);
    }

    private double integral(double to) {
        int found = Arrays.binarySearch(others, to);
        int below = found >= 0 ? found : -found - 1;
        double start = below == 0 ? 0 : others[below - 1];
        return (below == 0 ? 0 : integrals[below - 1]) + (to - start) * differences[below];
    }
}
