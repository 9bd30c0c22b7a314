package org.jaccardlab.colour;

import org.jaccardlab.label.KeepMask;
import org.jaccardlab.raster.Field;

/**
 * The smallest and the largest finite value among the kept pixels of a field, and how many kept pixels hold NaN or an
 * infinity.
 */
public record Extremes(float smallest, float largest, int notFinite) {

    public static Extremes of(Field field, KeepMask kept) {
        float smallest = Float.POSITIVE_INFINITY;
        float largest = Float.NEGATIVE_INFINITY;
        int pixels = field.size().pixels();
        int from = kept.nextKept(0);
        while (from < pixels) {
            int to = kept.nextIgnored(from);
            float[] ends = field.ends(from, to);
            if (!Float.isFinite(ends[0]) || !Float.isFinite(ends[1])) {
                return oneByOne(field, kept);
            }
            smallest = Math.min(smallest, ends[0]);
            largest = Math.max(largest, ends[1]);
            from = kept.nextKept(to);
        }
        return new Extremes(smallest, largest, 0);
    }

    /** Where some are not finite. */
    private static Extremes oneByOne(Field field, KeepMask kept) {
        float smallest = Float.POSITIVE_INFINITY;
        float largest = Float.NEGATIVE_INFINITY;
        int notFinite = 0;
        int pixels = field.size().pixels();
        for (int i = 0; i < pixels; i++) {
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
        return new Extremes(smallest, largest, notFinite);
    }

    /** Whether no kept pixel holds a finite value. */
    public boolean isEmpty() {
        return smallest > largest;
    }
}
