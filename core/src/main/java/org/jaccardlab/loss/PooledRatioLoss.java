package org.jaccardlab.loss;

import java.util.List;
import org.jaccardlab.overlap.ClassSums;
import org.jaccardlab.overlap.GroupGain;
import org.jaccardlab.overlap.GroupLoss;
import org.jaccardlab.overlap.Ratio;

/** An overlap loss that is one ratio for all classes of its group: their errors together over their masses together. */
public sealed interface PooledRatioLoss extends OverlapLoss permits GeneralizedDice, DiceDialect, PooledTversky {

    /** Error and mass of every class of the group, in the order of the sums; their own smoothing is not looked at. */
    List<Ratio> ratios(List<ClassSums> classes);

    /** Added to all masses together: the smoothing of the score's denominator. */
    double smooth();

    /** That smoothing less the one of the score's numerator. */
    double excess();

    @Override
    default Sharing sharing() {
        return excess() == 0 ? Sharing.EXACT : Sharing.EXACT_AND_CONSTANT;
    }

    @Override
    default GroupLoss of(List<ClassSums> classes) {
        return Ratio.pooled(ratios(classes), classes, smooth(), excess());
    }

    @Override
    default GroupGain gain(List<ClassSums> classes) {
        return Ratio.pooledGain(ratios(classes), classes, smooth(), excess());
    }
}
