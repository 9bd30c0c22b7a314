package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What couples the classes of a softmax under an overlap loss of norm 1: per pixel the sum over classes of probability
 * times slope, {@code sum_j x_j (a_j + b_j y_j + d_j sgn(x_j - y_j))}. Where every b is zero it gives the very bits that
 * {@link CouplingKernel} gives: what is remembered and what is asked for beside it must not change a number.
 */
final class SlopeKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private static final float[] NONE = new float[3 * 4];

    private SlopeKernel() {
    }

    /**
     * @param powers class times {@code stride} plus pixel, to be multiplied by the pixel's factor
     * @param target zero where a factor is
     * @param slopes a, b and d of every class
     * @param n pixels, a multiple of 16
     * @param sums written
     */
    static void run(float[] powers, int stride, float[] factors, Rows target, float[] slopes, int n,
            float[] sums) {
        Arrays.fill(sums, 0, n, 0);
        int classes = slopes.length / 3;
        float[] four = new float[3 * 4];
        for (int c = 0; c < classes; c += 4) {
            int last = classes - 1;
            // What is missing to the last four is made up by its last class, with a slope of zero.
            Arrays.fill(four, 0);
            System.arraycopy(slopes, 3 * c, four, 0, Math.min(four.length, slopes.length - 3 * c));
            if (!Arrays.equals(four, NONE)) {
                four(powers, stride, factors, target, c, Math.min(c + 1, last), Math.min(c + 2, last),
                        Math.min(c + 3, last), four, n, sums);
            }
        }
        for (int i = 0; i < n; i++) {
            sums[i] *= factors[i];
        }
    }

    private static void four(float[] powers, int stride, float[] factors, Rows target, int c0, int c1, int c2, int c3,
            float[] slopes, int n, float[] sums) {
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
            FloatVector p0 = FloatVector.fromArray(FLOATS, powers, e0 + i);
            FloatVector p1 = FloatVector.fromArray(FLOATS, powers, e1 + i);
            FloatVector p2 = FloatVector.fromArray(FLOATS, powers, e2 + i);
            FloatVector p3 = FloatVector.fromArray(FLOATS, powers, e3 + i);
            FloatVector x0 = p0.mul(factor);
            FloatVector x1 = p1.mul(factor);
            FloatVector x2 = p2.mul(factor);
            FloatVector x3 = p3.mul(factor);
            FloatVector v0 = FloatVector.fromMemorySegment(FLOATS, memory, y0 + 4L * i, NATIVE);
            FloatVector v1 = FloatVector.fromMemorySegment(FLOATS, memory, y1 + 4L * i, NATIVE);
            FloatVector v2 = FloatVector.fromMemorySegment(FLOATS, memory, y2 + 4L * i, NATIVE);
            FloatVector v3 = FloatVector.fromMemorySegment(FLOATS, memory, y3 + 4L * i, NATIVE);
            FloatVector g0 = v0.fma(b0, a0).add(d0, v0.lt(x0)).sub(d0, x0.lt(v0));
            FloatVector g1 = v1.fma(b1, a1).add(d1, v1.lt(x1)).sub(d1, x1.lt(v1));
            FloatVector g2 = v2.fma(b2, a2).add(d2, v2.lt(x2)).sub(d2, x2.lt(v2));
            FloatVector g3 = v3.fma(b3, a3).add(d3, v3.lt(x3)).sub(d3, x3.lt(v3));
            FloatVector sum = p0.fma(g0, p1.mul(g1)).add(p2.fma(g2, p3.mul(g3)));
            FloatVector.fromArray(FLOATS, sums, i).add(sum).intoArray(sums, i);
        }
    }
}
