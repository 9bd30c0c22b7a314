package org.jaccardlab.io;

import java.util.List;

/** Sums along the first or the last of three axes, gathered while the numbers pass by in file order. */
final class AxisSums {

    private final float[] sums;
    private final boolean[] seen;
    /** Numbers that follow each other in the same sum; 1 if each goes to the next one. */
    private final long run;
    private long next;

    private AxisSums(int sums, long run) {
        this.sums = new float[sums];
        this.seen = new boolean[sums];
        this.run = run;
    }

    /**
     * @param axis 0 or 2
     * @param axes three lengths, none zero
     * @param fortran whether the first axis changes fastest in the file
     */
    static AxisSums along(int axis, List<Long> axes, boolean fortran) {
        long length = axes.get(axis);
        int sums = Math.toIntExact(axes.get(0) * axes.get(1) * axes.get(2) / length);
        boolean fastest = fortran == (axis == 0);
        return new AxisSums(sums, fastest ? length : 1);
    }

    void take(double[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            int cell = (int) (run > 1 ? next / run : next % sums.length);
            sums[cell] += (float) numbers[i];
            seen[cell] |= numbers[i] != 0;
            next++;
        }
    }

    double lowest() {
        double lowest = Double.POSITIVE_INFINITY;
        for (float sum : sums) {
            lowest = Math.min(lowest, sum);
        }
        return lowest;
    }

    double highest() {
        double highest = Double.NEGATIVE_INFINITY;
        for (float sum : sums) {
            highest = Math.max(highest, sum);
        }
        return highest;
    }

    /** Whether every sum is one, sums of nothing but zeros aside if they are allowed. */
    boolean allOne(double tolerance, boolean blanksAllowed) {
        for (int i = 0; i < sums.length; i++) {
            boolean excused = blanksAllowed && !seen[i];
            if (!excused && !(Math.abs(sums[i] - 1) <= tolerance)) {
                return false;
            }
        }
        return true;
    }
}
