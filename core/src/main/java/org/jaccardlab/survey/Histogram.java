package org.jaccardlab.survey;

import java.util.Arrays;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.RowSet;

/**
 * How often which value occurs in a part of a field, in bins of equal width. A value on the border of two bins counts in
 * the upper one, the upper end of the range in the last.
 *
 * @param range from the low end of the first bin to the high end of the last, in the unit that is shown
 * @param counts one a bin; not to be written to
 * @param below kept, finite values under the range
 * @param above kept, finite values over it
 * @param notFinite kept pixels that are NaN or infinite
 * @param ignored pixels that do not count
 * @param everyRow whether the field held all rows of the part; if not, only those it held are counted
 */
public record Histogram(Limits range, int[] counts, long below, long above, long notFinite, long ignored,
        boolean everyRow) {

    /** A value that misses the range by less than this part of it does so by rounding alone. */
    private static final double ROUNDING = 1e-6;

    /**
     * @param factor what a raw value is multiplied by before it is shown
     * @param part the pixels that are looked at, within the field
     * @param bins how many, at least 1
     */
    public static Histogram of(Field field, KeepMask kept, double factor, Region part, Limits range, int bins) {
        if (!part.isWithin(field.size())) {
            throw new IllegalArgumentException("a field of " + field.size() + " has no part " + part);
        }
        int[] counts = new int[bins];
        long below = 0;
        long above = 0;
        long notFinite = 0;
        long ignored = 0;
        int rows = 0;
        RowSet held = field.rows();
        int bottom = part.y() + part.size().height();
        for (int y = held.next(part.y()); y < bottom; y = held.next(y + 1)) {
            rows++;
            for (int x = part.x(); x < part.x() + part.size().width(); x++) {
                if (!kept.keeps(field.size().pixel(x, y))) {
                    ignored++;
                    continue;
                }
                double value = field.at(x, y) * factor;
                if (!Double.isFinite(value)) {
                    notFinite++;
                } else if (range.position(value) < -ROUNDING) {
                    below++;
                } else if (range.position(value) > 1 + ROUNDING) {
                    above++;
                } else {
                    counts[Math.clamp((int) (range.position(value) * bins), 0, bins - 1)]++;
                }
            }
        }
        return new Histogram(range, counts, below, above, notFinite, ignored, rows == part.size().height());
    }

    /** Kept pixels with a finite value. */
    public long counted() {
        return below + above + Arrays.stream(counts).asLongStream().sum();
    }

    /** The most that any bin holds. */
    public int largest() {
        return Arrays.stream(counts).max().orElse(0);
    }

    /** The value in the middle of a bin. */
    public double middle(int bin) {
        return range.low() + (range.high() - range.low()) * (bin + 0.5) / counts.length;
    }

    /** About which part of the counted pixels lies beyond these limits, 0..1; as exact as the bins are narrow. */
    public double beyond(Limits limits) {
        double outside = below + above;
        double width = (range.high() - range.low()) / counts.length;
        for (int bin = 0; bin < counts.length; bin++) {
            double low = range.low() + bin * width;
            double within = Math.min(low + width, limits.high()) - Math.max(low, limits.low());
            outside += counts[bin] * (1 - Math.clamp(within / width, 0, 1));
        }
        long counted = counted();
        return counted == 0 ? 0 : outside / counted;
    }
}
