package org.jaccardlab.io;

/** Sums along one axis of an array, gathered while the numbers pass by in file order. */
final class AxisSums {

    private final float[] sums;
    private final boolean[] seen;
    private final long length;
    /** How many sums follow each other before the first one comes again. */
    private final int block;
    private long along;
    private int within;
    private int base;

    /**
     * @param slower product of the lengths of the axes that are slower in the file
     * @param length of the axis itself
     * @param faster product of the lengths of the faster ones
     */
    AxisSums(long slower, long length, long faster) {
        this.sums = new float[Math.toIntExact(slower * faster)];
        this.seen = new boolean[sums.length];
        this.length = length;
        this.block = (int) faster;
    }

    void take(double[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            sums[base + within] += (float) numbers[i];
            seen[base + within] |= numbers[i] != 0;
            if (++within == block) {
                within = 0;
                if (++along == length) {
                    along = 0;
                    base += block;
                }
            }
        }
    }

    /** What came out. */
    ArrayFacts.Sums result() {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        boolean blanks = false;
        for (int i = 0; i < sums.length; i++) {
            if (seen[i]) {
                lowest = Math.min(lowest, sums[i]);
                highest = Math.max(highest, sums[i]);
            } else {
                blanks = true;
            }
        }
        return new ArrayFacts.Sums(lowest, highest, blanks);
    }
}
