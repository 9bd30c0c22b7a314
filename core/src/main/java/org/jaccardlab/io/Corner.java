package org.jaccardlab.io;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;

/**
 * Where the upper left corner of a smaller picture lies in an image.
 *
 * @param x column, from 0 at the left
 * @param y row, from 0 at the top
 */
public record Corner(int x, int y) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})\\s*,\\s*(\\d{1,9})");

    /** @throws IllegalArgumentException if it lies left of the image or above it */
    public Corner {
        if (x < 0 || y < 0) {
            throw new IllegalArgumentException("a corner lies at x 0, y 0 or further, but this at x " + x + ", y " + y);
        }
    }

    /**
     * Reads {@code X,Y}.
     *
     * @throws IllegalArgumentException if it is written in any other way
     */
    public static Corner parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw new IllegalArgumentException(
                    "a corner is written X,Y such as 120,64, but this is " + UnreadableFileException.quoted(text));
        }
        return new Corner(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)));
    }

    /** The pixels of the image that a picture of this size covers. */
    Region of(Size size) {
        return new Region(x, y, size);
    }
}
