package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** All classes' parts of a cross-entropy together: per pixel the sum over classes of {@code -w y ln x}. */
final class EntropyShareKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private EntropyShareKernel() {
    }

    /**
     * @param logits finite
     * @param target zero at pixels that do not count
     * @param weights class weights, the divisor in them
     * @param n pixels, a multiple of 16
     * @param largest the largest logit of every pixel, from {@code at} on
     * @param logSums ln of the sum of exp((z - largest) / T), from 0 on
     * @param row added to
     */
    static void run(Rows logits, Rows target, float[] weights, int n, float[] largest, int at, float temperature,
            float[] logSums, float[] row) {
        for (int c = 0; c < weights.length; c++) {
            one(logits.memory(), logits.row(c), target.memory(), target.row(c), weights[c], n, largest, at,
                    1 / temperature, logSums, row);
        }
    }

    private static void one(MemorySegment logits, long z, MemorySegment target, long y, float weight, int n,
            float[] largest, int at, float by, float[] logSums, float[] row) {
        FloatVector scale = FloatVector.broadcast(FLOATS, -by);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            FloatVector surprise = FloatVector.fromMemorySegment(FLOATS, logits, z + 4L * i, NATIVE)
                    .sub(FloatVector.fromArray(FLOATS, largest, at + i))
                    .fma(scale, FloatVector.fromArray(FLOATS, logSums, i));
            FloatVector weighted = FloatVector.fromMemorySegment(FLOATS, target, y + 4L * i, NATIVE).mul(weight);
            surprise.fma(weighted, FloatVector.fromArray(FLOATS, row, i)).intoArray(row, i);
        }
    }
}
