package org.jaccardlab.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.jaccardlab.picture.Rendering;

/** What a figure is drawn on. Lengths are pixels of the figure; x grows to the right, y downwards. */
interface Canvas {

    /** Puts a picture with its upper left corner at (x, y), a pixel for a pixel and never smoothed. */
    void picture(Rendering picture, double x, double y);

    void fill(Shape shape, Color colour);

    void stroke(Shape shape, Color colour, double width);

    /**
     * One line of text.
     *
     * @param font of the figure's {@link Typeface}
     * @param x where it begins
     * @param y of its baseline
     */
    void text(String line, Font font, Color ink, double x, double y);

    /** As {@link #text}, but read from bottom to top; it begins at (x, y), and its baseline is upright. */
    void upwardText(String line, Font font, Color ink, double x, double y);

    default void rectangle(double x, double y, double width, double height, Color colour) {
        fill(new Rectangle2D.Double(x, y, width, height), colour);
    }

    /** This canvas with its origin at (x, y). */
    default Canvas at(double x, double y) {
        return new Moved(this, x, y);
    }

    /** A canvas whose origin lies elsewhere. */
    record Moved(Canvas canvas, double left, double top) implements Canvas {

        @Override
        public void picture(Rendering picture, double x, double y) {
            canvas.picture(picture, left + x, top + y);
        }

        @Override
        public void fill(Shape shape, Color colour) {
            canvas.fill(moved(shape), colour);
        }

        @Override
        public void stroke(Shape shape, Color colour, double width) {
            canvas.stroke(moved(shape), colour, width);
        }

        private Shape moved(Shape shape) {
            return AffineTransform.getTranslateInstance(left, top).createTransformedShape(shape);
        }

        @Override
        public void text(String line, Font font, Color ink, double x, double y) {
            canvas.text(line, font, ink, left + x, top + y);
        }

        @Override
        public void upwardText(String line, Font font, Color ink, double x, double y) {
            canvas.upwardText(line, font, ink, left + x, top + y);
        }
    }
}
