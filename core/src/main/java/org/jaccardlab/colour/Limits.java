package org.jaccardlab.colour;

import org.jaccardlab.label.KeepMask;
import org.jaccardlab.raster.Field;

/** The numbers that stand at the two ends of a colour bar, in the unit that is shown: finite, low below high. */
public record Limits(double low, double high) {

    /** @throws IllegalArgumentException if a limit is not a number or they are in the wrong order */
    public Limits {
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("colour limits are finite numbers, not " + low + " and " + high);
        }
        if (low >= high) {
            throw new IllegalArgumentException("the lower colour limit " + low + " is not below the upper, " + high);
        }
        // A negative zero would be another limit to equals() and another label to a reader.
        low += 0.0;
        high += 0.0;
    }

    /**
     * Limits that hold every value of the range. A range of a single number is extended to zero, so that its size can
     * be read off the bar; the range of nothing but zero becomes 0 to 1.
     */
    public static Limits holding(double smallest, double largest) {
        if (smallest < largest) {
            return new Limits(smallest, largest);
        }
        if (largest == 0) {
            return new Limits(0, 1);
        }
        return new Limits(Math.min(0, largest), Math.max(0, largest));
    }

    /**
     * From the smallest to the largest finite value of the kept pixels, times {@code factor}; 0 to 1 if there is none.
     */
    public static Limits full(Field field, KeepMask kept, double factor) {
        Extremes extremes = Extremes.of(field, kept);
        if (extremes.isEmpty()) {
            return new Limits(0, 1);
        }
        double one = extremes.smallest() * factor;
        double other = extremes.largest() * factor;
        return holding(Math.min(one, other), Math.max(one, other));
    }

    /**
     * Limits that a few extreme pixels do not decide, times {@code factor}. They reach from zero, in each direction that
     * occurs, to the magnitude that {@code percent} of the counted pixels do not exceed, and never past the extreme
     * value.
     *
     * <p>Which pixels count: kept, finite, and not haze. Loss shares are nearly zero almost everywhere and large at a few
     * pixels, so a percentile over all pixels would describe the nothing and paint everything that matters in the end
     * colour. Haze is the smallest magnitudes that together make up no more than a hundredth of the sum of all. The rest
     * must be more than one pixel in ten thousand, otherwise they are outliers and the haze counts after all.
     *
     * @param percent above 0, at most 100; 100 gives the extremes
     */
    public static Limits robust(Field field, KeepMask kept, double factor, double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("a percentile lies above 0 and at most at 100, not at " + percent);
        }
        Extremes extremes = Extremes.of(field, kept);
        if (extremes.isEmpty()) {
            return new Limits(0, 1);
        }
        double reach = percent == 100 ? Double.MAX_VALUE : Magnitudes.of(field, kept).percentileWithoutHaze(percent);
        double one = Math.max(Math.min(0, extremes.smallest()), -reach) * factor;
        double other = Math.min(Math.max(0, extremes.largest()), reach) * factor;
        return holding(Math.min(one, other), Math.max(one, other));
    }

    /** These limits widened to the same distance from zero on both sides, for a signed colour map. */
    public Limits symmetric() {
        double reach = Math.max(Math.abs(low), Math.abs(high));
        return new Limits(-reach, reach);
    }

    /** Where a value lies on the bar: 0 at the low end, 1 at the high end, outside of that beyond it. */
    public double position(double value) {
        return (value - low) / (high - low);
    }
}
