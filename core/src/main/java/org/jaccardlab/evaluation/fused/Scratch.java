package org.jaccardlab.evaluation.fused;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * The room that one thread works in: a tile of one term. A probability is a power times the factor of its pixel,
 * {@code powers[c * stride + i] * factors[i]}; the factor is 0 where the pixel does not count and beyond the image's end.
 */
final class Scratch {

    private static final ThreadLocal<@Nullable Scratch> OF_THREAD = new ThreadLocal<>();

    /** Keeps rows whose length is a power of two from meeting in the same few sets of the first-level cache. */
    private static final int APART = 5 * Lanes.COLUMNS;

    final int classes;
    final int length;
    /** From one class's row to the next, here and in {@link #targetRows()} and {@link #logitRows()}. */
    final int stride;
    /** Where the tile begins in its image. */
    int from;
    final float[] powers;
    final float[] factors;
    /** Of a softmax the sum of the powers, or its logarithm where logarithms are needed. */
    final float[] sums;
    /** Of a softmax the logits and where the largest of every pixel stands. */
    Rows logits;
    float[] top;
    int topAt;
    final float[] largest;
    final int[] winner;
    final float[] columns = new float[16 * Lanes.COLUMNS];
    /** Two rows for whoever needs them. */
    final float[] row;
    final float[] other;
    /** Rows of one class: probability, target, and what the loss makes of them. */
    final float[] x;
    final float[] y;
    final float[] slope;
    /** Per pixel the sum over classes of probability times slope. */
    final float[] coupling;
    /** Of a target made of labels: class by pixel, and what every other class gets. */
    final int[] labels;
    final float[] others;
    /** 1 where a pixel does not count, else 0; filled only on demand. */
    final int[] outside;
    /** ln x, filled only on demand. */
    float[] logs = new float[0];
    /** 1 - x and ln(1 - x) where every class is a sigmoid. */
    float[] rests = new float[0];
    float[] logRests = new float[0];
    /** Of all classes, filled only on demand. */
    float[] gradient = new float[0];
    private final MemorySegment targetRows;
    private final MemorySegment logitRows;

    private Scratch(int classes, int length) {
        this.classes = classes;
        this.length = length;
        stride = length + APART;
        powers = new float[classes * stride];
        factors = new float[length];
        sums = new float[length];
        largest = new float[length];
        winner = new int[length];
        row = new float[length];
        other = new float[length];
        x = new float[length];
        y = new float[length];
        slope = new float[length];
        coupling = new float[length];
        labels = new int[length];
        others = new float[length];
        outside = new int[length];
        top = largest;
        long bytes = Float.BYTES * (long) classes * stride;
        // Untouched pages of what is not needed cost nothing.
        targetRows = Arena.ofAuto().allocate(bytes, 64);
        logitRows = Arena.ofAuto().allocate(bytes, 64);
        logits = logitRows();
    }

    /** This thread's own, kept from one computation to the next of the same shape. */
    static Scratch of(int classes, int length) {
        Scratch last = OF_THREAD.get();
        if (last == null || last.classes != classes || last.length != length) {
            last = new Scratch(classes, length);
            OF_THREAD.set(last);
        }
        return last;
    }

    void needLogs() {
        if (logs.length == 0) {
            logs = new float[powers.length];
        }
    }

    /** Fills {@link #outside} from the factors. */
    void loadOutside(int n) {
        for (int i = 0; i < n; i++) {
            outside[i] = factors[i] == 0 ? 1 : 0;
        }
    }

    void needRests() {
        if (rests.length == 0) {
            rests = new float[powers.length];
            logRests = new float[powers.length];
        }
    }

    void needGradient() {
        if (gradient.length == 0) {
            gradient = new float[powers.length];
        }
    }

    /** Loads probability and target of one class into {@link #x} and {@link #y}. */
    void loadClass(int cls, Rows target, int n) {
        int at = cls * stride;
        for (int i = 0; i < n; i++) {
            x[i] = powers[at + i] * factors[i];
        }
        MemorySegment.copy(target.memory(), ValueLayout.JAVA_FLOAT, target.row(cls), y, 0, n);
    }

    /** Room for a target that has to be made. */
    Rows targetRows() {
        return new Rows(targetRows, 0, Float.BYTES * (long) stride);
    }

    /** Room for logits that have to be made. */
    Rows logitRows() {
        return new Rows(logitRows, 0, Float.BYTES * (long) stride);
    }
}
