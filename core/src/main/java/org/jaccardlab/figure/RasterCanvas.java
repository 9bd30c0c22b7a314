package org.jaccardlab.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import org.jaccardlab.picture.Rendering;
import org.jaccardlab.raster.Size;

/** A figure as pixels. */
final class RasterCanvas implements Canvas {

    private final BufferedImage image;
    private final Graphics2D g;

    private RasterCanvas(Size size) {
        image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_ARGB);
        g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    static Rendering draw(Sheet sheet) {
        RasterCanvas canvas = new RasterCanvas(sheet.size());
        try {
            sheet.drawOn(canvas);
        } finally {
            canvas.g.dispose();
        }
        int[] argb = new int[sheet.size().pixels()];
        canvas.image.getRaster().getDataElements(0, 0, sheet.size().width(), sheet.size().height(), argb);
        return new Rendering(sheet.size(), argb);
    }

    @Override
    public void picture(Rendering picture, double x, double y) {
        g.drawImage(Images.of(picture), (int) Math.rint(x), (int) Math.rint(y), null);
    }

    @Override
    public void fill(Shape shape, Color colour) {
        g.setColor(colour);
        g.fill(shape);
    }

    @Override
    public void stroke(Shape shape, Color colour, double width) {
        g.setColor(colour);
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(shape);
    }

    @Override
    public void text(String line, Font font, Color ink, double x, double y) {
        g.setColor(ink);
        g.setFont(Typeface.fitting(line, font));
        g.drawString(line, (float) x, (float) y);
    }

    @Override
    public void upwardText(String line, Font font, Color ink, double x, double y) {
        AffineTransform upright = g.getTransform();
        g.translate(x, y);
        g.rotate(-Math.PI / 2);
        text(line, font, ink, 0, 0);
        g.setTransform(upright);
    }
}
