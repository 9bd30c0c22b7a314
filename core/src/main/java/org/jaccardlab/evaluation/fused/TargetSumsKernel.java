package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Sum of y, sum of y squared and the largest y of every class over a tile of a target. */
final class TargetSumsKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private TargetSumsKernel() {
    }

    /**
     * @param target at least 0
     * @param n pixels, a multiple of 16
     * @param columns room for three times 16 numbers
     * @param into written: the three numbers of every class
     */
    static void run(Rows target, int classes, int n, float[] columns, double[] into) {
        for (int c = 0; c < classes; c++) {
            one(target.memory(), target.row(c), n, columns);
            into[3 * c] = Lanes.sum(columns, 0);
            into[3 * c + 1] = Lanes.sum(columns, Lanes.COLUMNS);
            double largest = 0;
            for (int k = 0; k < Lanes.COLUMNS; k++) {
                largest = Math.max(largest, columns[2 * Lanes.COLUMNS + k]);
            }
            into[3 * c + 2] = largest;
        }
    }

    private static void one(MemorySegment memory, long row, int n, float[] columns) {
        for (int strip = 0; strip < Lanes.COLUMNS; strip += Lanes.COUNT) {
            FloatVector sum = FloatVector.zero(FLOATS);
            FloatVector squares = sum;
            FloatVector largest = sum;
            for (int i = strip; i < n; i += Lanes.COLUMNS) {
                FloatVector y = FloatVector.fromMemorySegment(FLOATS, memory, row + 4L * i, NATIVE);
                sum = sum.add(y);
                squares = y.fma(y, squares);
                largest = largest.blend(y, largest.lt(y));
            }
            sum.intoArray(columns, strip);
            squares.intoArray(columns, Lanes.COLUMNS + strip);
            largest.intoArray(columns, 2 * Lanes.COLUMNS + strip);
        }
    }
}
