package org.jaccardlab.loss;

import java.util.List;
import org.jaccardlab.overlap.ClassSums;
import org.jaccardlab.overlap.GroupGain;
import org.jaccardlab.overlap.GroupLoss;
import org.jaccardlab.overlap.Link;
import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Ratio;

/** An overlap loss of every class by itself that is one ratio of error and mass. */
public sealed interface RatioLoss extends OverlapLoss
        permits Jml1, Jml2, SoftJaccard, SoftJaccardL2, Dml1, Dml2, SoftDice, SoftDiceL2, Tversky, OrdinaryTversky,
        FocalTversky, TverskyDialect {

    /** x + y - 2xy, the error of the classical product losses; with norm 2 it is (x - y)^2. */
    Polynomial DISAGREEMENT = Polynomial.X.plus(Polynomial.Y).minus(Polynomial.I.times(2));

    /** The loss as error over mass. */
    Ratio ratio();

    /** What is made of the ratio, class by class. */
    default Link link() {
        return Link.NONE;
    }

    @Override
    default Sharing sharing() {
        boolean held = link().log() && link().floor() > 0;
        return ratio().excess() == 0 && !held ? Sharing.EXACT : Sharing.EXACT_AND_CONSTANT;
    }

    @Override
    default GroupLoss of(List<ClassSums> classes) {
        return link().of(ratio().of(classes.getFirst()));
    }

    @Override
    default GroupGain gain(List<ClassSums> classes) {
        ClassSums sums = classes.getFirst();
        double value = ratio().of(sums).value();
        GroupGain plain = ratio().gain(sums);
        Link link = link();
        return change -> link.gain(value, plain.of(change));
    }
}
