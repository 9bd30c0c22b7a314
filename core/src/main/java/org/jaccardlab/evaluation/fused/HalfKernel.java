package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Widens float16 to float32, exactly. The bits below the sign are moved to where float32 has them; the exponent is then too
 * small by 112, which a multiplication mends, of subnormal numbers too.
 */
final class HalfKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final VectorSpecies<Integer> INTS = Lanes.INTS;
    private static final VectorSpecies<Short> SHORTS = VectorSpecies.of(short.class,
            VectorShape.forBitSize(FLOATS.vectorBitSize() / 2));
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final ValueLayout.OfShort HALF = ValueLayout.JAVA_SHORT_UNALIGNED;
    private static final float TWO_TO_112 = 0x1p112f;
    /** What is left of an infinity, or of NaN, at least is this after multiplication. */
    private static final float INFINITE = 0x1p16f;
    private static final int NO_NUMBER = 0x7f800000;

    private HalfKernel() {
    }

    /**
     * @param start of the float16 numbers, in bytes
     * @param count how many there are
     * @param into written from byte {@code at} on, and from there to the next multiple of 16 numbers with zeros
     */
    static void run(MemorySegment halves, long start, int count, MemorySegment into, long at) {
        int whole = count / Lanes.COUNT * Lanes.COUNT;
        for (int i = 0; i < whole; i += Lanes.COUNT) {
            IntVector bits = (IntVector) ShortVector.fromMemorySegment(SHORTS, halves, start + 2L * i, NATIVE)
                    .convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 0);
            IntVector sign = bits.and(0x8000).lanewise(VectorOperators.LSHL, 16);
            FloatVector size = bits.and(0x7fff).lanewise(VectorOperators.LSHL, 13).reinterpretAsFloats()
                    .mul(TWO_TO_112);
            VectorMask<Float> strange = size.compare(VectorOperators.GE, INFINITE);
            IntVector number = size.reinterpretAsInts();
            number.blend(number.or(NO_NUMBER), strange.cast(INTS)).or(sign).reinterpretAsFloats()
                    .intoMemorySegment(into, at + 4L * i, NATIVE);
        }
        for (int i = whole; i < Lanes.padded(count); i++) {
            into.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at + 4L * i,
                    i < count ? Float.float16ToFloat(halves.get(HALF, start + 2L * i)) : 0);
        }
    }
}
