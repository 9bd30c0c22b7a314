package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What couples the classes of a softmax under an overlap loss of norm 2: per pixel the sum over classes of probability times
 * slope, {@code sum_j x_j (a_j x_j + b_j y_j + d_j (x_j - y_j))}.
 */
final class SquareSlopeKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private SquareSlopeKernel() {
    }

    /**
     * @param powers class times {@code stride} plus pixel, to be multiplied by the pixel's factor
     * @param target zero where a factor is
     * @param classes those whose slope is not zero everywhere
     * @param slopes class by class
     * @param n pixels, a multiple of 16
     * @param sums written; zero if there are no classes
     */
    static void run(float[] powers, int stride, float[] factors, Rows target, int[] classes, Slope[] slopes, int n,
            float[] sums) {
        Arrays.fill(sums, 0, n, 0);
        for (int c : classes) {
            one(powers, c * stride, factors, target.memory(), target.row(c), slopes[c].ofX(), slopes[c].ofY(),
                    slopes[c].ofDifference(), n, sums);
        }
    }

    private static void one(float[] powers, int e, float[] factors, MemorySegment target, long y, float a, float b,
            float d, int n, float[] sums) {
        FloatVector ofX = FloatVector.broadcast(FLOATS, a);
        FloatVector ofY = FloatVector.broadcast(FLOATS, b);
        FloatVector ofDifference = FloatVector.broadcast(FLOATS, d);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            FloatVector x = FloatVector.fromArray(FLOATS, powers, e + i)
                    .mul(FloatVector.fromArray(FLOATS, factors, i));
            FloatVector v = FloatVector.fromMemorySegment(FLOATS, target, y + 4L * i, NATIVE);
            FloatVector slope = x.mul(ofX).add(v.mul(ofY)).add(x.sub(v).mul(ofDifference));
            x.fma(slope, FloatVector.fromArray(FLOATS, sums, i)).intoArray(sums, i);
        }
    }
}
