package org.jaccardlab.objective;

import java.util.List;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;

/**
 * Which classes an overlap loss averages over.
 *
 * @param classes all or only present ones
 * @param only these classes can be active; empty for no such limit
 * @param threshold a class is present if some kept pixel's label gives it more than this
 * @param bySmoothedTarget whether that label is the target that the loss sees; otherwise the ground truth before any
 *        smoothing, so that a class does not switch on when smoothing passes the threshold
 */
public record ActiveRule(
        @Help("which classes the mean is taken over") ActiveClasses classes,
        @Help("only these classes can count; the others are left out, whether present or not") List<Integer> only,
        @Range(min = 0, max = 1, curve = 3, help = "a class is present if some kept pixel's label gives it more than this") double threshold,
        @Help("presence is decided by the target as trained on, so that smoothing can switch every class on; otherwise by the ground truth before smoothing") boolean bySmoothedTarget) {

    /** A label weight up to this counts as absent (the reference implementation's threshold). */
    public static final double THRESHOLD = 0.01;

    public ActiveRule {
        only = List.copyOf(only);
    }

    /** The rule of everything here unless said otherwise: classes that the ground truth holds. */
    public static final ActiveRule STANDARD = of(ActiveClasses.PRESENT);

    public static ActiveRule of(ActiveClasses classes) {
        return new ActiveRule(classes, List.of(), THRESHOLD, false);
    }

    public ActiveRule with(List<Integer> otherClasses) {
        return new ActiveRule(classes, otherClasses, threshold, bySmoothedTarget);
    }

    /** Whether a class can be active at all. */
    public boolean admits(int cls) {
        return only.isEmpty() || only.contains(cls);
    }

    /**
     * Whether a class is active in a group.
     *
     * @param largestLabel its largest weight in the ground truth of the group's kept pixels
     * @param largestTarget the same in the target that the loss sees
     */
    public boolean isActive(int cls, double largestLabel, double largestTarget) {
        return admits(cls) && (classes == ActiveClasses.ALL
                || (bySmoothedTarget ? largestTarget : largestLabel) > threshold);
    }
}
