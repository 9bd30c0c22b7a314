package org.jaccardlab.evaluation.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Errors as keys whose order, as unsigned numbers, is the order of a rank loss: falling errors, among equals foreground first,
 * and pixels that do not count at the end.
 */
final class RankKeysKernel {

    /** The bits of the largest float. A key is twice what the error's bits lack of them, plus 1 for background. */
    private static final int LARGEST = Float.floatToRawIntBits(Float.MAX_VALUE);
    /** The key of a pixel that does not count. */
    private static final int NONE = -1;

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final VectorSpecies<Integer> INTS = Lanes.INTS;

    private RankKeysKernel() {
    }

    /** Errors of 0 and pixels that do not count have keys from here on, as unsigned numbers. */
    static final int OF_ZERO = LARGEST << 1;

    static boolean isForeground(int key) {
        return (key & 1) == 0;
    }

    static float error(int key) {
        return Float.intBitsToFloat(LARGEST - (key >>> 1));
    }

    /**
     * Keys of one class.
     *
     * @param xs errors of the background, at least 0, from {@code xAt} on, to be multiplied by the pixel's factor
     * @param factors 0 at pixels that do not count, from {@code factorAt} on
     * @param rests errors of the foreground, at least 0, from {@code restAt} on
     * @param labels class by pixel, from {@code labelAt} on
     * @param n pixels, a multiple of 16
     * @param keys written from {@code at} on
     */
    static void run(float[] xs, int xAt, float[] factors, int factorAt, float[] rests, int restAt, int[] labels,
            int labelAt, int cls, int n, int[] keys, int at) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            FloatVector factor = FloatVector.fromArray(FLOATS, factors, factorAt + i);
            VectorMask<Integer> foreground = IntVector.fromArray(INTS, labels, labelAt + i).eq(cls);
            FloatVector error = FloatVector.fromArray(FLOATS, xs, xAt + i).mul(factor)
                    .blend(FloatVector.fromArray(FLOATS, rests, restAt + i), foreground.cast(FLOATS));
            IntVector key = IntVector.broadcast(INTS, LARGEST).sub(error.reinterpretAsInts())
                    .lanewise(VectorOperators.LSHL, 1).or(1);
            key = key.blend(key.lanewise(VectorOperators.XOR, 1), foreground);
            key.blend(NONE, factor.eq(0f).cast(INTS)).intoArray(keys, at + i);
        }
    }
}
