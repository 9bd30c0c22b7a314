package org.jaccardlab.raster;

import java.util.BitSet;
import java.util.stream.IntStream;

/** Some rows of a picture: what a screen shows of it that has fewer pixels. Immutable. */
public final class RowSet {

    private final int height;
    private final BitSet rows;

    private RowSet(int height, BitSet rows) {
        this.height = height;
        this.rows = rows;
    }

    /** Every row of a picture of this height. */
    public static RowSet all(int height) {
        BitSet rows = new BitSet(height);
        rows.set(0, height);
        return new RowSet(height, rows);
    }

    /** These rows, each from 0 to below {@code height}, in any order and as often as they come. */
    public static RowSet of(int height, IntStream rows) {
        BitSet set = new BitSet(height);
        rows.forEach(set::set);
        if (set.length() > height) {
            throw new IllegalArgumentException("a picture of " + height + " rows has no row " + (set.length() - 1));
        }
        return new RowSet(height, set);
    }

    /** Rows of the picture. */
    public int height() {
        return height;
    }

    /** How many there are. */
    public int count() {
        return rows.cardinality();
    }

    public boolean isAll() {
        return count() == height;
    }

    public boolean containsAll(RowSet other) {
        BitSet missing = (BitSet) other.rows.clone();
        missing.andNot(rows);
        return missing.isEmpty();
    }

    /** The rows of both. */
    public RowSet and(RowSet other) {
        BitSet both = (BitSet) rows.clone();
        both.and(other.rows);
        return new RowSet(height, both);
    }

    /** The first row of the set from this one on; the height if there is none. */
    public int next(int row) {
        int next = rows.nextSetBit(row);
        return next < 0 ? height : next;
    }

    /** The first row from this one on that is not of the set; the height if there is none. */
    public int nextOutside(int row) {
        return Math.min(height, rows.nextClearBit(row));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowSet set && set.height == height && set.rows.equals(rows);
    }

    @Override
    public int hashCode() {
        return 31 * height + rows.hashCode();
    }

    @Override
    public String toString() {
        return count() + " of " + height + " rows";
    }
}
