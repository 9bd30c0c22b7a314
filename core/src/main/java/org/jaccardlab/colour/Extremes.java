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
