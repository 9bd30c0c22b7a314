package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
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
        for (int c : classes) {
            if (squared) {
                oneSquared(powers, c * stride, factors, target.memory(), target.row(c), parts[4 * c], parts[4 * c + 1],
                        parts[4 * c + 2], parts[4 * c + 3], n, row);
            } else {
                one(powers, c * stride, factors, target.memory(), target.row(c), parts[4 * c], parts[4 * c + 1],
                        parts[4 * c + 2], parts[4 * c + 3], n, row);
            }
        }
    }

    private static void one(float[] powers, int e, float[] factors, MemorySegment target, long y, float ofX,
            float ofY, float ofD, float ofI, int n, float[] row) {
        FloatVector a = FloatVector.broadcast(FLOATS, ofX);
        FloatVector b = FloatVector.broadcast(FLOATS, ofY);
        FloatVector d = FloatVector.broadcast(FLOATS, ofD);
        FloatVector p = FloatVector.broadcast(FLOATS, ofI);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            FloatVector x = FloatVector.fromArray(FLOATS, powers, e + i)
                    .mul(FloatVector.fromArray(FLOATS, factors, i));
            FloatVector v = FloatVector.fromMemorySegment(FLOATS, target, y + 4L * i, NATIVE);
            FloatVector linear = x.mul(a).add(v.mul(b)).add(x.mul(v).mul(p));
            FloatVector sum = FloatVector.fromArray(FLOATS, row, i).add(linear);
            x.sub(v).abs().fma(d, sum).intoArray(row, i);
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
