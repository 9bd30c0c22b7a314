package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Sum of y ln x of every class over a tile of a softmax: what cross-entropy and its kin are made of. */
final class LogSumsKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private LogSumsKernel() {
    }

    /**
     * @param logits finite
     * @param target zero at pixels that do not count
     * @param n pixels, a multiple of 16
     * @param largest the largest logit of every pixel, from {@code at} on
     * @param logSums ln of the sum of exp((z - largest) / T), from 0 on
     * @param columns room for 16 numbers
     * @param into written from {@code intoAt} on: one sum a class
     */
    static void run(Rows logits, Rows target, int classes, int n, float[] largest, int at, float temperature,
            float[] logSums, float[] columns, double[] into, int intoAt) {
        for (int c = 0; c < classes; c++) {
            one(logits.memory(), logits.row(c), target.memory(), target.row(c), n, largest, at, 1 / temperature,
                    logSums, columns);
            into[intoAt + c] = Lanes.sum(columns, 0);
        }
    }

    private static void one(MemorySegment logits, long z, MemorySegment target, long y, int n, float[] largest, int at,
            float by, float[] logSums, float[] columns) {
        for (int strip = 0; strip < Lanes.COLUMNS; strip += Lanes.COUNT) {
            FloatVector sum = FloatVector.zero(FLOATS);
            for (int i = strip; i < n; i += Lanes.COLUMNS) {
                FloatVector log = FloatVector.fromMemorySegment(FLOATS, logits, z + 4L * i, NATIVE)
                        .sub(FloatVector.fromArray(FLOATS, largest, at + i)).mul(by)
                        .sub(FloatVector.fromArray(FLOATS, logSums, i));
                sum = log.fma(FloatVector.fromMemorySegment(FLOATS, target, y + 4L * i, NATIVE), sum);
            }
            sum.intoArray(columns, strip);
        }
    }
}
