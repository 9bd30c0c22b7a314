package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What couples the classes of a softmax under an overlap loss of norm 1: per pixel the sum over classes of probability
 * times slope, {@code sum_j x_j (a_j + b_j y_j + d_j sgn(x_j - y_j))}.
 */
final class SlopeKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private SlopeKernel() {
    }

    /**
     * @param powers class times {@code stride} plus pixel, to be multiplied by the pixel's factor
     * @param target zero where a factor is
     * @param classes those whose slope is not zero everywhere
     * @param slopes a, b and d of every class
     * @param n pixels, a multiple of 16
     * @param sums written; zero if there are no classes
     */
    static void run(float[] powers, int stride, float[] factors, Rows target, int[] classes, float[] slopes, int n,
            float[] sums) {
        Arrays.fill(sums, 0, n, 0);
        for (int k = 0; k < classes.length; k += 2) {
            int c = classes[k];
            boolean single = k + 1 == classes.length;
            int d = classes[single ? k : k + 1];
            // The last of an odd number of classes counts half twice, which is exact.
            float part = single ? 0.5f : 1f;
            two(powers, c * stride, d * stride, factors, target.memory(), target.row(c), target.row(d),
                    slopes[3 * c] * part, slopes[3 * c + 1] * part, slopes[3 * c + 2] * part,
                    slopes[3 * d] * part, slopes[3 * d + 1] * part, slopes[3 * d + 2] * part, n, sums);
        }
    }

    private static void two(float[] powers, int e0, int e1, float[] factors, MemorySegment target, long y0, long y1,
            float a0, float b0, float d0, float a1, float b1, float d1, int n, float[] sums) {
        FloatVector slopeX0 = FloatVector.broadcast(FLOATS, a0);
        FloatVector slopeX1 = FloatVector.broadcast(FLOATS, a1);
        FloatVector slopeI0 = FloatVector.broadcast(FLOATS, b0);
        FloatVector slopeI1 = FloatVector.broadcast(FLOATS, b1);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            FloatVector factor = FloatVector.fromArray(FLOATS, factors, i);
            FloatVector x0 = FloatVector.fromArray(FLOATS, powers, e0 + i).mul(factor);
            FloatVector x1 = FloatVector.fromArray(FLOATS, powers, e1 + i).mul(factor);
            FloatVector v0 = FloatVector.fromMemorySegment(FLOATS, target, y0 + 4L * i, NATIVE);
            FloatVector v1 = FloatVector.fromMemorySegment(FLOATS, target, y1 + 4L * i, NATIVE);
            FloatVector g0 = v0.fma(slopeI0, slopeX0);
            FloatVector g1 = v1.fma(slopeI1, slopeX1);
            g0 = g0.add(d0, v0.lt(x0)).sub(d0, x0.lt(v0));
            g1 = g1.add(d1, v1.lt(x1)).sub(d1, x1.lt(v1));
            FloatVector.fromArray(FLOATS, sums, i).add(x0.fma(g0, x1.mul(g1))).intoArray(sums, i);
        }
    }
}
