package org.jaccardlab.loss;

/**
 * A mean over pixels of terms that see one pixel each. With sigmoid channels every class is a question of its own, and
 * what is not the class has a term too.
 */
public sealed interface PixelLoss extends Loss permits CrossEntropy, KullbackLeibler, Focal, BinaryCrossEntropy {

    /**
     * What one class adds at one pixel, before class weight and division.
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

    /**
     * The same as {@link #term} for what a sigmoid channel leaves: y, q and logQ are those of the complement.
     */
    default double restTerm(double y, double q, double logQ) {
        return term(y, q, logQ);
    }

    /** The pull of {@link #restTerm}. */
    default double restPull(double y, double q, double logQ) {
        return pull(y, q, logQ);
    }

    /** What the whole is multiplied by at this temperature. */
    default double factor(double temperature) {
        return 1;
    }
}
