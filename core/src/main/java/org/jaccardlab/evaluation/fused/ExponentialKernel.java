package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** exp((z - max) / T) of all classes of a tile, and its sum over the classes: a softmax before the division. */
final class ExponentialKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private ExponentialKernel() {
    }

    /**
     * @param n pixels, a multiple of 16
     * @param largest per pixel, from {@code at} on
     * @param scale log2(e) / T
     * @param powers written: class times {@code stride} plus pixel
     * @param sums written, one a pixel
     */
    static void run(Rows logits, int classes, int n, float[] largest, int at, float scale, float[] powers,
            int stride, float[] sums) {
        for (int c = 0; c < classes; c += 4) {
            if (classes - c == 1) {
                one(logits, c, n, largest, at, scale, powers, stride, sums);
            } else {
                four(logits, c, classes, n, largest, at, scale, powers, stride, sums);
            }
        }
    }

    /** What is missing to the last four is made up by its last class, which counts in the sum once. */
    private static void four(Rows logits, int c, int classes, int n, float[] largest, int at, float scale,
            float[] powers,
            int stride, float[] sums) {
        MemorySegment memory = logits.memory();
        long z0 = logits.row(c);
        int last = classes - 1 - c;
        long z1 = logits.row(c + 1);
        long z2 = logits.row(c + Math.min(2, last));
        long z3 = logits.row(c + Math.min(3, last));
        int at0 = c * stride;
        int at1 = at0 + stride;
        int at2 = at0 + Math.min(2, last) * stride;
        int at3 = at0 + Math.min(3, last) * stride;
        FloatVector counts2 = FloatVector.broadcast(FLOATS, last < 2 ? 0 : 1);
        FloatVector counts3 = FloatVector.broadcast(FLOATS, last < 3 ? 0 : 1);
        FloatVector by = FloatVector.broadcast(FLOATS, scale);
        FloatVector c1 = FloatVector.broadcast(FLOATS, Exponential.C1);
        FloatVector c2 = FloatVector.broadcast(FLOATS, Exponential.C2);
        FloatVector c3 = FloatVector.broadcast(FLOATS, Exponential.C3);
        FloatVector c4 = FloatVector.broadcast(FLOATS, Exponential.C4);
        FloatVector c5 = FloatVector.broadcast(FLOATS, Exponential.C5);
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            FloatVector top = FloatVector.fromArray(FLOATS, largest, at + i);
            FloatVector t0 = FloatVector.fromMemorySegment(FLOATS, memory, z0 + 4L * i, NATIVE).sub(top).mul(by)
                    .reinterpretAsInts().lanewise(VectorOperators.UMIN, Exponential.SMALLEST).reinterpretAsFloats();
            FloatVector t1 = FloatVector.fromMemorySegment(FLOATS, memory, z1 + 4L * i, NATIVE).sub(top).mul(by)
                    .reinterpretAsInts().lanewise(VectorOperators.UMIN, Exponential.SMALLEST).reinterpretAsFloats();
            FloatVector t2 = FloatVector.fromMemorySegment(FLOATS, memory, z2 + 4L * i, NATIVE).sub(top).mul(by)
                    .reinterpretAsInts().lanewise(VectorOperators.UMIN, Exponential.SMALLEST).reinterpretAsFloats();
            FloatVector t3 = FloatVector.fromMemorySegment(FLOATS, memory, z3 + 4L * i, NATIVE).sub(top).mul(by)
                    .reinterpretAsInts().lanewise(VectorOperators.UMIN, Exponential.SMALLEST).reinterpretAsFloats();
            FloatVector r0 = t0.add(Exponential.MAGIC);
            FloatVector r1 = t1.add(Exponential.MAGIC);
            FloatVector r2 = t2.add(Exponential.MAGIC);
            FloatVector r3 = t3.add(Exponential.MAGIC);
            FloatVector f0 = t0.sub(r0.sub(Exponential.MAGIC));
            FloatVector f1 = t1.sub(r1.sub(Exponential.MAGIC));
            FloatVector f2 = t2.sub(r2.sub(Exponential.MAGIC));
            FloatVector f3 = t3.sub(r3.sub(Exponential.MAGIC));
            IntVector p0 = c5.fma(f0, c4).fma(f0, c3).fma(f0, c2).fma(f0, c1).fma(f0, one).reinterpretAsInts();
            IntVector p1 = c5.fma(f1, c4).fma(f1, c3).fma(f1, c2).fma(f1, c1).fma(f1, one).reinterpretAsInts();
            IntVector p2 = c5.fma(f2, c4).fma(f2, c3).fma(f2, c2).fma(f2, c1).fma(f2, one).reinterpretAsInts();
            IntVector p3 = c5.fma(f3, c4).fma(f3, c3).fma(f3, c2).fma(f3, c1).fma(f3, one).reinterpretAsInts();
            FloatVector e0 = p0.add(r0.reinterpretAsInts().lanewise(VectorOperators.LSHL, Exponential.SHIFT))
                    .reinterpretAsFloats();
            FloatVector e1 = p1.add(r1.reinterpretAsInts().lanewise(VectorOperators.LSHL, Exponential.SHIFT))
                    .reinterpretAsFloats();
            FloatVector e2 = p2.add(r2.reinterpretAsInts().lanewise(VectorOperators.LSHL, Exponential.SHIFT))
                    .reinterpretAsFloats();
            FloatVector e3 = p3.add(r3.reinterpretAsInts().lanewise(VectorOperators.LSHL, Exponential.SHIFT))
                    .reinterpretAsFloats();
            e0.intoArray(powers, at0 + i);
            e1.intoArray(powers, at1 + i);
            e2.intoArray(powers, at2 + i);
            e3.intoArray(powers, at3 + i);
            FloatVector sum = e0.add(e1).add(e2.fma(counts2, e3.mul(counts3)));
            (c == 0 ? sum : FloatVector.fromArray(FLOATS, sums, i).add(sum)).intoArray(sums, i);
        }
    }

    /** A single class; its power is added to the sum, which the first class begins. */
    static void one(Rows logits, int c, int n, float[] largest, int at, float scale, float[] powers,
            int stride, float[] sums) {
        MemorySegment memory = logits.memory();
        long z = logits.row(c);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            FloatVector top = FloatVector.fromArray(FLOATS, largest, at + i);
            FloatVector t = FloatVector.fromMemorySegment(FLOATS, memory, z + 4L * i, NATIVE).sub(top).mul(scale)
                    .reinterpretAsInts().lanewise(VectorOperators.UMIN, Exponential.SMALLEST).reinterpretAsFloats();
            FloatVector r = t.add(Exponential.MAGIC);
            FloatVector f = t.sub(r.sub(Exponential.MAGIC));
            FloatVector e = FloatVector.broadcast(FLOATS, Exponential.C5)
                    .fma(f, FloatVector.broadcast(FLOATS, Exponential.C4))
                    .fma(f, FloatVector.broadcast(FLOATS, Exponential.C3))
                    .fma(f, FloatVector.broadcast(FLOATS, Exponential.C2))
                    .fma(f, FloatVector.broadcast(FLOATS, Exponential.C1))
                    .fma(f, FloatVector.broadcast(FLOATS, 1f)).reinterpretAsInts()
                    .add(r.reinterpretAsInts().lanewise(VectorOperators.LSHL, Exponential.SHIFT))
                    .reinterpretAsFloats();
            e.intoArray(powers, c * stride + i);
            (c == 0 ? e : FloatVector.fromArray(FLOATS, sums, i).add(e)).intoArray(sums, i);
        }
    }
}
