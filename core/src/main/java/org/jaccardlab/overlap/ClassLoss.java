package org.jaccardlab.overlap;

/**
 * The overlap loss of one class in one group, shared out over pixels and differentiated.
 *
 * @param value the loss
 * @param constant the part of the value that no pixel owns: 0 unless numerator and denominator are smoothed differently
 * @param share each pixel's part of the value: summed over the group it gives the value less the constant
 * @param slope a polynomial whose {@link Polynomial#slope} is the derivative of the value by a pixel's prediction
 */
public record ClassLoss(double value, double constant, Polynomial share, Polynomial slope) {

    /** Nothing there and nothing predicted. */
    public static final ClassLoss PERFECT = new ClassLoss(0, 0, Polynomial.ZERO, Polynomial.ZERO);

    /** A loss made of this one by a function of its value: the parts keep their proportions, the slope its direction. */
    ClassLoss mapped(double mappedValue, double partsFactor, double slopeFactor) {
        return new ClassLoss(mappedValue, constant * partsFactor, share.times(partsFactor), slope.times(slopeFactor));
    }
}
