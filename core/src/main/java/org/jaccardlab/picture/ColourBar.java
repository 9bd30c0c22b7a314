package org.jaccardlab.picture;

import java.util.List;
import org.jaccardlab.colour.ColourMap;
import org.jaccardlab.colour.Extremes;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.colour.Ticks;

/**
 * What stands beside a scalar picture so that its colours can be read as numbers.
 *
 * @param quantity what the numbers are: "loss share of class 3"
 * @param note their unit or what they were multiplied by: "× 262 144 kept pixels"; may be empty
 * @param beyondLow whether kept pixels lie below the lower limit: the bar then ends in a cap
 * @param beyondHigh whether kept pixels lie above the upper limit
 * @param notFinite whether a kept pixel is NaN or infinite, and so magenta
 * @param ignored whether there are ignored pixels, and so a hatch
 */
public record ColourBar(String quantity, String note, ColourMap map, Limits limits, boolean beyondLow,
        boolean beyondHigh, boolean notFinite, boolean ignored) {

    /** A value lies beyond a limit if it is more than this part of the bar's length away: the rest is rounding. */
    private static final double ROUNDING = 1e-6;

    /** The bar of this content, for which every kept pixel is looked at. */
    public static ColourBar of(String quantity, String note, Content.Scalar content) {
        Extremes extremes = Extremes.of(content.field(), content.kept());
        double one = content.limits().position(extremes.smallest() * content.factor());
        double other = content.limits().position(extremes.largest() * content.factor());
        boolean values = !extremes.isEmpty();
        return new ColourBar(quantity, note, content.map(), content.limits(),
                values && Math.min(one, other) < -ROUNDING, values && Math.max(one, other) > 1 + ROUNDING,
                extremes.notFinite() > 0, !content.kept().keepsAll());
    }

    /** At most so many round numbers with their places along the bar. */
    public List<Ticks.Tick> ticks(int atMost) {
        return Ticks.of(limits, atMost);
    }

    /** The same where there is little room, with the power of ten that they share said once. */
    public Ticks.Scale scaledTicks(int atMost) {
        return Ticks.scaled(limits, atMost);
    }

    /** The colours along a bar that is {@code length} pixels long, low end first, 0xFFRRGGBB. */
    public int[] strip(int length) {
        int[] colours = new int[length];
        for (int i = 0; i < length; i++) {
            colours[i] = map.at((i + 0.5) / length);
        }
        return colours;
    }

    /** The colour of values below the lower limit. */
    public int lowCap() {
        return map.argb(0);
    }

    /** The colour of values above the upper limit. */
    public int highCap() {
        return map.argb(ColourMap.ENTRIES - 1);
    }
}
