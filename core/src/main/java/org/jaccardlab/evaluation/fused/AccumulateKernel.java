package org.jaccardlab.evaluation.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Adds a part of a row to a field, whose numbers stay finite. */
final class AccumulateKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;

    private AccumulateKernel() {
    }

    /**
     * Where a probability has underflowed, a slope by it is too steep for a float: then it is the steepest there is; of two
     * such of opposite sign, no number, the lower.
     *
     * @param from its first number
     * @param n numbers, any number of them
     * @param into added to, from {@code at} on
     */
    static void run(float[] row, int from, int n, float[] into, int at) {
        FloatVector most = FloatVector.broadcast(FLOATS, Float.MAX_VALUE);
        FloatVector least = FloatVector.broadcast(FLOATS, -Float.MAX_VALUE);
        int i = 0;
        for (; i + Lanes.COUNT <= n; i += Lanes.COUNT) {
            FloatVector sum = FloatVector.fromArray(FLOATS, into, at + i)
                    .add(FloatVector.fromArray(FLOATS, row, from + i));
            least.blend(sum.min(most), least.lt(sum)).intoArray(into, at + i);
        }
        for (; i < n; i++) {
            float sum = into[at + i] + row[from + i];
            into[at + i] = sum > -Float.MAX_VALUE ? Math.min(sum, Float.MAX_VALUE) : -Float.MAX_VALUE;
        }
    }
}
