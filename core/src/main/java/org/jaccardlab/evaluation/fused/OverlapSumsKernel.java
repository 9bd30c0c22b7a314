package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** X = sum x, D = sum |x - y| and I = sum xy of every class over a tile, against a soft target. */
final class OverlapSumsKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private OverlapSumsKernel() {
    }

    /**
     * @param powers class times {@code stride} plus pixel, to be multiplied by the pixel's factor
     * @param factors 1 over the sum of the powers; 0 at a pixel that does not count
     * @param target zero at pixels that do not count
     * @param n pixels, a multiple of 16
     * @param columns room for six times 16 numbers
     * @param into written: X, D and I of every class
     */
    static void run(float[] powers, int stride, int classes, float[] factors, Rows target, int n,
            float[] columns, double[] into) {
        for (int c = 0; c < classes; c += 2) {
            // The last of an odd number of classes is added up twice rather than in a loop of its own.
            int d = Math.min(c + 1, classes - 1);
            two(powers, c * stride, d * stride, factors, target.memory(), target.row(c), target.row(d), n,
                    columns);
            for (int k = 0; k < 3; k++) {
                into[3 * c + k] = Lanes.sum(columns, k * Lanes.COLUMNS);
                into[3 * d + k] = Lanes.sum(columns, (d - c) * 3 * Lanes.COLUMNS + k * Lanes.COLUMNS);
            }
        }
    }

    private static void two(float[] powers, int e0, int e1, float[] factors, MemorySegment memory, long y0, long y1,
            int n, float[] columns) {
        for (int strip = 0; strip < Lanes.COLUMNS; strip += Lanes.COUNT) {
            FloatVector sumX0 = FloatVector.zero(FLOATS);
            FloatVector sumD0 = sumX0;
            FloatVector sumI0 = sumX0;
            FloatVector sumX1 = sumX0;
            FloatVector sumD1 = sumX0;
            FloatVector sumI1 = sumX0;
            for (int i = strip; i < n; i += Lanes.COLUMNS) {
                FloatVector factor = FloatVector.fromArray(FLOATS, factors, i);
                FloatVector x0 = FloatVector.fromArray(FLOATS, powers, e0 + i).mul(factor);
                FloatVector x1 = FloatVector.fromArray(FLOATS, powers, e1 + i).mul(factor);
                FloatVector t0 = FloatVector.fromMemorySegment(FLOATS, memory, y0 + 4L * i, NATIVE);
                FloatVector t1 = FloatVector.fromMemorySegment(FLOATS, memory, y1 + 4L * i, NATIVE);
                sumX0 = sumX0.add(x0);
                sumX1 = sumX1.add(x1);
                sumD0 = sumD0.add(x0.sub(t0).abs());
                sumD1 = sumD1.add(x1.sub(t1).abs());
                sumI0 = x0.fma(t0, sumI0);
                sumI1 = x1.fma(t1, sumI1);
            }
            sumX0.intoArray(columns, strip);
            sumD0.intoArray(columns, Lanes.COLUMNS + strip);
            sumI0.intoArray(columns, 2 * Lanes.COLUMNS + strip);
            sumX1.intoArray(columns, 3 * Lanes.COLUMNS + strip);
            sumD1.intoArray(columns, 4 * Lanes.COLUMNS + strip);
            sumI1.intoArray(columns, 5 * Lanes.COLUMNS + strip);
        }
    }
}
