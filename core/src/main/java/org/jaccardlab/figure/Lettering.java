package org.jaccardlab.figure;

import java.awt.Font;
import java.awt.font.LineMetrics;
import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.raster.Size;

/**
 * The type of a figure. Everything is measured in em, the height of the type in pixels, which grows with the picture: a
 * large picture is printed as wide as a small one, and its numbers must then still be legible.
 */
final class Lettering {

    private static final double SMALLEST = 13;
    private static final double LARGEST = 48;
    private static final double EMS_ALONG_A_PICTURE = 36;
    private static final double LINE = 1.35;
    private static final double SMALL = 0.88;
    private static final double LARGE = 1.25;

    private final double em;
    private final Paper paper;
    private final Font font;
    private final Font smallFont;
    private final Font largeFont;

    private Lettering(double em, Paper paper) {
        this.em = em;
        this.paper = paper;
        this.font = Typeface.ofSize(em);
        this.smallFont = Typeface.ofSize(em * SMALL);
        this.largeFont = Typeface.ofSize(em * LARGE);
    }

    /** Type that suits a picture of this size. */
    static Lettering besides(Size picture, Paper paper) {
        double side = Math.sqrt((double) picture.width() * picture.height());
        return new Lettering(Math.clamp(Math.rint(side / EMS_ALONG_A_PICTURE), SMALLEST, LARGEST), paper);
    }

    Paper paper() {
        return paper;
    }

    Font font() {
        return font;
    }

    /** For notes. */
    Font smallFont() {
        return smallFont;
    }

    /** For the title of a figure. */
    Font largeFont() {
        return largeFont;
    }

    /** So many em in whole pixels. */
    int ems(double ems) {
        return (int) Math.rint(ems * em);
    }

    /** From one baseline to the next. */
    int lineHeight() {
        return lineHeight(font);
    }

    int lineHeight(Font type) {
        return (int) Math.rint(LINE * type.getSize2D());
    }

    /** The width of an outline in pixels: hair-thin, but never lost in a large figure. */
    float hairline() {
        return (float) Math.max(1, em / 16);
    }

    /** In whole pixels, rounded up. */
    int width(String text) {
        return width(text, font);
    }

    /** The same in another type. */
    static int width(String text, Font font) {
        return (int) Math.ceil(Typeface.width(text, font));
    }

    /** How far below the middle of a line its baseline runs so that digits stand in the middle. */
    double baselineBelowMiddle() {
        return digitHeight() / 2;
    }

    /** How far the baseline of the first line runs below the upper edge of its line. */
    int firstBaseline() {
        return firstBaseline(font);
    }

    int firstBaseline(Font type) {
        LineMetrics metrics = type.getLineMetrics("Ag", Typeface.context());
        return (int) Math.rint((lineHeight(type) + metrics.getAscent() - metrics.getDescent()) / 2);
    }

    private double digitHeight() {
        return font.createGlyphVector(Typeface.context(), "0").getVisualBounds().getHeight();
    }

    /** The text in lines no wider than {@code width} pixels, broken between words, or within one that is too long. */
    List<String> wrapped(String text, int width) {
        return wrapped(text, width, font);
    }

    /** As {@link #wrapped(String, int)} in the type of notes. */
    List<String> wrappedSmall(String text, int width) {
        return wrapped(text, width, smallFont);
    }

    /** As {@link #wrapped(String, int)} in the type of a figure's title. */
    List<String> wrappedLarge(String text, int width) {
        return wrapped(text, width, largeFont);
    }

    private static List<String> wrapped(String text, int width, Font font) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.strip().lines().toList()) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.strip().split(" +")) {
                if (!line.isEmpty() && width(line + " " + word, font) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
                breakWithin(line, width, font, lines);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static void breakWithin(StringBuilder line, int width, Font font, List<String> lines) {
        while (line.length() > 1 && width(line.toString(), font) > width) {
            int end = line.length() - 1;
            while (end > 1 && width(line.substring(0, end), font) > width) {
                end--;
            }
            lines.add(line.substring(0, end));
            line.delete(0, end);
        }
    }
}
