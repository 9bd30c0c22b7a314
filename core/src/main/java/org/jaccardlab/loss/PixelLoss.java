package org.jaccardlab.loss;

/** A mean over kept pixels of terms that see one pixel each. */
public sealed interface PixelLoss extends Loss permits CrossEntropy {

    /**
     * What one class adds at one pixel, before the division by the number of kept pixels.
     *
     * @param y target, 0..1
     * @param q predicted probability, 0..1
     * @param logQ the natural logarithm of q, finite even where q underflows (log-softmax); -infinity if q is a true 0
     */
    double term(double y, double q, double logQ);

    /**
     * q times the derivative of {@link #term} by q. The logit gradient is made of these, not of the derivative itself,
     * which overflows where q underflows.
     */
    double pull(double y, double q, double logQ);
}
