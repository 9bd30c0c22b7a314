package org.jaccardlab.loss;

import org.jaccardlab.overlap.ClassLoss;
import org.jaccardlab.overlap.Link;
import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Ratio;
import org.jaccardlab.overlap.Sums;

/** A loss of a whole set of pixels, class by class: scalar arithmetic on {@link Sums}. */
public sealed interface OverlapLoss extends Loss
        permits Jml1, Jml2, SoftJaccard, SoftJaccardL2, Dml1, Dml2, SoftDice, SoftDiceL2, Tversky, OrdinaryTversky,
        FocalTversky, TverskyDialect {

    /** The help of every smoothing constant. */
    String SMOOTH_HELP = "added to the score's numerator and denominator; large values hide small objects";

    /** x + y - 2xy, the error of the classical product losses; with norm 2 it is (x - y)^2. */
    Polynomial DISAGREEMENT = Polynomial.X.plus(Polynomial.Y).minus(Polynomial.I.times(2));

    /** The loss as error over mass. */
    Ratio ratio();

    /** The power p to which x, y and |x-y| are summed. */
    default int norm() {
        return 1;
    }

    /** What is made of the ratio, class by class. */
    default Link link() {
        return Link.NONE;
    }

    /** The power that the mean over classes is raised to. */
    default double exponentOfMean() {
        return 1;
    }

    /** The loss of one class, who owns it, and its slope. */
    default ClassLoss of(Sums sums) {
        return link().of(ratio().of(sums));
    }
}
