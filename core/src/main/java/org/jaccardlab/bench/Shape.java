package org.jaccardlab.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.raster.Size;

/** What a prediction measures: classes x height x width. */
public record Shape(int classes, Size size) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})x(\\d{1,9})x(\\d{1,9})");

    public Shape {
        if (classes < 1 || classes > LabelMap.IGNORED) {
            throw new IllegalArgumentException(
                    "a shape has 1 to " + LabelMap.IGNORED + " classes, not " + classes + ": change its first number");
        }
    }

    /**
     * @param text such as {@code 19x1024x2048}
     * @throws IllegalArgumentException if it is not a shape, in a sentence for the person who typed it
     */
    public static Shape of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a shape: write classes x height x width, such as 19x1024x2048");
        }
        return new Shape(Integer.parseInt(parts.group(1)),
                new Size(Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3))));
    }

    @Override
    public String toString() {
        return classes + "x" + size.height() + "x" + size.width();
    }
}
