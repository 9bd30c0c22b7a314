package org.jaccardlab.evaluation;

/**
 * How sure a prediction is of itself at one pixel, whatever the target says. Scalar, the same for every engine.
 */
public final class Certainty {

    private Certainty() {
    }

    /**
     * How probable the likelier answer is to whether the pixel belongs to one class: max(x, 1 - x), 0.5..1.
     *
     * @param x the probability of the class
     */
    public static double confidence(double x) {
        return Math.max(x, 1 - x);
    }

    /**
     * Confidence in the class that wins: under a softmax its probability, 1/C..1; where every class is a sigmoid the
     * confidence in the answer about the class with the largest probability, 0.5..1.
     *
     * @param largest the largest probability of the pixel
     */
    public static double confidence(double largest, boolean sigmoid) {
        return sigmoid ? confidence(largest) : largest;
    }

    /**
     * What one class brings to the entropy, in nats: -x ln x of a softmax, which sums to the entropy of the pixel, 0..ln
     * C; -x ln x - (1 - x) ln(1 - x) of a sigmoid, the entropy of its own question, 0..ln 2.
     *
     * @param logX ln x, -infinity for a true 0
     * @param logRest ln(1 - x); without meaning for a softmax
     */
    public static double entropy(double logX, double logRest, boolean sigmoid) {
        return part(logX) + (sigmoid ? part(logRest) : 0);
    }

    /** -p ln p with its limit 0 at 0. */
    private static double part(double logP) {
        double p = Math.exp(logP);
        return p == 0 || logP == 0 ? 0 : -p * logP;
    }
}
