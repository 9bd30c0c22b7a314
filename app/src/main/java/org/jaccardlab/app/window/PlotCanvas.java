package org.jaccardlab.app.window;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;

/** A drawing that fills its place and takes ink and font from the stylesheet. */
abstract class PlotCanvas extends Region {

    private final Canvas canvas = new Canvas();
    /** Never shown: carries the text colour and font that the stylesheet decides. */
    private final Text sample = new Text();

    PlotCanvas(String styleClass) {
        getStyleClass().add(styleClass);
        sample.getStyleClass().add("colour-bar-text");
        sample.setVisible(false);
        sample.setManaged(false);
        canvas.setManaged(false);
        getChildren().setAll(canvas, sample);
        setMinSize(0, 0);
        sample.fillProperty().subscribe(this::redraw);
        sample.fontProperty().subscribe(this::redraw);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        redraw();
    }

    final void redraw() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (canvas.getWidth() < 40 || canvas.getHeight() < 30) {
            return;
        }
        graphics.setFont(sample.getFont());
        graphics.setLineWidth(1);
        draw(graphics, canvas.getWidth(), canvas.getHeight(), sample.getFill());
    }

    /** @param ink for lines and words */
    abstract void draw(GraphicsContext graphics, double width, double height, Paint ink);

    static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
    }
}
