package org.jaccardlab.app.window;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;
import org.jaccardlab.app.workbench.Trail;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.colour.Ticks;

/** Curves over one axis, told apart by colour and dashes, with lines at places that matter. */
final class CurveChart extends PlotCanvas {

    private static final double LEFT = 50;
    private static final double RIGHT = 10;
    private static final double TOP = 17;
    private static final double BOTTOM = 17;
    private static final double TICK_SPACING = 56;
    private static final double LINE_SPACING = 30;
    private static final List<Color> COLOURS = List.of(Color.web("#3584e4"), Color.web("#e66100"),
            Color.web("#2a9d5c"), Color.web("#9a5fd0"), Color.web("#c99700"));
    private static final double[][] DASHES = {{}, {6, 3}, {2, 3}, {8, 3, 2, 3}, {1, 4}};

    /** An upright line with a word at it. */
    record Mark(String word, double at, boolean dashed) {
    }

    private String heading;
    private List<Trail> trails = List.of();
    private Limits across = new Limits(0, 1);
    private boolean logarithmic;
    private List<Mark> marks = List.of();

    /** @param heading what the curves show, over what */
    CurveChart(String id, String heading) {
        super("curve-chart");
        setId(id);
        this.heading = heading;
        setAccessibleText(heading);
    }

    /** Has a click on the chart choose the number under it. */
    void onPick(DoubleConsumer picked) {
        setCursor(Cursor.HAND);
        setOnMouseClicked(event -> {
            double part = (event.getX() - LEFT) / (getWidth() - LEFT - RIGHT);
            if (part >= -0.03 && part <= 1.03 && !trails.isEmpty()) {
                picked.accept(number(Math.clamp(part, 0, 1)));
            }
        });
    }

    /**
     * @param range of the axis
     * @param log whether the axis shows logarithms; the range is above 0 then
     * @param here where one stands
     */
    void show(List<Trail> curves, Limits range, boolean log, OptionalDouble here) {
        show(curves, range, log, here.stream().mapToObj(at -> new Mark("", at, false)).toList());
    }

    /** Says something else from now on. */
    void head(String other) {
        heading = other;
        setAccessibleText(other);
        redraw();
    }

    /** With more than one place marked. */
    void show(List<Trail> curves, Limits range, boolean log, List<Mark> marked) {
        trails = curves;
        across = range;
        logarithmic = log;
        marks = marked;
        redraw();
    }

    private double number(double part) {
        return logarithmic
                ? across.low() * Math.pow(across.high() / across.low(), part)
                : across.low() + part * (across.high() - across.low());
    }

    private double part(double number) {
        return logarithmic
                ? Math.log(number / across.low()) / Math.log(across.high() / across.low())
                : across.position(number);
    }

    @Override
    void draw(GraphicsContext graphics, double width, double height, Paint ink) {
        double wide = width - LEFT - RIGHT;
        double tall = height - TOP - BOTTOM;
        graphics.setFill(ink);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.TOP);
        graphics.fillText(heading, 2, 0, width - 4);
        Optional<Limits> up = Trail.range(trails);
        if (up.isEmpty() || wide < 20 || tall < 20) {
            return;
        }
        graphics.setStroke(ink);
        graphics.setGlobalAlpha(0.35);
        graphics.strokeRect(LEFT + 0.5, TOP + 0.5, wide, tall);
        graphics.setGlobalAlpha(1);
        drawAxis(graphics, wide, tall);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setTextBaseline(VPos.CENTER);
        for (Ticks.Tick tick : Ticks.of(up.get(), Math.max(2, (int) (tall / LINE_SPACING)))) {
            double y = Math.round(TOP + tall * (1 - tick.position())) + 0.5;
            graphics.strokeLine(LEFT - 3, y, LEFT, y);
            graphics.fillText(tick.label(), LEFT - 5, y, LEFT - 8);
        }
        for (int k = 0; k < marks.size(); k++) {
            draw(graphics, marks.get(k), TOP + 2 + 15 * k, wide, tall);
        }
        graphics.setLineWidth(2);
        for (int k = 0; k < trails.size(); k++) {
            draw(graphics, trails.get(k), k, up.get(), wide, tall);
        }
        graphics.setLineWidth(1);
        drawNames(graphics, width, height, ink);
    }

    private void draw(GraphicsContext graphics, Mark mark, double y, double wide, double tall) {
        double x = Math.round(LEFT + wide * Math.clamp(part(mark.at()), 0, 1)) + 0.5;
        graphics.setLineDashes(mark.dashed() ? new double[]{4, 3} : new double[0]);
        graphics.strokeLine(x, TOP, x, TOP + tall);
        graphics.setLineDashes();
        boolean before = x > LEFT + wide - 55;
        graphics.setTextBaseline(VPos.TOP);
        graphics.setTextAlign(before ? TextAlignment.RIGHT : TextAlignment.LEFT);
        graphics.fillText(mark.word(), before ? x - 3 : x + 4, y);
    }

    private void drawAxis(GraphicsContext graphics, double wide, double tall) {
        graphics.setTextBaseline(VPos.TOP);
        int many = Math.max(logarithmic ? 3 : 2, (int) (wide / TICK_SPACING));
        Limits shown = logarithmic ? new Limits(Math.log10(across.low()), Math.log10(across.high())) : across;
        for (Ticks.Tick tick : Ticks.of(shown, many)) {
            boolean whole = !logarithmic || tick.value() == Math.rint(tick.value());
            if (whole) {
                double x = Math.round(LEFT + wide * tick.position()) + 0.5;
                graphics.strokeLine(x, TOP + tall, x, TOP + tall + 3);
                graphics.setTextAlign(tick.position() > 0.94 ? TextAlignment.RIGHT : TextAlignment.CENTER);
                graphics.fillText(logarithmic ? power(tick.value()) : tick.label(), x, TOP + tall + 4);
            }
        }
    }

    private static String power(double exponent) {
        return Math.abs(exponent) <= 3
                ? new BigDecimal(Math.pow(10, exponent))
                        .round(new MathContext(1)).stripTrailingZeros().toPlainString()
                : "1e" + (int) exponent;
    }

    private void draw(GraphicsContext graphics, Trail trail, int k, Limits up, double wide, double tall) {
        graphics.setStroke(COLOURS.get(k % COLOURS.size()));
        graphics.setLineDashes(DASHES[k % DASHES.length]);
        boolean down = false;
        graphics.beginPath();
        for (int i = 0; i < trail.x().length; i++) {
            double x = LEFT + wide * part(trail.x()[i]);
            double y = TOP + tall * (1 - up.position(trail.y()[i]));
            boolean any = Double.isFinite(trail.y()[i]) && x <= LEFT + wide + 1;
            if (any && !down) {
                graphics.moveTo(x, y);
                // A curve of a single number is still to be seen.
                graphics.lineTo(x + 0.5, y);
            } else if (any) {
                graphics.lineTo(x, y);
            }
            down = any;
        }
        graphics.stroke();
        graphics.setLineDashes();
    }

    /** Below each other, inside on the right, each behind a piece of its curve. */
    private void drawNames(GraphicsContext graphics, double width, double height, Paint ink) {
        double right = width - RIGHT - 6;
        double first = height - BOTTOM - 15.0 * trails.size() - 2;
        graphics.setTextBaseline(VPos.TOP);
        graphics.setTextAlign(TextAlignment.RIGHT);
        for (int k = 0; k < trails.size(); k++) {
            String name = trails.get(k).name();
            if (!name.isEmpty()) {
                double y = first + 15 * k;
                graphics.setFill(ink);
                graphics.fillText(name, right - 24, y);
                graphics.setStroke(COLOURS.get(k % COLOURS.size()));
                graphics.setLineWidth(2);
                graphics.setLineDashes(DASHES[k % DASHES.length]);
                graphics.strokeLine(right - 20, y + 7, right, y + 7);
                graphics.setLineDashes();
                graphics.setLineWidth(1);
            }
        }
    }
}
