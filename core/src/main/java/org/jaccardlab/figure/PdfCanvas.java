package org.jaccardlab.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;
import org.jaccardlab.picture.Rendering;

/**
 * A figure as a PDF of one page: its font lies within, text can be searched and copied, pictures are lossless and not to
 * be smoothed. As large as the SVG of the same figure: a pixel is 1/96 inch.
 */
final class PdfCanvas implements Canvas {

    private static final float POINTS_PER_PIXEL = 0.75f;
    private static final int ROUND_JOIN = 1;

    private final PDDocument document;
    private final PDPageContentStream page;
    private final PDFont font;

    private PdfCanvas(PDDocument document, PDPageContentStream page, PDFont font) {
        this.document = document;
        this.page = page;
        this.font = font;
    }

    static void write(Sheet sheet, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument(); InputStream fontFile = Typeface.file()) {
            float width = sheet.size().width() * POINTS_PER_PIXEL;
            float height = sheet.size().height() * POINTS_PER_PIXEL;
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            // The same figure is the same file: no time, and no number made from it.
            document.setDocumentId(0L);
            PDDocumentInformation about = document.getDocumentInformation();
            about.setCreator("JaccardLab");
            if (!sheet.title().isEmpty()) {
                about.setTitle(sheet.title());
            }
            PDFont font = PDType0Font.load(document, fontFile, true);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.transform(new Matrix(POINTS_PER_PIXEL, 0, 0, -POINTS_PER_PIXEL, 0, height));
                sheet.drawOn(new PdfCanvas(document, content, font));
            } catch (UncheckedIOException problem) {
                throw new IOException(problem.getCause());
            }
            document.save(out);
        }
    }

    /** A step of a drawing that knows nothing of files. */
    private interface Step {
        void take() throws IOException;
    }

    private static void taken(Step step) {
        try {
            step.take();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void picture(Rendering picture, double x, double y) {
        taken(() -> {
            PDImageXObject image = LosslessFactory.createFromImage(document, Images.of(picture));
            image.setInterpolate(false);
            int height = picture.size().height();
            page.drawImage(image,
                    new Matrix(picture.size().width(), 0, 0, -height, (float) x, (float) (y + height)));
        });
    }

    @Override
    public void fill(Shape shape, Color colour) {
        taken(() -> {
            page.setNonStrokingColor(colour);
            trace(shape);
            if (shape.getPathIterator(null).getWindingRule() == PathIterator.WIND_EVEN_ODD) {
                page.fillEvenOdd();
            } else {
                page.fill();
            }
        });
    }

    @Override
    public void stroke(Shape shape, Color colour, double width) {
        taken(() -> {
            page.setStrokingColor(colour);
            page.setLineWidth((float) width);
            page.setLineJoinStyle(ROUND_JOIN);
            trace(shape);
            page.stroke();
        });
    }

    private void trace(Shape shape) throws IOException {
        float[] at = new float[6];
        float x = 0;
        float y = 0;
        for (PathIterator steps = shape.getPathIterator(null); !steps.isDone(); steps.next()) {
            int end = 0;
            switch (steps.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> page.moveTo(at[0], at[1]);
                case PathIterator.SEG_LINETO -> page.lineTo(at[0], at[1]);
                case PathIterator.SEG_QUADTO -> {
                    // A quadratic curve is a cubic one whose handles are two thirds as far away.
                    page.curveTo(x + (at[0] - x) * 2 / 3, y + (at[1] - y) * 2 / 3, at[2] + (at[0] - at[2]) * 2 / 3,
                            at[3] + (at[1] - at[3]) * 2 / 3, at[2], at[3]);
                    end = 2;
                }
                case PathIterator.SEG_CUBICTO -> {
                    page.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
                    end = 4;
                }
                default -> page.closePath();
            }
            x = at[end];
            y = at[end + 1];
        }
    }

    @Override
    public void text(String line, Font font, Color ink, double x, double y) {
        write(line, font, ink, new Matrix(1, 0, 0, -1, (float) x, (float) y));
    }

    @Override
    public void upwardText(String line, Font font, Color ink, double x, double y) {
        write(line, font, ink, new Matrix(0, -1, -1, 0, (float) x, (float) y));
    }

    private void write(String line, Font font, Color ink, Matrix place) {
        taken(() -> {
            page.setNonStrokingColor(ink);
            if (Typeface.has(line)) {
                page.beginText();
                page.setFont(this.font, font.getSize2D());
                page.setTextMatrix(place);
                page.showText(line);
                page.endText();
            } else {
                outline(line, font, place);
            }
        });
    }

    /** The machine's fonts may not be passed on, but the shapes of a few letters may. */
    private void outline(String line, Font font, Matrix place) throws IOException {
        Shape letters = Typeface.fitting(line, font).createGlyphVector(Typeface.context(), line).getOutline();
        page.saveGraphicsState();
        page.transform(place);
        // Letters have y downwards, as the figure has, but text is placed with y upwards.
        page.transform(new Matrix(1, 0, 0, -1, 0, 0));
        trace(letters);
        page.fill();
        page.restoreGraphicsState();
    }
}
