package org.jaccardlab.parameter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One tunable component of a record with its present value. Panels, files, captions and the command line all read this
 * one declaration.
 */
public sealed interface Parameter {

    /** As in the record, the papers and the command line; a library's own spelling where the record mirrors a library. */
    String name();

    /** The name in words, "pixel divisor"; a library's own spelling stays as it is. */
    default String title() {
        return name().matches("[a-z]+([A-Z][a-z]+)*")
                ? name().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT)
                : name();
    }

    /** One line: what it does. */
    String help();

    /** Whether the present value makes sense for this many classes. */
    default boolean fits(int classes) {
        return true;
    }

    /** The present value as it is typed on the command line; empty for one that is not set. */
    String text();

    /**
     * A number of a range.
     *
     * @param value empty if it is not set
     * @param optional whether it may be left out
     * @param whole whether only whole numbers will do
     * @param curve how a slider's travel maps to values, see {@link Range#curve}
     * @param step between the whole numbers that a slider gives, see {@link Range#step}
     */
    record Numeric(String name, String help, OptionalDouble value, boolean optional, boolean whole, double min,
            double max, double curve, int step) implements Parameter {

        /** The number; the smallest of its range if none is set. */
        public double number() {
            return value.orElse(min);
        }

        /** The value at this place of a slider, {@code travel} in 0..1. */
        public double at(double travel) {
            double at = min + (max - min) * Math.pow(Math.clamp(travel, 0, 1), curve);
            return whole ? min + step * Math.rint((at - min) / step) : at;
        }

        /** Where on a slider this value lies, 0..1. */
        public double travel(double someValue) {
            return Math.pow(Math.clamp((someValue - min) / (max - min), 0, 1), 1 / curve);
        }

        @Override
        public String text() {
            return value.isPresent() ? Parameters.number(value.getAsDouble()) : "";
        }
    }

    /** A yes or a no. */
    record Flag(String name, String help, boolean value) implements Parameter {

        @Override
        public String text() {
            return value ? "yes" : "no";
        }
    }

    /**
     * One of a few.
     *
     * @param options in the order of a menu
     * @param chosen empty if it is not set
     * @param optional whether it may be left out
     */
    record Choice(String name, String help, List<Option> options, Optional<Option> chosen, boolean optional)
            implements
                Parameter {

        /**
         * @param value what the record holds
         * @param text how it is typed
         * @param title what a person calls it
         */
        public record Option(Object value, String text, String title) {
        }

        @Override
        public String text() {
            return chosen.map(Option::text).orElse("");
        }
    }

    /**
     * One number for every class.
     *
     * @param values empty for none: every class counts the same
     */
    record Weights(String name, String help, List<Double> values) implements Parameter {

        @Override
        public boolean fits(int classes) {
            return values.isEmpty() || values.size() == classes;
        }

        @Override
        public String text() {
            return String.join(",", values.stream().map(Parameters::number).toList());
        }
    }

    /**
     * Some of the classes by their numbers.
     *
     * @param values empty for all of them
     */
    record Classes(String name, String help, List<Integer> values) implements Parameter {

        @Override
        public boolean fits(int classes) {
            return values.stream().allMatch(cls -> cls >= 0 && cls < classes);
        }

        @Override
        public String text() {
            return String.join(",", values.stream().map(String::valueOf).toList());
        }
    }
}
