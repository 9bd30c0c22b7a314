package org.jaccardlab.app.window;

import java.util.Objects;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.colour.Ticks;
import org.jaccardlab.picture.ColourBar;
import org.jspecify.annotations.Nullable;

/**
 * The colour bar beside a pane: strip, end caps and numbers, from the same description that exports use. It keeps its
 * place where there is nothing to show, so that all panes have pictures of one size.
 */
final class ColourBarView extends Region {

    /** What a pane keeps free for it. */
    static final double WIDTH = 72;

    private static final double STRIP = 12;
    private static final double CAP = 8;
    private static final double GAP = 5;
    private static final double MARGIN = 6;
    /** Numbers closer than this, in pixels, are hard to tell apart. */
    private static final double TICK_SPACING = 34;

    private final Canvas canvas = new Canvas();
    /** Never shown: carries the text colour and font that the stylesheet decides. */
    private final Text sample = new Text();
    private @Nullable ColourBar bar;

    ColourBarView() {
        getStyleClass().add("colour-bar");
        sample.getStyleClass().add("colour-bar-text");
        sample.setVisible(false);
        sample.setManaged(false);
        getChildren().setAll(canvas, sample);
        prefWidthProperty().bind(TextSize.of(WIDTH));
        minWidthProperty().bind(TextSize.of(WIDTH));
        Tooltip.install(this, new Tooltip("Click to choose the colour limits from a histogram"));
        setCursor(Cursor.HAND);
        sample.fillProperty().subscribe(this::redraw);
        sample.fontProperty().subscribe(this::redraw);
    }

    void show(Optional<ColourBar> shown) {
        ColourBar wanted = shown.orElse(null);
        if (!Objects.equals(wanted, bar)) {
            bar = wanted;
            redraw();
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        redraw();
    }

    private void redraw() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (bar == null || canvas.getHeight() < 60) {
            return;
        }
        double top = MARGIN + CAP;
        double height = canvas.getHeight() - 2 * top;
        int[] colours = bar.strip((int) height);
        for (int row = 0; row < colours.length; row++) {
            graphics.setFill(colour(colours[colours.length - 1 - row]));
            graphics.fillRect(MARGIN, top + row, STRIP, 1.5);
        }
        if (bar.beyondHigh()) {
            graphics.setFill(colour(bar.highCap()));
            graphics.fillPolygon(new double[]{MARGIN, MARGIN + STRIP, MARGIN + STRIP / 2},
                    new double[]{top - 1, top - 1, top - CAP}, 3);
        }
        if (bar.beyondLow()) {
            graphics.setFill(colour(bar.lowCap()));
            graphics.fillPolygon(new double[]{MARGIN, MARGIN + STRIP, MARGIN + STRIP / 2},
                    new double[]{top + height + 1, top + height + 1, top + height + CAP}, 3);
        }
        graphics.setFill(sample.getFill());
        graphics.setStroke(sample.getFill());
        graphics.setFont(sample.getFont());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setLineWidth(1);
        for (Ticks.Tick mark : bar.ticks((int) (height / TICK_SPACING) + 2)) {
            double y = Math.round(top + (1 - mark.position()) * height) + 0.5;
            graphics.strokeLine(MARGIN + STRIP, y, MARGIN + STRIP + 3, y);
            graphics.fillText(mark.label(), MARGIN + STRIP + GAP, y);
        }
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
    }
}
