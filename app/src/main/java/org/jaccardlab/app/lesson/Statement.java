package org.jaccardlab.app.lesson;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.raster.Region;

/**
 * A number that a text states, and what it is a number of.
 *
 * @param text the number as it is printed, such as "−0.6400"; its last digit says how exactly it is meant
 * @param measure what is measured
 * @param ofB whether under the settings of B
 * @param options the settings under which it holds, in place of those on screen
 */
public record Statement(String text, Measure measure, boolean ofB, Optional<String> options) {

    private static final String B = "b ";
    private static final Pattern AT = Pattern.compile("(?<field>\\S+) at (?<x>\\d+),(?<y>\\d+)");
    private static final Pattern OVER = Pattern
            .compile("(?<how>sum|strength) (?<field>\\S+)(?: in (?<region>\\S+))?");

    /** What can be measured. */
    public sealed interface Measure {

        /**
         * A number of the report that {@code evaluate} prints.
         *
         * @param path names and places with dots between them, such as "metrics.meanIoU.dataset"
         */
        record Reported(String path) implements Measure {
        }

        /**
         * The raw number of a field at one pixel.
         *
         * @param field as in {@code --panes}
         */
        record AtPixel(String field, Pixel pixel) implements Measure {
        }

        /**
         * The raw numbers of a field added up.
         *
         * @param absolute whether without their signs
         * @param region empty for the whole picture
         */
        record Added(String field, boolean absolute, Optional<Region> region) implements Measure {
        }
    }

    /**
     * @param what such as "loss", "b loss", "gradient-logit:lake at 3,4", "strength gradient-logit:lake in 0,0,4x4", with
     *        settings of its own behind a semicolon
     * @throws IllegalArgumentException if one of both cannot be understood
     */
    static Statement of(String text, String what) {
        String[] parts = what.split(";", 2);
        String measured = parts[0].strip();
        boolean ofB = measured.startsWith(B);
        Statement statement = new Statement(text, measure(ofB ? measured.substring(B.length()) : measured), ofB,
                parts.length == 1 ? Optional.empty() : Optional.of(parts[1].strip()));
        statement.value();
        return statement;
    }

    private static Measure measure(String what) {
        Matcher at = AT.matcher(what);
        if (at.matches()) {
            return new Measure.AtPixel(at.group("field"),
                    new Pixel(Integer.parseInt(at.group("x")), Integer.parseInt(at.group("y"))));
        }
        Matcher over = OVER.matcher(what);
        if (over.matches()) {
            return new Measure.Added(over.group("field"), over.group("how").equals("strength"),
                    Optional.ofNullable(over.group("region")).map(Region::parse));
        }
        if (!what.matches("[A-Za-z0-9.]+")) {
            throw new IllegalArgumentException("\"" + what + "\" is no measure: write FIELD at X,Y, sum FIELD, "
                    + "strength FIELD or a number of the report such as loss");
        }
        return new Measure.Reported(what);
    }

    /** The number. */
    public double value() {
        try {
            return Double.parseDouble(plain());
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("\"" + text + "\" is stated but no number", none);
        }
    }

    /** Whether a measured number would be printed so. */
    public boolean holds(double measured) {
        int point = plain().indexOf('.');
        int digits = point < 0 ? 0 : plain().length() - point - 1;
        return Math.abs(measured - value()) <= 0.501 * Math.pow(10, -digits);
    }

    private String plain() {
        return text.replace('\u2212', '-');
    }
}
