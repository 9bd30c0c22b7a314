package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Sum of x squared and of (x - y) squared of every class over a tile: what norm 2 needs beside sum xy. */
final class SquareSumsKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private SquareSumsKernel() {
    }

    /**
     * @param powers class times {@code stride} plus pixel, to be multiplied by the pixel's factor
     * @param target zero at pixels that do not count
     * @param n pixels, a multiple of 16
     * @param columns room for twice 16 numbers
     * @param into written from {@code at} on: the two sums of every class
     */
    static void run(float[] powers, int stride, int classes, float[] factors, Rows target, int n, float[] columns,
            double[] into, int at) {
        for (int c = 0; c < classes; c++) {
            one(powers, c * stride, factors, target.memory(), target.row(c), n, columns);
            into[at + 2 * c] = Lanes.sum(columns, 0);
            into[at + 2 * c + 1] = Lanes.sum(columns, Lanes.COLUMNS);
        }
    }

    private static void one(float[] powers, int e, float[] factors, MemorySegment memory, long row, int n,
            float[] columns) {
        for (int strip = 0; strip < Lanes.COLUMNS; strip += Lanes.COUNT) {
            FloatVector sumX = FloatVector.zero(FLOATS);
            FloatVector sumD = sumX;
            for (int i = strip; i < n; i += Lanes.COLUMNS) {
                FloatVector x = FloatVector.fromArray(FLOATS, powers, e + i)
                        .mul(FloatVector.fromArray(FLOATS, factors, i));
                FloatVector d = x.sub(FloatVector.fromMemorySegment(FLOATS, memory, row + 4L * i, NATIVE));
                sumX = x.fma(x, sumX);
                sumD = d.fma(d, sumD);
            }
            sumX.intoArray(columns, strip);
            sumD.intoArray(columns, Lanes.COLUMNS + strip);
        }
    }
}
