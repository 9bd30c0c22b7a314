package org.jaccardlab.loss;

/**
 * A mean over pixels of terms that see one pixel each. With sigmoid channels every class is a question of its own, and
 * what is not the class has a term too.
 */
public sealed interface PixelLoss extends Loss
        permits CrossEntropy, KullbackLeibler, Focal, BinaryCrossEntropy, BinaryDialect, SmearedFocal, FocalDialect {

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

    /** What a sigmoid channel adds at one pixel, the class and its complement together. */
    default double channelTerm(Channel at) {
        return term(at.y(), at.q(), at.logQ()) + restTerm(1 - at.y(), at.rest(), at.logRest());
    }

    /** The derivative of {@link #channelTerm} by the logit at temperature 1. */
    default double channelPull(Channel at) {
        return pull(at.y(), at.q(), at.logQ()) * at.rest() - restPull(1 - at.y(), at.rest(), at.logRest()) * at.q();
    }

    /** The derivative of {@link #channelTerm} by the probability; infinite where it is. */
    default double channelSlope(Channel at) {
        return over(pull(at.y(), at.q(), at.logQ()), at.q())
                - over(restPull(1 - at.y(), at.rest(), at.logRest()), at.rest());
    }

    /** Whether every class is also divided by the sum of {@link #channelWeight} over its kept pixels. */
    default boolean isNormalised() {
        return false;
    }

    /** What such a loss is divided by, as far as one sigmoid channel of one pixel goes. */
    default double channelWeight(Channel at) {
        return 0;
    }

    /** The derivative of {@link #channelWeight} by the logit at temperature 1. */
    default double channelWeightPull(Channel at) {
        return 0;
    }

    /** What the whole is multiplied by at this temperature. */
    default double factor(double temperature) {
        return 1;
    }

    /** A pull over what it was multiplied by; nothing where nothing pulls. */
    static double over(double pull, double q) {
        return pull == 0 ? 0 : pull / q;
    }

    /**
     * One sigmoid channel at one pixel.
     *
     * @param y target, 0..1
     * @param q predicted probability, 0..1
     * @param rest 1 - q, exact also where q is next to 1
     * @param logQ natural logarithm of q
     * @param logRest that of 1 - q
     */
    record Channel(double y, double q, double rest, double logQ, double logRest) {

        /** With the rest from its logarithm. */
        public Channel(double y, double q, double logQ, double logRest) {
            this(y, q, Math.exp(logRest), logQ, logRest);
        }

        /** The logit. */
        public double z() {
            return logQ - logRest;
        }
    }
}
