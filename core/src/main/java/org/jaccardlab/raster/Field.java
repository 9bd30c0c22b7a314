package org.jaccardlab.raster;

/**
 * One number per pixel, height x width, row by row. Immutable once it has been handed out. While a picture follows the hand
 * a field may hold the {@link #rows} on screen alone; what stands in others means nothing.
 */
public final class Field {

    private final Size size;
    private final float[] values;
    private final RowSet rows;

    /** Takes over {@code values} (length height x width); the caller no longer writes to it. */
    public Field(Size size, float[] values) {
        this(size, values, RowSet.all(size.height()));
    }

    /** The same where only these rows have been filled. */
    public Field(Size size, float[] values, RowSet rows) {
        if (values.length != size.pixels()) {
            throw new IllegalArgumentException(
                    "a field of " + size + " needs " + size.pixels() + " values but got " + values.length);
        }
        this.size = size;
        this.values = values;
        this.rows = rows;
    }

    /** The rows that hold numbers. */
    public RowSet rows() {
        return rows;
    }

    public Size size() {
        return size;
    }

    public float at(int x, int y) {
        return values[size.pixel(x, y)];
    }

    public float at(int pixel) {
        return values[pixel];
    }

    /** The sum over all pixels, added up in double. */
    public double sum() {
        double sum = 0;
        for (float v : values) {
            sum += v;
        }
        return sum;
    }

    /**
     * The smallest and the largest value of a run of pixels, in the order of their bits: -NaN, -infinity, ..., -0, 0, ...,
     * infinity, NaN.
     *
     * @param from first pixel of the run
     * @param to behind its last, above {@code from}
     */
    public float[] ends(int from, int to) {
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        // Integers because only their smallest and largest are found by vectors.
        for (int i = from; i < to; i++) {
            int bits = Float.floatToRawIntBits(values[i]);
            int ordered = bits ^ bits >> 31 & Integer.MAX_VALUE;
            least = Math.min(least, ordered);
            most = Math.max(most, ordered);
        }
        return new float[]{ofOrdered(least), ofOrdered(most)};
    }

    private static float ofOrdered(int ordered) {
        return Float.intBitsToFloat(ordered ^ ordered >> 31 & Integer.MAX_VALUE);
    }

    /** A copy of the values, row by row. */
    public float[] toArray() {
        return values.clone();
    }
}
