package org.jaccardlab.loss;

/**
 * The binary cross-entropy as libraries really compute it, with a weight for either side and labels that are pulled
 * together. Not in the catalogue; presets are made of it.
 *
 * @param positive weight of the class
 * @param negative weight of the rest
 * @param smear a label of 1 becomes one less this, one of 0 becomes this
 */
public record BinaryDialect(double positive, double negative, double smear) implements PixelLoss {

    @Override
    public String id() {
        return "binary-dialect";
    }

    @Override
    public String title() {
        return "Binary cross-entropy, as implemented";
    }

    @Override
    public String formula() {
        return "−Σ (p·y′·ln q + (1 − y′)·ln(1 − q)) / n, y′ = y + s·(1 − 2·y)";
    }

    @Override
    public String about() {
        return "A library's own form of the binary cross-entropy.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return positive == negative && smear == 0;
    }

    @Override
    public boolean needsSigmoid() {
        return true;
    }

    @Override
    public double term(double y, double q, double logQ) {
        return times(positive * smeared(y), -logQ);
    }

    @Override
    public double pull(double y, double q, double logQ) {
        return -positive * smeared(y);
    }

    @Override
    public double restTerm(double y, double q, double logQ) {
        return times(negative * smeared(y), -logQ);
    }

    @Override
    public double restPull(double y, double q, double logQ) {
        return -negative * smeared(y);
    }

    /** The same for the class and for the rest: 1 - y becomes 1 - y'. */
    private double smeared(double y) {
        return y + smear * (1 - 2 * y);
    }

    private static double times(double factor, double logarithm) {
        return factor == 0 ? 0 : factor * logarithm;
    }
}
