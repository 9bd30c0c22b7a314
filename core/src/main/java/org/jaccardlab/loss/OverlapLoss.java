package org.jaccardlab.loss;

import org.jaccardlab.overlap.ClassLoss;
import org.jaccardlab.overlap.Ratio;
import org.jaccardlab.overlap.Sums;

/** A loss of a whole set of pixels, class by class: scalar arithmetic on {@link Sums}. */
public sealed interface OverlapLoss extends Loss
        permits Jml1, Jml2, SoftJaccard, Dml1, SoftDice, Tversky {

    /** The help of every smoothing constant. */
    String SMOOTH_HELP = "added to the score's numerator and denominator; large values hide small objects";

    /** The loss as error over mass. */
    Ratio ratio();

    /** The loss of one class, who owns it, and its slope. */
    default ClassLoss of(Sums sums) {
        return ratio().of(sums);
    }
}
