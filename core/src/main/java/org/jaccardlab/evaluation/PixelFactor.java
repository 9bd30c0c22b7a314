package org.jaccardlab.evaluation;

/**
 * What the terms of a pixel-wise loss are multiplied by in one class, weights and divisors included.
 *
 * @param term of a pixel's term, and of the term's derivative
 * @param weight of the derivative of what a normalised loss divides by; 0 for any other
 */
public record PixelFactor(double term, double weight) {

    /** For a term that is no pixel-wise loss. */
    public static final PixelFactor NONE = new PixelFactor(0, 0);

    /** A sum of weights is not taken for less, and below it does not move. */
    static final double LEAST = 1e-6;

    /** Nothing but a divisor. */
    static PixelFactor of(double factor) {
        return new PixelFactor(factor, 0);
    }

    /** Further divided by a sum over the same pixels: d(F/W) = dF/W - F/W^2 dW. */
    static PixelFactor normalised(double factor, double terms, double weights) {
        double divisor = Math.max(weights, LEAST);
        return new PixelFactor(factor / divisor, weights > LEAST ? -factor * terms / (divisor * divisor) : 0);
    }
}
