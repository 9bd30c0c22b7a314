package org.jaccardlab.metric;

import java.util.OptionalDouble;

/**
 * How the kept pixels of one group fall for one class. Every ratio lies in 0..1 and is empty where it would divide
 * nothing by nothing.
 *
 * @param tp of the class and predicted as it
 * @param fp predicted as the class without being of it
 * @param fn of the class without being predicted as it
 * @param tn neither
 */
public record ClassCounts(long tp, long fp, long fn, long tn) {

    public static final ClassCounts NONE = new ClassCounts(0, 0, 0, 0);

    public ClassCounts plus(ClassCounts other) {
        return new ClassCounts(tp + other.tp, fp + other.fp, fn + other.fn, tn + other.tn);
    }

    /** Pixels of the class. */
    public long reference() {
        return tp + fn;
    }

    /** Pixels predicted as the class. */
    public long predicted() {
        return tp + fp;
    }

    /** Intersection over union; empty if the class occurs in neither reference nor prediction. */
    public OptionalDouble iou() {
        return ratio(tp, tp + fp + fn);
    }

    /** Twice the intersection over both sizes; empty as {@link #iou()}. */
    public OptionalDouble dice() {
        return ratio(2 * tp, 2 * tp + fp + fn);
    }

    /** The part of the class's pixels that is found, its recall; empty if the reference lacks the class. */
    public OptionalDouble accuracy() {
        return ratio(tp, reference());
    }

    static OptionalDouble ratio(double part, double whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
    }
}
