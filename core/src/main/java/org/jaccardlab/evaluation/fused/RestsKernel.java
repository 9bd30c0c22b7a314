package org.jaccardlab.evaluation.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** 1 minus the probability of the label's class, as the sum of the others: exact where the prediction is all but right. */
final class RestsKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final VectorSpecies<Integer> INTS = Lanes.INTS;

    private RestsKernel() {
    }

    /**
     * @param powers class times {@code stride} plus pixel, to be multiplied by the pixel's factor
     * @param labels class by pixel, from {@code at} on
     * @param n pixels, a multiple of 16
     * @param rests written from {@code at} on
     */
    static void run(float[] powers, int stride, int classes, float[] factors, int[] labels, int n, float[] rests,
            int at) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            IntVector label = IntVector.fromArray(INTS, labels, at + i);
            FloatVector rest = FloatVector.zero(FLOATS);
            for (int c = 0; c < classes; c++) {
                rest = rest.add(FloatVector.fromArray(FLOATS, powers, c * stride + i),
                        label.compare(VectorOperators.NE, c).cast(FLOATS));
            }
            rest.mul(FloatVector.fromArray(FLOATS, factors, i)).intoArray(rests, at + i);
        }
    }
}
