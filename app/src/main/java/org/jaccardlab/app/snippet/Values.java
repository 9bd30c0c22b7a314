package org.jaccardlab.app.snippet;

import java.util.List;
import java.util.stream.Collectors;
import org.jaccardlab.parameter.Parameter;

/** Numbers and parameters with all their digits. */
final class Values {

    private Values() {
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    static String numbers(List<Double> values) {
        return values.stream().map(Values::number).collect(Collectors.joining(","));
    }

    /** As it is typed on the command line; empty for what is not set. */
    static String typed(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Numeric number -> number.value().isPresent() ? number(number.value().getAsDouble()) : "";
            case Parameter.Weights weights -> numbers(weights.values());
            default -> parameter.text();
        };
    }

    /** As Python writes it. */
    static String python(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Numeric number -> number.value().isPresent()
                    ? number(number.value().getAsDouble())
                    : "None";
            case Parameter.Flag flag -> flag.value() ? "True" : "False";
            case Parameter.Choice choice -> choice.chosen().map(option -> quoted(option.text())).orElse("None");
            case Parameter.Weights weights ->
                weights.values().isEmpty() ? "None" : "[" + numbers(weights.values()) + "]";
            case Parameter.Classes classes -> classes.values().isEmpty() ? "None" : classes.values().toString();
        };
    }

    /** A text of Python or YAML. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + '"';
    }
}
