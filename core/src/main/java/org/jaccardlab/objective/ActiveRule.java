package org.jaccardlab.objective;

import java.util.List;

/**
 * Which classes an overlap loss averages over.
 *
 * @param which all or only present ones
 * @param listed only these classes can be active; empty for no such limit
 * @param threshold a class is present if some kept pixel's label gives it more than this
 * @param bySmoothedTarget whether that label is the target that the loss sees; otherwise the ground truth before any
 *        smoothing, so that a class does not switch on when smoothing passes the threshold
 */
public record ActiveRule(ActiveClasses which, List<Integer> listed, double threshold, boolean bySmoothedTarget) {

    /** A label weight up to this counts as absent (the reference implementation's threshold). */
    public static final double THRESHOLD = 0.01;

    public ActiveRule {
        listed = List.copyOf(listed);
    }

    public static ActiveRule of(ActiveClasses which) {
        return new ActiveRule(which, List.of(), THRESHOLD, false);
    }

    /** Whether a class can be active at all. */
    public boolean admits(int cls) {
        return listed.isEmpty() || listed.contains(cls);
    }

    /**
     * Whether a class is active in a group.
     *
     * @param largestLabel its largest weight in the ground truth of the group's kept pixels
     * @param largestTarget the same in the target that the loss sees
     */
    public boolean isActive(int cls, double largestLabel, double largestTarget) {
        return admits(cls) && (which == ActiveClasses.ALL
                || (bySmoothedTarget ? largestTarget : largestLabel) > threshold);
    }
}
