package org.jaccardlab.survey;

import org.jaccardlab.label.KeepMask;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.PixelSet;

/**
 * What a field holds in a region. Only kept, finite pixels count; without any, mean, ends and spread are NaN.
 *
 * @param counted pixels that count
 * @param notFinite kept pixels that are NaN or infinite
 * @param sum of the values
 * @param deviation standard deviation: root of the mean squared distance from the mean
 */
public record Summary(long counted, long notFinite, double sum, double mean, double smallest, double largest,
        double deviation) {

    /** @param factor what a raw value is multiplied by first */
    public static Summary of(Field field, KeepMask kept, PixelSet region, double factor) {
        long counted = 0;
        long notFinite = 0;
        double sum = 0;
        double mean = 0;
        double squares = 0;
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = region.next(0); i < field.size().pixels(); i = region.next(i + 1)) {
            if (!kept.keeps(i)) {
                continue;
            }
            double value = field.at(i) * factor;
            if (!Double.isFinite(value)) {
                notFinite++;
                continue;
            }
            counted++;
            sum += value;
            // Welford's way: squares of what is far from zero would cancel.
            double distance = value - mean;
            mean += distance / counted;
            squares += distance * (value - mean);
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
        }
        return counted == 0
                ? new Summary(0, notFinite, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                : new Summary(counted, notFinite, sum, sum / counted, smallest, largest,
                        Math.sqrt(squares / counted));
    }
}
