package org.jaccardlab.raster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rectangle of the pixels of a picture.
 *
 * @param x column of its top left pixel, from 0 at the left
 * @param y row of the same, from 0 at the top
 */
public record Region(int x, int y, Size size) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9}),(\\d{1,9}),(\\d{1,9})x(\\d{1,9})");

    public Region {
        if (x < 0 || y < 0) {
            throw new IllegalArgumentException("a region starts at x 0, y 0 or further, but this at x " + x + ", y "
                    + y);
        }
    }

    /** All of a picture. */
    public static Region whole(Size size) {
        return new Region(0, 0, size);
    }

    /** The middle of a picture, in its proportions, of about so many pixels. */
    public static Region centred(Size picture, long pixels) {
        double scale = Math.sqrt(Math.clamp((double) pixels / picture.pixels(), 0, 1));
        int width = Math.max(1, (int) (picture.width() * scale));
        int height = Math.max(1, (int) (picture.height() * scale));
        return new Region((picture.width() - width) / 2, (picture.height() - height) / 2, new Size(height, width));
    }

    /**
     * Reads {@code X,Y,WxH}.
     *
     * @throws IllegalArgumentException if it is written in any other way
     */
    public static Region parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw new IllegalArgumentException(
                    "a region is written X,Y,WxH such as 512,256,1024x512, but this is \"" + text + "\"");
        }
        return new Region(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)),
                new Size(Integer.parseInt(written.group(4)), Integer.parseInt(written.group(3))));
    }

    /** Whether a picture of this size has all of these pixels. */
    public boolean isWithin(Size picture) {
        return (long) x + size.width() <= picture.width() && (long) y + size.height() <= picture.height();
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return x + "," + y + "," + size.width() + "x" + size.height();
    }
}
