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
import javafx.scene.shape.ArcType;
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
    /** What stands over the strip: the power of ten of the numbers, and the mark of limits of its own. */
    private static final double HEAD = 16;
    /** Numbers closer than this, in pixels, are hard to tell apart. */
    private static final double TICK_SPACING = 34;

    private final Canvas canvas = new Canvas();
    /** Never shown: carries the text colour and font that the stylesheet decides. */
    private final Text sample = new Text();
    private @Nullable ColourBar bar;
    private boolean ownLimits;

    ColourBarView() {
        getStyleClass().add("colour-bar");
        sample.getStyleClass().add("colour-bar-text");
        sample.setVisible(false);
        sample.setManaged(false);
        getChildren().setAll(canvas, sample);
        prefWidthProperty().bind(TextSize.of(WIDTH));
        minWidthProperty().bind(TextSize.of(WIDTH));
        Tooltip.install(this, new Tooltip(
                "Click to choose the colour limits from a histogram; right-click to give this pane limits of its own (U). An open lock: it has some"));
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

    /** Whether the limits are those of this pane alone. */
    void showOwnLimits(boolean own) {
        if (own != ownLimits) {
            ownLimits = own;
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
        int most = (int) ((canvas.getHeight() - 2 * (MARGIN + CAP)) / TICK_SPACING) + 2;
        Ticks.Scale scale = bar.scaledTicks(most);
        double head = ownLimits || !scale.power().isEmpty() ? HEAD : 0;
        double top = MARGIN + CAP + head;
        double height = canvas.getHeight() - MARGIN - CAP - top;
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
        graphics.fillText(scale.power(), MARGIN + STRIP + GAP, MARGIN + HEAD / 2 - 2);
        if (ownLimits) {
            drawOpenLock(graphics);
        }
        for (Ticks.Tick mark : scale.ticks()) {
            double y = Math.round(top + (1 - mark.position()) * height) + 0.5;
            graphics.strokeLine(MARGIN + STRIP, y, MARGIN + STRIP + 3, y);
            graphics.fillText(mark.label(), MARGIN + STRIP + GAP, y);
        }
    }

    /** A padlock whose shackle stands free on one side. */
    private static void drawOpenLock(GraphicsContext graphics) {
        double left = MARGIN + 1.5;
        double top = 2;
        graphics.fillRoundRect(left, top + 6, 9, 7, 2, 2);
        graphics.setLineWidth(1.5);
        graphics.strokeArc(left + 5, top, 6, 7, 0, 180, ArcType.OPEN);
        graphics.strokeLine(left + 5, top + 3.5, left + 5, top + 6);
        graphics.strokeLine(left + 11, top + 3.5, left + 11, top + 4.5);
        graphics.setLineWidth(1);
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
    }
}
