package org.jaccardlab.raster;

/**
 * One number per pixel, height x width, row by row. Immutable once it has been handed out. While a picture follows the hand
 * a field may hold the {@link #rows} on screen alone.
 */
public final class Field {

    private final Size size;
    private final float[] values;
    private final RowSet rows;
    /** Where each row begins among the values; of a field that holds all rows there is no need of it. */
    private final int[] starts;

    /** Takes over {@code values} (length height x width); the caller no longer writes to it. */
    public Field(Size size, float[] values) {
        this(size, values, RowSet.all(size.height()));
    }

    /** The same of these rows only, whose numbers follow each other. */
    public Field(Size size, float[] values, RowSet rows) {
        int needed = rows.count() * size.width();
        if (values.length != needed || rows.height() != size.height()) {
            throw new IllegalArgumentException(
                    "a field of " + size + " needs " + needed + " values but got " + values.length);
        }
        this.size = size;
        this.values = values;
        this.rows = rows;
        this.starts = rows.isAll() ? new int[0] : starts(size, rows);
    }

    private static int[] starts(Size size, RowSet rows) {
        int[] starts = new int[size.height()];
        int held = 0;
        for (int row = 0; row < starts.length; row++) {
            starts[row] = rows.next(row) == row ? held++ * size.width() : Integer.MIN_VALUE;
        }
        return starts;
    }

    /** The rows that hold numbers. */
    public RowSet rows() {
        return rows;
    }

    public Size size() {
        return size;
    }

    /** @throws IndexOutOfBoundsException if the field does not hold this row */
    public float at(int x, int y) {
        return values[starts.length == 0 ? size.pixel(x, y) : starts[y] + x];
    }

    /** @throws IndexOutOfBoundsException if the field does not hold this pixel's row */
    public float at(int pixel) {
        return values[place(pixel)];
    }

    private int place(int pixel) {
        return starts.length == 0 ? pixel : starts[pixel / size.width()] + pixel % size.width();
    }

    /** The sum over all pixels that it holds, added up in double. */
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
     * @param from first pixel of the run, which leaves no row out
     * @param to behind its last, above {@code from}
     */
    public float[] ends(int from, int to) {
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        // Integers because only their smallest and largest are found by vectors.
        int start = place(from);
        for (int i = start; i < start + to - from; i++) {
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

    /** A copy of the values, row by row, those that it holds. */
    public float[] toArray() {
        return values.clone();
    }
}
