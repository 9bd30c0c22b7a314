package org.jaccardlab.loss;

import org.jaccardlab.parameter.Range;

/**
 * Binary cross-entropy: every channel is a sigmoid and a question of its own, {@code -(p y ln q + (1 - y) ln(1 - q))}
 * with p the weight of positives.
 */
public record BinaryCrossEntropy(
        @Range(min = 0, max = 20, curve = 2, help = "how much a positive pixel counts against a negative one") double positive)
        implements
            PixelLoss {

    public BinaryCrossEntropy() {
        this(1);
    }

    @Override
    public String id() {
        return "bce";
    }

    @Override
    public String title() {
        return "Binary cross-entropy";
    }

    @Override
    public String formula() {
        return "−Σ (p·y·ln q + (1 − y)·ln(1 − q)) / n";
    }

    @Override
    public String about() {
        return "Every class is a sigmoid of its own; nothing couples them.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return positive == 1;
    }

    @Override
    public boolean needsSigmoid() {
        return true;
    }

    @Override
    public double term(double y, double q, double logQ) {
        return y == 0 ? 0 : -positive * y * logQ;
    }

    @Override
    public double pull(double y, double q, double logQ) {
        return -positive * y;
    }

    @Override
    public double restTerm(double y, double q, double logQ) {
        return y == 0 ? 0 : -y * logQ;
    }

    @Override
    public double restPull(double y, double q, double logQ) {
        return -y;
    }
}
