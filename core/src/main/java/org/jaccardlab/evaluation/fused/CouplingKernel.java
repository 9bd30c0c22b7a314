package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * What couples the classes of a softmax under an overlap loss of norm 1 whose slope is {@code a + d sgn(x - y)}, straight from
 * the logits: the signs are known, so neither the target is read nor any power written.
 */
final class CouplingKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final VectorSpecies<Integer> INTS = Lanes.INTS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final int SIGN = Integer.MIN_VALUE;

    private CouplingKernel() {
    }

    /**
     * @param n pixels, a multiple of 16
     * @param largest the largest logit of every pixel, from {@code topAt} on
     * @param scale log2(e) / T
     * @param sides without ties, from pixel {@code from} on
     * @param slopes a and d of every class
     * @param sums written: the sum of the powers
     * @param coupling written: the sum of power times slope
     */
    static void run(Rows logits, int classes, int n, float[] largest, int topAt, float scale, Sides sides,
            int from, float[] slopes, float[] sums, float[] coupling) {
        for (int c = 0; c < classes; c += 4) {
            if (classes - c == 1) {
                one(logits, c, n, largest, topAt, scale, sides.bits(), sides.place(c, from), Sides.bit(c), slopes, sums,
                        coupling);
            } else {
                four(logits, c, classes, n, largest, topAt, scale, sides.bits(), sides.place(c, from), Sides.bit(c),
                        slopes, sums, coupling);
            }
        }
    }

    /** What is missing to the last four is made up by its last class, which counts once. */
    private static void four(Rows logits, int c, int classes, int n, float[] largest, int topAt, float scale,
            int[] sides, int at,
            int bit, float[] slopes, float[] sums, float[] coupling) {
        MemorySegment memory = logits.memory();
        long z0 = logits.row(c);
        int last = classes - 1 - c;
        long z1 = logits.row(c + 1);
        long z2 = logits.row(c + Math.min(2, last));
        long z3 = logits.row(c + Math.min(3, last));
        FloatVector counts2 = FloatVector.broadcast(FLOATS, last < 2 ? 0 : 1);
        FloatVector counts3 = FloatVector.broadcast(FLOATS, last < 3 ? 0 : 1);
        float a0 = slopes[2 * c];
        float a1 = slopes[2 * c + 2];
        float a2 = last < 2 ? 0 : slopes[2 * c + 4];
        float a3 = last < 3 ? 0 : slopes[2 * c + 6];
        // The bit says x > y: then the slope is a + d, so the sign of d is turned where the bit is missing.
        int d0 = Float.floatToRawIntBits(-slopes[2 * c + 1]);
        int d1 = Float.floatToRawIntBits(-slopes[2 * c + 3]);
        int d2 = Float.floatToRawIntBits(last < 2 ? 0 : -slopes[2 * c + 5]);
        int d3 = Float.floatToRawIntBits(last < 3 ? 0 : -slopes[2 * c + 7]);
        FloatVector by = FloatVector.broadcast(FLOATS, scale);
        FloatVector c1 = FloatVector.broadcast(FLOATS, Exponential.C1);
        FloatVector c2 = FloatVector.broadcast(FLOATS, Exponential.C2);
        FloatVector c3 = FloatVector.broadcast(FLOATS, Exponential.C3);
        FloatVector c4 = FloatVector.broadcast(FLOATS, Exponential.C4);
        FloatVector c5 = FloatVector.broadcast(FLOATS, Exponential.C5);
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            FloatVector top = FloatVector.fromArray(FLOATS, largest, topAt + i);
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
            IntVector side = IntVector.fromArray(INTS, sides, at + i).lanewise(VectorOperators.LSHL, bit);
            FloatVector g0 = side.and(SIGN).lanewise(VectorOperators.XOR, d0).reinterpretAsFloats().add(a0);
            FloatVector g1 = side.lanewise(VectorOperators.LSHL, 1).and(SIGN).lanewise(VectorOperators.XOR, d1)
                    .reinterpretAsFloats().add(a1);
            FloatVector g2 = side.lanewise(VectorOperators.LSHL, 2).and(SIGN).lanewise(VectorOperators.XOR, d2)
                    .reinterpretAsFloats().add(a2);
            FloatVector g3 = side.lanewise(VectorOperators.LSHL, 3).and(SIGN).lanewise(VectorOperators.XOR, d3)
                    .reinterpretAsFloats().add(a3);
            FloatVector sum = e0.add(e1).add(e2.fma(counts2, e3.mul(counts3)));
            FloatVector slope = e0.fma(g0, e1.mul(g1)).add(e2.fma(g2, e3.mul(g3)));
            (c == 0 ? sum : FloatVector.fromArray(FLOATS, sums, i).add(sum)).intoArray(sums, i);
            (c == 0 ? slope : FloatVector.fromArray(FLOATS, coupling, i).add(slope)).intoArray(coupling, i);
        }
    }

    private static void one(Rows logits, int c, int n, float[] largest, int topAt, float scale, int[] sides, int at,
            int bit, float[] slopes, float[] sums, float[] coupling) {
        MemorySegment memory = logits.memory();
        long z = logits.row(c);
        float a = slopes[2 * c];
        int d = Float.floatToRawIntBits(-slopes[2 * c + 1]);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            FloatVector t = FloatVector.fromMemorySegment(FLOATS, memory, z + 4L * i, NATIVE)
                    .sub(FloatVector.fromArray(FLOATS, largest, topAt + i)).mul(scale)
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
            FloatVector g = IntVector.fromArray(INTS, sides, at + i).lanewise(VectorOperators.LSHL, bit).and(SIGN)
                    .lanewise(VectorOperators.XOR, d).reinterpretAsFloats().add(a);
            (c == 0 ? e : FloatVector.fromArray(FLOATS, sums, i).add(e)).intoArray(sums, i);
            FloatVector slope = e.mul(g);
            (c == 0 ? slope : FloatVector.fromArray(FLOATS, coupling, i).add(slope)).intoArray(coupling, i);
        }
    }
}
