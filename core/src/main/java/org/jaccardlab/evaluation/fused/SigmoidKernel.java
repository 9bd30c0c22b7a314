package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sigmoids of all classes of a tile. With u = exp(-|z| / T): the smaller of x and 1 - x is u / (1 + u), and ln of the larger
 * is -ln(1 + u), so that neither loses anything where the other is near 1.
 */
final class SigmoidKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private SigmoidKernel() {
    }

    /**
     * One class.
     *
     * @param start of the class's row, in bytes
     * @param n pixels, a multiple of 16
     * @param xs written from {@code at} on: sigmoid(z / T)
     * @param rests written likewise: 1 - x
     * @param logs written likewise: ln x
     * @param logRests written likewise: ln(1 - x)
     */
    static void run(MemorySegment logits, long start, int n, float temperature, float[] xs, float[] rests, float[] logs,
            float[] logRests, int at) {
        float scale = -Exponential.LOG2_E / temperature;
        for (int i = 0; i < n; i += Lanes.COUNT) {
            FloatVector z = FloatVector.fromMemorySegment(FLOATS, logits, start + 4L * i, NATIVE);
            FloatVector t = z.abs().mul(scale).reinterpretAsInts()
                    .lanewise(VectorOperators.UMIN, Exponential.SMALLEST).reinterpretAsFloats();
            FloatVector r = t.add(Exponential.MAGIC);
            FloatVector f = t.sub(r.sub(Exponential.MAGIC));
            FloatVector u = FloatVector.broadcast(FLOATS, Exponential.C5)
                    .fma(f, FloatVector.broadcast(FLOATS, Exponential.C4))
                    .fma(f, FloatVector.broadcast(FLOATS, Exponential.C3))
                    .fma(f, FloatVector.broadcast(FLOATS, Exponential.C2))
                    .fma(f, FloatVector.broadcast(FLOATS, Exponential.C1))
                    .fma(f, FloatVector.broadcast(FLOATS, 1f)).reinterpretAsInts()
                    .add(r.reinterpretAsInts().lanewise(VectorOperators.LSHL, Exponential.SHIFT))
                    .reinterpretAsFloats();
            FloatVector larger = FloatVector.broadcast(FLOATS, 1f).div(u.add(1f));
            FloatVector smaller = larger.mul(u);
            // ln(1 + u) = 2 artanh(w), w = u / (2 + u), at most 1/3.
            FloatVector w = u.div(u.add(2f));
            FloatVector v = w.mul(w);
            FloatVector softplus = FloatVector.broadcast(FLOATS, 2f / 15)
                    .fma(v, FloatVector.broadcast(FLOATS, 2f / 13))
                    .fma(v, FloatVector.broadcast(FLOATS, 2f / 11))
                    .fma(v, FloatVector.broadcast(FLOATS, 2f / 9))
                    .fma(v, FloatVector.broadcast(FLOATS, 2f / 7))
                    .fma(v, FloatVector.broadcast(FLOATS, 2f / 5))
                    .fma(v, FloatVector.broadcast(FLOATS, 2f / 3))
                    .fma(v, FloatVector.broadcast(FLOATS, 2f)).mul(w);
            FloatVector scaled = z.div(temperature);
            var negative = z.lt(0f);
            larger.blend(smaller, negative).intoArray(xs, at + i);
            smaller.blend(larger, negative).intoArray(rests, at + i);
            FloatVector zero = FloatVector.zero(FLOATS);
            zero.blend(scaled, negative).sub(softplus).intoArray(logs, at + i);
            scaled.neg().blend(zero, negative).sub(softplus).intoArray(logRests, at + i);
        }
    }
}
