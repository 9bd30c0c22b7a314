package org.jaccardlab.overlap;

/**
 * The overlap loss of one class in one group, shared out over pixels and differentiated.
 *
 * @param value the loss
 * @param share each pixel's part of the value: summed over the group it gives the value
 * @param slope a polynomial whose {@link Polynomial#slope} is the derivative of the value by a pixel's prediction
 */
public record ClassLoss(double value, Polynomial share, Polynomial slope) {

    /** Nothing there and nothing predicted. */
    public static final ClassLoss PERFECT = new ClassLoss(0, Polynomial.ZERO, Polynomial.ZERO);
}
