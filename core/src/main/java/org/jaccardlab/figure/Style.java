package org.jaccardlab.figure;

import org.jaccardlab.raster.Size;

/**
 * How a figure is laid out, and on what.
 *
 * @param columns how many pictures stand side by side, at least 1
 * @param upscale how many pixels wide and high an image pixel becomes, 1 to {@value #LARGEST_UPSCALE}
 * @param transparent whether what lies beneath the figure shows through around pictures and letters; the inks are those of
 *        the paper all the same
 * @param titles whether every picture has its title above it
 */
public record Style(int columns, int upscale, Paper paper, boolean transparent, boolean titles, Keys keys) {

    public static final int LARGEST_UPSCALE = 64;

    /** One picture with its key on white. */
    public static final Style STANDARD = new Style(1, 1, Paper.LIGHT, false, false, Keys.OWN);

    /** Below this side length, in pixels, a picture is hard to see on paper or screen. */
    private static final int SEEN_WITH_EASE = 224;

    public Style {
        if (columns < 1) {
            throw new IllegalArgumentException("a figure has at least one column, not " + columns);
        }
        if (upscale < 1 || upscale > LARGEST_UPSCALE) {
            throw new IllegalArgumentException(
                    "a picture can be made 1 to " + LARGEST_UPSCALE + " times larger, not " + upscale);
        }
    }

    public Style withColumns(int other) {
        return new Style(other, upscale, paper, transparent, titles, keys);
    }

    public Style withUpscale(int other) {
        return new Style(columns, other, paper, transparent, titles, keys);
    }

    public Style withTitles(boolean other) {
        return new Style(columns, upscale, paper, transparent, other, keys);
    }

    public Style withKeys(Keys other) {
        return new Style(columns, upscale, paper, transparent, titles, other);
    }

    public Style on(Paper other) {
        return new Style(columns, upscale, other, transparent, titles, keys);
    }

    public Style withTransparent(boolean other) {
        return new Style(columns, upscale, paper, other, titles, keys);
    }

    /** The upscale that makes a tiny image easy to see; 1 for all others. */
    public static int suggestedUpscale(Size image) {
        int longer = Math.max(image.width(), image.height());
        return Math.clamp(SEEN_WITH_EASE / longer, 1, LARGEST_UPSCALE);
    }
}
