package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** ln of a softmax, {@code (z - max) / T - ln sum}: finite and exact where the probability itself underflows. */
final class LogSoftmaxKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private LogSoftmaxKernel() {
    }

    /**
     * One class.
     *
     * @param start of the class's row, in bytes
     * @param n pixels, a multiple of 16
     * @param largest per pixel, from {@code topAt} on
     * @param logSums per pixel, from 0 on
     * @param logs written from {@code at} on
     */
    static void run(MemorySegment logits, long start, int n, float[] largest, int topAt, float temperature,
            float[] logSums, float[] logs, int at) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            FloatVector.fromMemorySegment(FLOATS, logits, start + 4L * i, NATIVE)
                    .sub(FloatVector.fromArray(FLOATS, largest, topAt + i)).div(temperature)
                    .sub(FloatVector.fromArray(FLOATS, logSums, i)).intoArray(logs, at + i);
        }
    }
}
