package org.jaccardlab.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jaccardlab.picture.Rendering;
import org.jaccardlab.raster.Size;

/**
 * One picture or several, laid out as a paper prints them: a title over all, pictures in rows with their titles, colour
 * bars and legends, and a caption. With none of these it is the pictures and nothing else, without a margin.
 *
 * @param title over all pictures; may be empty
 * @param panels at least one, row by row
 * @param caption under the pictures, wrapped to their width; line breaks are kept; may be empty
 */
public record Figure(String title, List<Panel> panels, String caption, Style style) {

    public Figure {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("a figure needs at least one picture");
        }
    }

    /** Loads the font ahead of time: once a program has been told to end, fonts cannot be loaded any more. */
    public static void prepare() {
        Typeface.ofSize(1);
    }

    /** Whether there is nothing but the pictures. */
    boolean isBare() {
        return title.isBlank() && caption.isBlank() && !style.titles() && style.keys() == Keys.NONE;
    }

    /**
     * How large it is in pixels, without drawing it.
     *
     * @throws IllegalArgumentException if no picture can be that large
     */
    public Size size() {
        return sheet().size();
    }

    /**
     * As pixels.
     *
     * @throws IllegalArgumentException if no picture can be that large
     */
    public Rendering rendering() {
        return RasterCanvas.draw(sheet());
    }

    /** As SVG with text as text; pictures lie within as PNG. The stream stays open. */
    public void writeSvg(OutputStream out) throws IOException {
        SvgCanvas.write(sheet(), out);
    }

    /** As PDF with text as text, in a font that lies within; pictures are lossless. The stream stays open. */
    public void writePdf(OutputStream out) throws IOException {
        PdfCanvas.write(sheet(), out);
    }

    private Sheet sheet() {
        return new FigureLayout(this).sheet();
    }
}
