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
        if (classes.length == 0) {
            Arrays.fill(sums, 0, n, 0);
        }
        float[] four = new float[3 * 4];
        for (int k = 0; k < classes.length; k += 4) {
            int last = classes.length - 1;
            // What is missing to the last four is made up by its last class, with a slope of zero.
            Arrays.fill(four, 0);
            for (int j = 0; j < 4 && k + j <= last; j++) {
                System.arraycopy(slopes, 3 * classes[k + j], four, 3 * j, 3);
            }
            four(powers, stride, factors, target, classes[k], classes[Math.min(k + 1, last)],
                    classes[Math.min(k + 2, last)], classes[Math.min(k + 3, last)], four, n, sums, k == 0);
        }
    }

    private static void four(float[] powers, int stride, float[] factors, Rows target, int c0, int c1, int c2, int c3,
            float[] slopes, int n, float[] sums, boolean first) {
        MemorySegment memory = target.memory();
        long y0 = target.row(c0);
        long y1 = target.row(c1);
        long y2 = target.row(c2);
        long y3 = target.row(c3);
        int e0 = c0 * stride;
        int e1 = c1 * stride;
        int e2 = c2 * stride;
        int e3 = c3 * stride;
        FloatVector a0 = FloatVector.broadcast(FLOATS, slopes[0]);
        FloatVector a1 = FloatVector.broadcast(FLOATS, slopes[3]);
        FloatVector a2 = FloatVector.broadcast(FLOATS, slopes[6]);
        FloatVector a3 = FloatVector.broadcast(FLOATS, slopes[9]);
        FloatVector b0 = FloatVector.broadcast(FLOATS, slopes[1]);
        FloatVector b1 = FloatVector.broadcast(FLOATS, slopes[4]);
        FloatVector b2 = FloatVector.broadcast(FLOATS, slopes[7]);
        FloatVector b3 = FloatVector.broadcast(FLOATS, slopes[10]);
        float d0 = slopes[2];
        float d1 = slopes[5];
        float d2 = slopes[8];
        float d3 = slopes[11];
        for (int i = 0; i < n; i += Lanes.COUNT) {
            FloatVector factor = FloatVector.fromArray(FLOATS, factors, i);
            FloatVector x0 = FloatVector.fromArray(FLOATS, powers, e0 + i).mul(factor);
            FloatVector x1 = FloatVector.fromArray(FLOATS, powers, e1 + i).mul(factor);
            FloatVector x2 = FloatVector.fromArray(FLOATS, powers, e2 + i).mul(factor);
            FloatVector x3 = FloatVector.fromArray(FLOATS, powers, e3 + i).mul(factor);
            FloatVector v0 = FloatVector.fromMemorySegment(FLOATS, memory, y0 + 4L * i, NATIVE);
            FloatVector v1 = FloatVector.fromMemorySegment(FLOATS, memory, y1 + 4L * i, NATIVE);
            FloatVector v2 = FloatVector.fromMemorySegment(FLOATS, memory, y2 + 4L * i, NATIVE);
            FloatVector v3 = FloatVector.fromMemorySegment(FLOATS, memory, y3 + 4L * i, NATIVE);
            FloatVector g0 = v0.fma(b0, a0).add(d0, v0.lt(x0)).sub(d0, x0.lt(v0));
            FloatVector g1 = v1.fma(b1, a1).add(d1, v1.lt(x1)).sub(d1, x1.lt(v1));
            FloatVector g2 = v2.fma(b2, a2).add(d2, v2.lt(x2)).sub(d2, x2.lt(v2));
            FloatVector g3 = v3.fma(b3, a3).add(d3, v3.lt(x3)).sub(d3, x3.lt(v3));
            FloatVector sum = x0.fma(g0, x1.mul(g1)).add(x2.fma(g2, x3.mul(g3)));
            (first ? sum : FloatVector.fromArray(FLOATS, sums, i).add(sum)).intoArray(sums, i);
        }
    }
}
