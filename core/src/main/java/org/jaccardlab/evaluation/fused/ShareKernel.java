package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * All classes' parts of an overlap loss of norm 1 or 2 together: per pixel the sum over classes of
 * {@code a x + b y + d |x - y| + i x y}, or of {@code a x^2 + b y^2 + d (x - y)^2 + i x y}.
 */
final class ShareKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private ShareKernel() {
    }

    /**
     * @param squared whether the norm is 2
     * @param powers class times {@code stride} plus pixel, to be multiplied by the pixel's factor
     * @param target zero where a factor is
     * @param classes those that have a part
     * @param parts a, b, d and i of every class
     * @param n pixels, a multiple of 16
     * @param row added to
     */
    static void run(boolean squared, float[] powers, int stride, float[] factors, Rows target, int[] classes,
            float[] parts, int n,
            float[] row) {
        if (squared) {
            for (int c : classes) {
                oneSquared(powers, c * stride, factors, target.memory(), target.row(c), parts[4 * c], parts[4 * c + 1],
                        parts[4 * c + 2], parts[4 * c + 3], n, row);
            }
            return;
        }
        float[] four = new float[4 * 4];
        for (int k = 0; k < classes.length; k += 4) {
            int last = classes.length - 1;
            // What is missing to the last four is made up by its last class, without a part.
            Arrays.fill(four, 0);
            for (int j = 0; j < 4 && k + j <= last; j++) {
                System.arraycopy(parts, 4 * classes[k + j], four, 4 * j, 4);
            }
            four(powers, stride, factors, target, classes[k], classes[Math.min(k + 1, last)],
                    classes[Math.min(k + 2, last)], classes[Math.min(k + 3, last)], four, n, row);
        }
    }

    private static void four(float[] powers, int stride, float[] factors, Rows target, int c0, int c1, int c2, int c3,
            float[] parts, int n, float[] row) {
        MemorySegment memory = target.memory();
        long y0 = target.row(c0);
        long y1 = target.row(c1);
        long y2 = target.row(c2);
        long y3 = target.row(c3);
        int e0 = c0 * stride;
        int e1 = c1 * stride;
        int e2 = c2 * stride;
        int e3 = c3 * stride;
        FloatVector a0 = FloatVector.broadcast(FLOATS, parts[0]);
        FloatVector a1 = FloatVector.broadcast(FLOATS, parts[4]);
        FloatVector a2 = FloatVector.broadcast(FLOATS, parts[8]);
        FloatVector a3 = FloatVector.broadcast(FLOATS, parts[12]);
        FloatVector b0 = FloatVector.broadcast(FLOATS, parts[1]);
        FloatVector b1 = FloatVector.broadcast(FLOATS, parts[5]);
        FloatVector b2 = FloatVector.broadcast(FLOATS, parts[9]);
        FloatVector b3 = FloatVector.broadcast(FLOATS, parts[13]);
        FloatVector d0 = FloatVector.broadcast(FLOATS, parts[2]);
        FloatVector d1 = FloatVector.broadcast(FLOATS, parts[6]);
        FloatVector d2 = FloatVector.broadcast(FLOATS, parts[10]);
        FloatVector d3 = FloatVector.broadcast(FLOATS, parts[14]);
        FloatVector p0 = FloatVector.broadcast(FLOATS, parts[3]);
        FloatVector p1 = FloatVector.broadcast(FLOATS, parts[7]);
        FloatVector p2 = FloatVector.broadcast(FLOATS, parts[11]);
        FloatVector p3 = FloatVector.broadcast(FLOATS, parts[15]);
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
            FloatVector s0 = x0.sub(v0).abs().fma(d0, x0.mul(a0).add(v0.mul(b0)).add(x0.mul(v0).mul(p0)));
            FloatVector s1 = x1.sub(v1).abs().fma(d1, x1.mul(a1).add(v1.mul(b1)).add(x1.mul(v1).mul(p1)));
            FloatVector s2 = x2.sub(v2).abs().fma(d2, x2.mul(a2).add(v2.mul(b2)).add(x2.mul(v2).mul(p2)));
            FloatVector s3 = x3.sub(v3).abs().fma(d3, x3.mul(a3).add(v3.mul(b3)).add(x3.mul(v3).mul(p3)));
            FloatVector.fromArray(FLOATS, row, i).add(s0.add(s1).add(s2.add(s3))).intoArray(row, i);
        }
    }

    private static void oneSquared(float[] powers, int e, float[] factors, MemorySegment target, long y, float ofX,
            float ofY, float ofD, float ofI, int n, float[] row) {
        FloatVector a = FloatVector.broadcast(FLOATS, ofX);
        FloatVector b = FloatVector.broadcast(FLOATS, ofY);
        FloatVector d = FloatVector.broadcast(FLOATS, ofD);
        FloatVector p = FloatVector.broadcast(FLOATS, ofI);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            FloatVector x = FloatVector.fromArray(FLOATS, powers, e + i)
                    .mul(FloatVector.fromArray(FLOATS, factors, i));
            FloatVector v = FloatVector.fromMemorySegment(FLOATS, target, y + 4L * i, NATIVE);
            FloatVector difference = x.sub(v);
            FloatVector sum = x.mul(a).add(v.mul(p)).mul(x).add(v.mul(v).mul(b));
            difference.mul(difference).fma(d, FloatVector.fromArray(FLOATS, row, i).add(sum)).intoArray(row, i);
        }
    }
}
