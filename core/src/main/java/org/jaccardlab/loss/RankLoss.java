package org.jaccardlab.loss;

/**
 * A Lovász extension: the sum over pixels of error times a weight that depends on the error's rank in its group. Defined
 * for hard targets only, since ranks count members of a set.
 */
public sealed interface RankLoss extends Loss permits LovaszSoftmax, LovaszHinge, LovaszOfNumbers {

    /**
     * How wrong a pixel is.
     *
     * @param x the probability
     * @param z the logit over the temperature; only meaningful where every class is a sigmoid
     * @param foreground whether the pixel carries the class
     */
    double error(double x, double z, boolean foreground);

    /** A pixel's part of the loss, its error times the weight of its rank. */
    default double share(double weight, double x, double z, boolean foreground) {
        return weight * error(x, z, foreground);
    }

    /**
     * Derivative by what the error is taken of, weights held fixed: the weight, against the foreground, with it for the rest,
     * nothing at an error of 0.
     */
    default double slope(double weight, double x, double z, boolean foreground) {
        return error(x, z, foreground) == 0 ? 0 : foreground ? -weight : weight;
    }

    /** Whether the error is taken of the logit, so that no activation lies between. */
    boolean byLogit();

    /** Whether the ranks count the number of each pixel's class instead of whether it is the class: a known defect. */
    default boolean countsClassNumbers() {
        return false;
    }

    @Override
    default boolean acceptsSoftTargets() {
        return false;
    }

    @Override
    default boolean needsHardTarget() {
        return true;
    }
}
