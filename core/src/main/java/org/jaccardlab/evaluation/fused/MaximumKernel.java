package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The largest number of every pixel and the class that has it, the first of equals: needed once for a prediction. NaN is
 * larger than any.
 */
final class MaximumKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final VectorSpecies<Integer> INTS = Lanes.INTS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private MaximumKernel() {
    }

    /**
     * @param n pixels, a multiple of 16
     * @param largest written from {@code at} on
     * @param winner written from 0 on
     */
    static void run(Rows numbers, int classes, int n, float[] largest, int at, int[] winner) {
        MemorySegment memory = numbers.memory();
        long first = numbers.row(0);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            FloatVector.fromMemorySegment(FLOATS, memory, first + 4L * i, NATIVE).intoArray(largest, at + i);
            IntVector.zero(INTS).intoArray(winner, i);
        }
        for (int c = 1; c < classes; c++) {
            long row = numbers.row(c);
            for (int i = 0; i < n; i += Lanes.COUNT) {
                FloatVector before = FloatVector.fromArray(FLOATS, largest, at + i);
                FloatVector here = FloatVector.fromMemorySegment(FLOATS, memory, row + 4L * i, NATIVE);
                VectorMask<Float> wins = before.lt(here);
                before.max(here).intoArray(largest, at + i);
                IntVector.fromArray(INTS, winner, i).blend(c, wins.cast(INTS)).intoArray(winner, i);
            }
        }
    }
}
