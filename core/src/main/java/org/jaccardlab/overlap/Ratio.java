package org.jaccardlab.overlap;

/**
 * One minus an overlap score, written as error over mass: {@code 1 - N/M = (error(S) + excess) / (mass(S) + smooth)}.
 * Nearly every overlap loss of the literature has this form with both parts linear in the sums.
 *
 * @param error what a pixel does wrong; zero at x = y if the loss accepts soft targets
 * @param mass what the error is measured against
 * @param smooth added to the mass: the smoothing of the score's denominator, at least 0
 * @param excess that smoothing less the one of the score's numerator; 0 where both are the same, and then no part of the
 *        loss is without a pixel
 */
public record Ratio(Polynomial error, Polynomial mass, double smooth, double excess) {

    /** Numerator and denominator smoothed alike. */
    public Ratio(Polynomial error, Polynomial mass, double smooth) {
        this(error, mass, smooth, 0);
    }

    /** The loss of a class with these sums; an empty class with no smoothing is perfect: 0 with no slope. */
    public ClassLoss of(Sums sums) {
        double m = mass.over(sums) + smooth;
        if (m <= 0) {
            return ClassLoss.PERFECT;
        }
        double value = (error.over(sums) + excess) / m;
        // d(E/M) = (dE - (E/M) dM) / M
        return new ClassLoss(value, excess / m, error.times(1 / m), error.minus(mass.times(value)).times(1 / m));
    }
}
