package org.jaccardlab.parameter;

/**
 * One tunable number of a record.
 *
 * @param name as in the record, the papers and the command line
 * @param value its present value; of a flag 1 or 0
 */
public record Parameter(String name, Kind kind, double value, double min, double max, double curve, String help) {

    /** What values make sense. */
    public enum Kind {
        /** Any number of the range. */
        REAL,
        /** Whole numbers of the range. */
        WHOLE,
        /** 1 for yes, 0 for no. */
        FLAG
    }

    /** The value at this place of a slider, {@code travel} in 0..1. */
    public double at(double travel) {
        double at = min + (max - min) * Math.pow(Math.clamp(travel, 0, 1), curve);
        return kind == Kind.REAL ? at : Math.rint(at);
    }

    /** Where on a slider this value lies, 0..1. */
    public double travel(double someValue) {
        return Math.pow(Math.clamp((someValue - min) / (max - min), 0, 1), 1 / curve);
    }
}
