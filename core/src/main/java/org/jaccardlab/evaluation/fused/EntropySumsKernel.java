package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * X, D and I of every class over a tile of a softmax, and the sum of y ln x, what cross-entropy and its kin are made of; and
 * per pixel minus the weighted sum of y over the classes, what couples their gradients.
 */
final class EntropySumsKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private EntropySumsKernel() {
    }

    /**
     * @param powers class times {@code stride} plus pixel, to be multiplied by the pixel's factor
     * @param factors 1 over the sum of the powers; 0 at a pixel that does not count
     * @param logits finite
     * @param target zero at pixels that do not count
     * @param weights class weights
     * @param n pixels, a multiple of 16
     * @param largest the largest logit of every pixel, from {@code at} on
     * @param logSums ln of the sum of exp((z - largest) / T), from 0 on
     * @param columns room for 16 times 16 numbers
     * @param into written: X, D and I of every class, then the sum of y ln x of every class, unweighted
     * @param coupling written
     */
    static void run(float[] powers, int stride, float[] factors, Rows logits, Rows target, float[] weights, int n,
            float[] largest, int at, float temperature,
            float[] logSums, float[] columns, double[] into, float[] coupling) {
        Arrays.fill(coupling, 0, n, 0);
        int classes = weights.length;
        for (int c = 0; c < classes; c += 4) {
            int last = classes - 1 - c;
            four(powers, stride, factors, logits, target, c, Math.min(1, last), Math.min(2, last), Math.min(3, last),
                    weights, n, largest, at,
                    1 / temperature, logSums, columns, coupling);
            for (int k = 0; k <= Math.min(3, last); k++) {
                for (int sum = 0; sum < 3; sum++) {
                    into[3 * (c + k) + sum] = Lanes.sum(columns, (4 * sum + k) * Lanes.COLUMNS);
                }
                into[3 * classes + c + k] = Lanes.sum(columns, (12 + k) * Lanes.COLUMNS);
            }
        }
    }

    /** What is missing to the last four is made up by its last class, which couples once. */
    private static void four(float[] powers, int stride, float[] factors, Rows logits, Rows target, int c, int next1,
            int next2, int next3, float[] weights, int n,
            float[] largest, int at, float by, float[] logSums, float[] columns, float[] coupling) {
        MemorySegment memory = logits.memory();
        long z0 = logits.row(c);
        long z1 = logits.row(c + next1);
        long z2 = logits.row(c + next2);
        long z3 = logits.row(c + next3);
        int e0 = c * stride;
        int e1 = e0 + next1 * stride;
        int e2 = e0 + next2 * stride;
        int e3 = e0 + next3 * stride;
        MemorySegment ys = target.memory();
        long y0 = target.row(c);
        long y1 = target.row(c + next1);
        long y2 = target.row(c + next2);
        long y3 = target.row(c + next3);
        FloatVector scale = FloatVector.broadcast(FLOATS, by);
        FloatVector w0 = FloatVector.broadcast(FLOATS, weights[c]);
        FloatVector w1 = FloatVector.broadcast(FLOATS, next1 < 1 ? 0 : weights[c + 1]);
        FloatVector w2 = FloatVector.broadcast(FLOATS, next2 < 2 ? 0 : weights[c + 2]);
        FloatVector w3 = FloatVector.broadcast(FLOATS, next3 < 3 ? 0 : weights[c + 3]);
        for (int strip = 0; strip < Lanes.COLUMNS; strip += Lanes.COUNT) {
            FloatVector sum0 = FloatVector.zero(FLOATS);
            FloatVector sum1 = sum0;
            FloatVector sum2 = sum0;
            FloatVector sum3 = sum0;
            FloatVector sumX0 = sum0;
            FloatVector sumX1 = sum0;
            FloatVector sumX2 = sum0;
            FloatVector sumX3 = sum0;
            FloatVector sumD0 = sum0;
            FloatVector sumD1 = sum0;
            FloatVector sumD2 = sum0;
            FloatVector sumD3 = sum0;
            FloatVector sumI0 = sum0;
            FloatVector sumI1 = sum0;
            FloatVector sumI2 = sum0;
            FloatVector sumI3 = sum0;
            for (int i = strip; i < n; i += Lanes.COLUMNS) {
                FloatVector top = FloatVector.fromArray(FLOATS, largest, at + i);
                FloatVector less = FloatVector.fromArray(FLOATS, logSums, i).neg();
                FloatVector v0 = FloatVector.fromMemorySegment(FLOATS, ys, y0 + 4L * i, NATIVE);
                FloatVector v1 = FloatVector.fromMemorySegment(FLOATS, ys, y1 + 4L * i, NATIVE);
                FloatVector v2 = FloatVector.fromMemorySegment(FLOATS, ys, y2 + 4L * i, NATIVE);
                FloatVector v3 = FloatVector.fromMemorySegment(FLOATS, ys, y3 + 4L * i, NATIVE);
                sum0 = FloatVector.fromMemorySegment(FLOATS, memory, z0 + 4L * i, NATIVE).sub(top).fma(scale, less)
                        .fma(v0, sum0);
                sum1 = FloatVector.fromMemorySegment(FLOATS, memory, z1 + 4L * i, NATIVE).sub(top).fma(scale, less)
                        .fma(v1, sum1);
                sum2 = FloatVector.fromMemorySegment(FLOATS, memory, z2 + 4L * i, NATIVE).sub(top).fma(scale, less)
                        .fma(v2, sum2);
                sum3 = FloatVector.fromMemorySegment(FLOATS, memory, z3 + 4L * i, NATIVE).sub(top).fma(scale, less)
                        .fma(v3, sum3);
                FloatVector factor = FloatVector.fromArray(FLOATS, factors, i);
                FloatVector x0 = FloatVector.fromArray(FLOATS, powers, e0 + i).mul(factor);
                FloatVector x1 = FloatVector.fromArray(FLOATS, powers, e1 + i).mul(factor);
                FloatVector x2 = FloatVector.fromArray(FLOATS, powers, e2 + i).mul(factor);
                FloatVector x3 = FloatVector.fromArray(FLOATS, powers, e3 + i).mul(factor);
                sumX0 = sumX0.add(x0);
                sumX1 = sumX1.add(x1);
                sumX2 = sumX2.add(x2);
                sumX3 = sumX3.add(x3);
                sumD0 = sumD0.add(x0.sub(v0).abs());
                sumD1 = sumD1.add(x1.sub(v1).abs());
                sumD2 = sumD2.add(x2.sub(v2).abs());
                sumD3 = sumD3.add(x3.sub(v3).abs());
                sumI0 = x0.fma(v0, sumI0);
                sumI1 = x1.fma(v1, sumI1);
                sumI2 = x2.fma(v2, sumI2);
                sumI3 = x3.fma(v3, sumI3);
                FloatVector weighted = v0.fma(w0, v1.mul(w1)).add(v2.fma(w2, v3.mul(w3)));
                FloatVector.fromArray(FLOATS, coupling, i).sub(weighted).intoArray(coupling, i);
            }
            sumX0.intoArray(columns, strip);
            sumX1.intoArray(columns, Lanes.COLUMNS + strip);
            sumX2.intoArray(columns, 2 * Lanes.COLUMNS + strip);
            sumX3.intoArray(columns, 3 * Lanes.COLUMNS + strip);
            sumD0.intoArray(columns, 4 * Lanes.COLUMNS + strip);
            sumD1.intoArray(columns, 5 * Lanes.COLUMNS + strip);
            sumD2.intoArray(columns, 6 * Lanes.COLUMNS + strip);
            sumD3.intoArray(columns, 7 * Lanes.COLUMNS + strip);
            sumI0.intoArray(columns, 8 * Lanes.COLUMNS + strip);
            sumI1.intoArray(columns, 9 * Lanes.COLUMNS + strip);
            sumI2.intoArray(columns, 10 * Lanes.COLUMNS + strip);
            sumI3.intoArray(columns, 11 * Lanes.COLUMNS + strip);
            sum0.intoArray(columns, 12 * Lanes.COLUMNS + strip);
            sum1.intoArray(columns, 13 * Lanes.COLUMNS + strip);
            sum2.intoArray(columns, 14 * Lanes.COLUMNS + strip);
            sum3.intoArray(columns, 15 * Lanes.COLUMNS + strip);
        }
    }
}
