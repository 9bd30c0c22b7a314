package org.jaccardlab.loss;

import org.jaccardlab.parameter.Range;

/**
 * The focal loss, {@code -(1 - q)^gamma y ln q} (Lin and others, 2017), softmax over the classes or sigmoid a channel.
 */
public record Focal(
        @Range(min = 0, max = 5, help = "how little well predicted pixels count; 0 is cross-entropy") double gamma,
        @Range(min = 0, max = 2, help = "weight of the class itself; the alpha of most libraries") double positive,
        @Range(min = 0, max = 2, help = "with sigmoid channels the weight of the rest; 1 - alpha in most libraries") double negative)
        implements
            PixelLoss {

    public Focal() {
        this(2, 1, 1);
    }

    @Override
    public String id() {
        return "focal";
    }

    @Override
    public String title() {
        return "Focal";
    }

    @Override
    public String formula() {
        return "−Σ y·(1 − q)^γ·ln q / n";
    }

    @Override
    public String about() {
        return "Cross-entropy in which pixels that are right already count little.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return true;
    }

    /** The usual exponents by multiplication: pixel by pixel they are most of the work. */
    private static double power(double v, double exponent) {
        if (exponent == 2) {
            return v * v;
        }
        return exponent == 1 ? v : exponent == 0 ? 1 : Math.pow(v, exponent);
    }

    @Override
    public double term(double y, double q, double logQ) {
        return y == 0 ? 0 : -positive * y * power(1 - q, gamma) * logQ;
    }

    @Override
    public double pull(double y, double q, double logQ) {
        if (y == 0) {
            return 0;
        }
        double slope = gamma == 0 ? 0 : gamma * q * power(1 - q, gamma - 1) * logQ;
        return positive * y * ((q == 1 ? 0 : slope) - power(1 - q, gamma));
    }

    @Override
    public double restTerm(double y, double q, double logQ) {
        return new Focal(gamma, negative, positive).term(y, q, logQ);
    }

    @Override
    public double restPull(double y, double q, double logQ) {
        return new Focal(gamma, negative, positive).pull(y, q, logQ);
    }
}
