package org.jaccardlab.evaluation.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * X = sum x, D = sum |x - y| and I = sum xy of every class over a tile, against labels: the target, which has one weight for
 * the label's class and another for all others, is never written down.
 */
final class LabelSumsKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final VectorSpecies<Integer> INTS = Lanes.INTS;
    private static final int SIGN = Integer.MIN_VALUE;
    private static final int MAGNITUDE = Integer.MAX_VALUE;

    private LabelSumsKernel() {
    }

    /**
     * @param powers class times {@code stride} plus pixel, to be multiplied by the pixel's factor
     * @param factors 1 over the sum of the powers; 0 at a pixel that does not count
     * @param labels class by pixel, or a number that no class has
     * @param hit the weight of the label's class
     * @param others per pixel the weight of every other class; zero at pixels that do not count
     * @param n pixels, a multiple of 16
     * @param columns room for twelve times 16 numbers
     * @param into written: X, D and I of every class
     * @param sides noted where every probability lies, from pixel {@code from} on; null to do without
     * @param outside 1 at pixels that do not count, else 0; for the sides only
     */
    static void run(float[] powers, int stride, int classes, float[] factors, int[] labels, float hit,
            float[] others, int n, float[] columns, double[] into, @Nullable Sides sides, int from, int[] outside) {
        int[] bits = sides == null ? null : sides.bits();
        int nearest = Integer.MAX_VALUE;
        for (int c = 0; c < classes; c += 4) {
            // What is missing to the last four is made up by its last class, added up again to the same sums.
            int c1 = Math.min(c + 1, classes - 1);
            int c2 = Math.min(c + 2, classes - 1);
            int c3 = Math.min(c + 3, classes - 1);
            int at = sides == null ? 0 : sides.place(c, from);
            nearest = Math.min(nearest, four(powers, c * stride, c1 * stride, c2 * stride, c3 * stride, factors,
                    labels, hit, others, c, n, columns, bits, at, Sides.bit(c), c1 - c, c2 - c, c3 - c, outside));
            write(columns, 0, into, c);
            write(columns, 1, into, c1);
            write(columns, 2, into, c2);
            write(columns, 3, into, c3);
        }
        if (sides != null) {
            sides.noteTies(from, nearest == 0);
        }
    }

    private static void write(float[] columns, int k, double[] into, int cls) {
        for (int sum = 0; sum < 3; sum++) {
            into[3 * cls + sum] = Lanes.sum(columns, (4 * sum + k) * Lanes.COLUMNS);
        }
    }

    /** @return the bits of the smallest distance between prediction and target; useless without sides */
    private static int four(float[] powers, int e0, int e1, int e2, int e3, float[] factors, int[] labels, float hit,
            float[] others, int c, int n, float[] columns, int @Nullable [] sides, int at, int bit,
            int next1, int next2, int next3, int[] outside) {
        IntVector nearest = IntVector.broadcast(INTS, Integer.MAX_VALUE);
        for (int strip = 0; strip < Lanes.COLUMNS; strip += Lanes.COUNT) {
            FloatVector sumX0 = FloatVector.zero(FLOATS);
            FloatVector sumX1 = sumX0;
            FloatVector sumX2 = sumX0;
            FloatVector sumX3 = sumX0;
            FloatVector sumD0 = sumX0;
            FloatVector sumD1 = sumX0;
            FloatVector sumD2 = sumX0;
            FloatVector sumD3 = sumX0;
            FloatVector sumI0 = sumX0;
            FloatVector sumI1 = sumX0;
            FloatVector sumI2 = sumX0;
            FloatVector sumI3 = sumX0;
            for (int i = strip; i < n; i += Lanes.COLUMNS) {
                FloatVector factor = FloatVector.fromArray(FLOATS, factors, i);
                FloatVector x0 = FloatVector.fromArray(FLOATS, powers, e0 + i).mul(factor);
                FloatVector x1 = FloatVector.fromArray(FLOATS, powers, e1 + i).mul(factor);
                FloatVector x2 = FloatVector.fromArray(FLOATS, powers, e2 + i).mul(factor);
                FloatVector x3 = FloatVector.fromArray(FLOATS, powers, e3 + i).mul(factor);
                IntVector label = IntVector.fromArray(INTS, labels, i);
                FloatVector other = FloatVector.fromArray(FLOATS, others, i);
                FloatVector t0 = other.blend(hit, label.eq(c).cast(FLOATS));
                FloatVector t1 = other.blend(hit, label.eq(c + next1).cast(FLOATS));
                FloatVector t2 = other.blend(hit, label.eq(c + next2).cast(FLOATS));
                FloatVector t3 = other.blend(hit, label.eq(c + next3).cast(FLOATS));
                sumX0 = sumX0.add(x0);
                sumX1 = sumX1.add(x1);
                sumX2 = sumX2.add(x2);
                sumX3 = sumX3.add(x3);
                FloatVector d0 = t0.sub(x0);
                sumD0 = sumD0.add(d0.abs());
                FloatVector d1 = t1.sub(x1);
                sumD1 = sumD1.add(d1.abs());
                FloatVector d2 = t2.sub(x2);
                sumD2 = sumD2.add(d2.abs());
                FloatVector d3 = t3.sub(x3);
                sumD3 = sumD3.add(d3.abs());
                sumI0 = x0.fma(t0, sumI0);
                sumI1 = x1.fma(t1, sumI1);
                sumI2 = x2.fma(t2, sumI2);
                sumI3 = x3.fma(t3, sumI3);
                if (sides != null) {
                    IntVector s0 = d0.reinterpretAsInts();
                    IntVector s1 = d1.reinterpretAsInts();
                    IntVector s2 = d2.reinterpretAsInts();
                    IntVector s3 = d3.reinterpretAsInts();
                    IntVector near = s0.and(MAGNITUDE).min(s1.and(MAGNITUDE))
                            .min(s2.and(MAGNITUDE).min(s3.and(MAGNITUDE)));
                    nearest = nearest.min(near.or(IntVector.fromArray(INTS, outside, i)));
                    IntVector above = s0.and(SIGN).or(s1.and(SIGN).lanewise(VectorOperators.LSHR, next1))
                            .or(s2.and(SIGN).lanewise(VectorOperators.LSHR, next2))
                            .or(s3.and(SIGN).lanewise(VectorOperators.LSHR, next3))
                            .lanewise(VectorOperators.LSHR, bit);
                    (bit == 0 ? above : IntVector.fromArray(INTS, sides, at + i).or(above)).intoArray(sides, at + i);
                }
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
        }
        return nearest.reduceLanes(VectorOperators.MIN);
    }
}
