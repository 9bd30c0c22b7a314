package org.jaccardlab.metric;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How many kept pixels of each reference class were predicted as each class. Immutable. */
public final class ConfusionMatrix {

    private final int classes;
    private final long[] counts;

    /** Takes over {@code counts}: reference class times {@code classes} plus predicted class. */
    public ConfusionMatrix(int classes, long[] counts) {
        if (counts.length != classes * classes) {
            throw new IllegalArgumentException(classes + " classes need " + classes * classes + " counts");
        }
        this.classes = classes;
        this.counts = counts;
    }

    public int classes() {
        return classes;
    }

    public long count(int reference, int predicted) {
        return counts[reference * classes + predicted];
    }

    /** Kept pixels altogether. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /** Kept pixels of this reference class. */
    public long referencePixels(int cls) {
        return IntStream.range(0, classes).mapToLong(p -> count(cls, p)).sum();
    }

    /** Kept pixels predicted as this class. */
    public long predictedPixels(int cls) {
        return IntStream.range(0, classes).mapToLong(r -> count(r, cls)).sum();
    }

    /** Intersection over union of a class; empty if it occurs in neither reference nor prediction. */
    public OptionalDouble iou(int cls) {
        long union = referencePixels(cls) + predictedPixels(cls) - count(cls, cls);
        return union == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) count(cls, cls) / union);
    }

    /** The mean over the classes that have an IoU; empty if none has. */
    public OptionalDouble meanIou() {
        return IntStream.range(0, classes).mapToObj(this::iou).filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble).average();
    }

    /** The part of the kept pixels whose class is right; empty if no pixel is kept. */
    public OptionalDouble accuracy() {
        long all = total();
        long right = IntStream.range(0, classes).mapToLong(c -> count(c, c)).sum();
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / all);
    }
}
