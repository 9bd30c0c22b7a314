package org.jaccardlab.parameter;

/**
 * One tunable number of a record.
 *
 * @param name as in the record, the papers and the command line
 * @param value its present value
 */
public record Parameter(String name, double value, double min, double max, double curve, String help) {

    /** The value at this place of a slider, {@code travel} in 0..1. */
    public double at(double travel) {
        return min + (max - min) * Math.pow(Math.clamp(travel, 0, 1), curve);
    }

    /** Where on a slider this value lies, 0..1. */
    public double travel(double someValue) {
        return Math.pow(Math.clamp((someValue - min) / (max - min), 0, 1), 1 / curve);
    }
}
