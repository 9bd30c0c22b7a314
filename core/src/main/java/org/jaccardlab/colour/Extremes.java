package org.jaccardlab.colour;

import org.jaccardlab.label.KeepMask;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.RowSet;

/**
 * The smallest and the largest finite value among the kept pixels of a field, and how many kept pixels hold NaN or an
 * infinity. Of a field that holds some rows only, those count.
 */
public record Extremes(float smallest, float largest, int notFinite) {

    public static Extremes of(Field field, KeepMask kept) {
        float smallest = Float.POSITIVE_INFINITY;
        float largest = Float.NEGATIVE_INFINITY;
        RowSet rows = field.rows();
        int width = field.size().width();
        int end;
        for (int row = rows.next(0); row < rows.height(); row = rows.next(end)) {
            end = rows.nextOutside(row);
            int from = kept.nextKept(row * width);
            while (from < end * width) {
                int to = Math.min(end * width, kept.nextIgnored(from));
                float[] ends = field.ends(from, to);
                if (!Float.isFinite(ends[0]) || !Float.isFinite(ends[1])) {
                    return oneByOne(field, kept);
                }
                smallest = Math.min(smallest, ends[0]);
                largest = Math.max(largest, ends[1]);
                from = kept.nextKept(to);
            }
        }
        return new Extremes(smallest, largest, 0);
    }

    /** Where some are not finite. */
    private static Extremes oneByOne(Field field, KeepMask kept) {
        float smallest = Float.POSITIVE_INFINITY;
        float largest = Float.NEGATIVE_INFINITY;
        int notFinite = 0;
        RowSet rows = field.rows();
        int width = field.size().width();
        for (int row = rows.next(0); row < rows.height(); row = rows.next(row + 1)) {
            for (int i = row * width; i < (row + 1) * width; i++) {
                if (kept.keeps(i)) {
                    float value = field.at(i);
                    if (Float.isFinite(value)) {
                        smallest = Math.min(smallest, value);
                        largest = Math.max(largest, value);
                    } else {
                        notFinite++;
                    }
                }
            }
        }
        return new Extremes(smallest, largest, notFinite);
    }

    /** Whether no kept pixel holds a finite value. */
    public boolean isEmpty() {
        return smallest > largest;
    }
}
