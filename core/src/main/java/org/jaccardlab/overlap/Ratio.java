package org.jaccardlab.overlap;

/**
 * One minus an overlap score, written as error over mass: {@code 1 - N/M = error(S) / (mass(S) + smooth)}. Nearly every
 * overlap loss of the literature has this form with both parts linear in the sums. The smoothing constant stands in
 * numerator and denominator of the score alike, so it appears here only below, and no part of the loss is left without
 * a pixel.
 *
 * @param error what a pixel does wrong; never negative at any pixel, zero at x = y if the loss accepts soft targets
 * @param mass what the error is measured against
 * @param smooth added to the mass, at least 0
 */
public record Ratio(Polynomial error, Polynomial mass, double smooth) {

    /** The loss of a class with these sums; an empty class with no smoothing is perfect: 0 with no slope. */
    public ClassLoss of(Sums sums) {
        double m = mass.over(sums) + smooth;
        if (m <= 0) {
            return ClassLoss.PERFECT;
        }
        double value = error.over(sums) / m;
        // d(E/M) = (dE - (E/M) dM) / M
        return new ClassLoss(value, error.times(1 / m), error.minus(mass.times(value)).times(1 / m));
    }
}
