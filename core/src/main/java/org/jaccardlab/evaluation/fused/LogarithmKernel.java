package org.jaccardlab.evaluation.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Natural logarithms. The platform's own vector logarithm differs in the last bit from one vector width to another; this
 * one does not.
 */
final class LogarithmKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final float LN_2 = 0.69314718056f;
    /** The bits of the square root of one half, where the mantissa's range begins. */
    private static final int ROOT_HALF = Float.floatToRawIntBits(0.70710678f);

    private LogarithmKernel() {
    }

    /**
     * {@code numbers[i] = ln(numbers[i])} for the first n, a multiple of 16.
     *
     * <p>
     * With v = m 2^k, m between sqrt(1/2) and sqrt(2): ln v = k ln 2 + 2 artanh((m - 1) / (m + 1)).
     *
     * @param numbers positive and normal
     */
    static void run(float[] numbers, int n) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            IntVector bits = FloatVector.fromArray(FLOATS, numbers, i).reinterpretAsInts().sub(ROOT_HALF);
            IntVector exponent = bits.lanewise(VectorOperators.ASHR, 23);
            FloatVector m = bits.and(0x7fffff).add(ROOT_HALF).reinterpretAsFloats();
            FloatVector u = m.sub(1f).div(m.add(1f));
            FloatVector w = u.mul(u);
            FloatVector series = FloatVector.broadcast(FLOATS, 2f / 9)
                    .fma(w, FloatVector.broadcast(FLOATS, 2f / 7))
                    .fma(w, FloatVector.broadcast(FLOATS, 2f / 5))
                    .fma(w, FloatVector.broadcast(FLOATS, 2f / 3))
                    .fma(w, FloatVector.broadcast(FLOATS, 2f));
            FloatVector k = (FloatVector) exponent.convert(VectorOperators.I2F, 0);
            k.fma(FloatVector.broadcast(FLOATS, LN_2), u.mul(series)).intoArray(numbers, i);
        }
    }
}
