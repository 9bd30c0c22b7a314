package org.jaccardlab.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The type that all figures are set in: one font file of our own, so that a figure is the same on every machine and a PDF
 * can carry it along. It is as wide as Arial and Helvetica, which stand in for it where an SVG is looked at without it.
 * Writing systems that it lacks are left to the machine's fonts.
 */
final class Typeface {

    /** What an SVG asks for. */
    static final String FAMILIES = "Liberation Sans, Arial, Helvetica, sans-serif";

    private static final String FILE = "LiberationSans-Regular.ttf";

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private static final Font FONT = load();

    private Typeface() {
    }

    private static Font load() {
        try (InputStream in = file()) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(FILE, e);
        }
    }

    /** The font's file; the caller closes it. */
    static InputStream file() throws IOException {
        InputStream in = Typeface.class.getResourceAsStream(FILE);
        if (in == null) {
            throw new IOException(FILE + " is missing from the program");
        }
        return in;
    }

    /** @param size height of an em in pixels */
    static Font ofSize(double size) {
        return FONT.deriveFont((float) size);
    }

    /** Whether the font has every letter of this line. */
    static boolean has(String line) {
        return FONT.canDisplayUpTo(line) < 0;
    }

    /** This font, or one of the machine's if it lacks a letter. */
    static Font fitting(String line, Font font) {
        return has(line) ? font : new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(font.getSize2D());
    }

    /** How wide a line is, in pixels. */
    static double width(String line, Font font) {
        return fitting(line, font).getStringBounds(line, CONTEXT).getWidth();
    }

    static FontRenderContext context() {
        return CONTEXT;
    }
}
