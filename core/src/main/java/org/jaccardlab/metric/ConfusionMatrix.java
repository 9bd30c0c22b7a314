package org.jaccardlab.metric;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConfusionMatrix matrix && Arrays.equals(counts, matrix.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }
}
