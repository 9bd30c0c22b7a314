package org.jaccardlab.loss;

import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.overlap.ClassSums;
import org.jaccardlab.overlap.GroupGain;
import org.jaccardlab.overlap.GroupLoss;
import org.jaccardlab.overlap.Sums;

/** A loss of a whole set of pixels: scalar arithmetic on {@link Sums}, class by class or of all classes at once. */
public sealed interface OverlapLoss extends Loss permits RatioLoss, PooledRatioLoss, Mcc {

    /** The help of every smoothing constant that numerator and denominator share. */
    String SMOOTH_HELP = "added to the score's numerator and denominator; large values hide small objects";

    /** The power p to which x, y and |x-y| are summed. */
    default int norm() {
        return 1;
    }

    /** The power that the mean over classes is raised to. */
    default double exponentOfMean() {
        return 1;
    }

    /** Whether all active classes of a group make one loss, instead of one each. */
    default boolean isPooled() {
        return false;
    }

    /** Whether ignored pixels enter the loss all the same: a known defect of some libraries. */
    default boolean countsIgnoredPixels() {
        return false;
    }

    /** What such a loss takes an ignored pixel's target for. */
    default double ignoredTarget(int cls, int classes) {
        return 0;
    }

    /**
     * The loss of one group, who owns it, and its slope.
     *
     * @param classes of a pooled loss all active classes, of any other the one
     */
    GroupLoss of(List<ClassSums> classes);

    /** How the loss of one group with these sums falls. A loss that can say so without cancellation does. */
    default GroupGain gain(List<ClassSums> classes) {
        double value = of(classes).value();
        return change -> {
            List<ClassSums> after = new ArrayList<>();
            for (int c = 0; c < change.length; c++) {
                after.add(classes.get(c).less(change[c]));
            }
            return value - of(after).value();
        };
    }

    /** The loss of one class. */
    default GroupLoss of(Sums sums) {
        return of(List.of(ClassSums.of(sums)));
    }
}
