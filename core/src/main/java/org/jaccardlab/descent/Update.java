package org.jaccardlab.descent;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jaccardlab.evaluation.GradientReader;
import org.jaccardlab.raster.Volume;

/** Takes one step as the gradient comes in: run by run, where the numbers lie. Each thread has one of its own. */
final class Update implements GradientReader {

    /** How numbers that are no probabilities any more become some. */
    enum Bounds {
        NONE, BOX, SIMPLEX
    }

    private final State state;
    private final Optimiser.Rule rule;
    private final float scale;
    private final Bounds bounds;
    private float[] z = new float[0];
    private float[] first = new float[0];
    private float[] second = new float[0];

    /** @param scale what the gradient is multiplied by */
    Update(State state, Optimiser.Rule rule, double scale, Bounds bounds) {
        this.state = state;
        this.rule = rule;
        this.scale = (float) scale;
        this.bounds = bounds;
    }

    @Override
    public void read(int member, int from, int pixels, float[] gradient, int stride) {
        Volume position = state.position(member);
        makeRoom(pixels);
        for (int c = 0; c < position.classes(); c++) {
            load(position, c, from, pixels, z);
            load(member, 1, c, from, pixels, first);
            load(member, 2, c, from, pixels, second);
            rule.move(z, gradient, c * stride, scale, first, second, pixels);
            store(member, 1, c, from, pixels, first);
            store(member, 2, c, from, pixels, second);
            switch (bounds) {
                case NONE -> store(position, c, from, pixels, z, 0);
                case BOX -> {
                    Simplex.box(z, 0, pixels);
                    store(position, c, from, pixels, z, 0);
                }
                // All classes are needed first: they wait where the gradient was.
                case SIMPLEX -> System.arraycopy(z, 0, gradient, c * stride, pixels);
            }
        }
        if (bounds == Bounds.SIMPLEX) {
            Simplex.project(gradient, position.classes(), stride, pixels, z, first, second);
            for (int c = 0; c < position.classes(); c++) {
                store(position, c, from, pixels, gradient, c * stride);
            }
        }
    }

    private void makeRoom(int pixels) {
        if (z.length < pixels) {
            z = new float[pixels];
            first = new float[pixels];
            second = new float[pixels];
        }
    }

    private void load(int member, int memory, int cls, int from, int pixels, float[] into) {
        if (memory <= state.memories()) {
            load(state.memory(member, memory), cls, from, pixels, into);
        }
    }

    private void store(int member, int memory, int cls, int from, int pixels, float[] numbers) {
        if (memory <= state.memories()) {
            store(state.memory(member, memory), cls, from, pixels, numbers, 0);
        }
    }

    private static void load(Volume volume, int cls, int from, int pixels, float[] into) {
        MemorySegment.copy(volume.memory(), ValueLayout.JAVA_FLOAT, place(volume, cls, from), into, 0, pixels);
    }

    private static void store(Volume volume, int cls, int from, int pixels, float[] numbers, int at) {
        MemorySegment.copy(numbers, at, volume.memory(), ValueLayout.JAVA_FLOAT, place(volume, cls, from), pixels);
    }

    private static long place(Volume volume, int cls, int from) {
        return Float.BYTES * ((long) cls * volume.size().pixels() + from);
    }
}
