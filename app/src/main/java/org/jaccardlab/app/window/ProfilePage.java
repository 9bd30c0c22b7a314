package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Line;
import javafx.scene.text.TextAlignment;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.workbench.Figures;
import org.jaccardlab.app.workbench.Focus;
import org.jaccardlab.app.workbench.ProfilePlot;
import org.jaccardlab.app.workbench.Sketch;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.colour.Ticks;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.sample.ClassTable;

/** The fields on screen along a line: each between its own colour limits, so that unlike units share one drawing. */
final class ProfilePage extends HBox implements PlotsArea.Page {

    private static final double[][] DASHES = {{}, {7, 3}, {2, 3}, {8, 3, 2, 3}, {4, 4}, {10, 4}};

    private final ProfilePlot profile;
    private final Focus focus;
    private final Label title = new Label();
    private final Curves curves = new Curves();
    private final VBox names = new VBox(3);
    private final List<String> named = new ArrayList<>();
    private final Set<String> left = new HashSet<>();

    ProfilePage(Sketch sketch, ProfilePlot profile, Focus focus) {
        this.profile = profile;
        this.focus = focus;
        getStyleClass().add("plot-page");
        title.getStyleClass().add("plot-title");
        title.setId("profile-title");
        VBox drawing = new VBox(2, title, curves);
        VBox.setVgrow(curves, Priority.ALWAYS);
        HBox.setHgrow(drawing, Priority.ALWAYS);
        drawing.setMinWidth(0);
        ScrollPane scroll = new ScrollPane(names);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("side-scroll");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox side = new VBox(7,
                RegionPage.toggle(sketch, Sketch.Tool.LINE, "Draw a line", "Drag a line over a picture"),
                scroll);
        side.getStyleClass().add("plot-side");
        getChildren().setAll(drawing, side);
        curves.addEventHandler(MouseEvent.MOUSE_MOVED, event -> focus.point(curves.pixelAt(event.getX())));
        curves.addEventHandler(MouseEvent.MOUSE_EXITED, event -> focus.point(Optional.empty()));
        profile.plot().subscribe(this::show);
        focus.probe().subscribe(this::show);
    }

    private void show() {
        Optional<ProfilePlot.Plot> plot = profile.plot().get();
        List<String> titles = plot.map(ProfilePlot.Plot::curves).orElse(List.of()).stream()
                .map(ProfilePlot.Curve::title).toList();
        if (!titles.equals(named)) {
            named.clear();
            named.addAll(titles);
            names.getChildren().setAll(IntStream.range(0, titles.size()).mapToObj(this::name).toList());
        }
        int at = plot.map(shown -> shown.pixels().indexOf(focus.probe().get().orElse(new Pixel(-1, -1)))).orElse(-1);
        title.setText(
                plot.map(shown -> words(shown, at)).orElse("No line: take “Draw a line” and drag over a picture"));
        curves.show(plot.map(shown -> new ProfilePlot.Plot(shown.pixels(), shown.curves())), at);
    }

    /** "From (10, 20) to (90, 40), 81 pixels", or the values at the probe where it is on the line. */
    private String words(ProfilePlot.Plot plot, int at) {
        if (at >= 0) {
            Pixel pixel = plot.pixels().get(at);
            StringBuilder words = new StringBuilder("(" + pixel.x() + ", " + pixel.y() + ")");
            for (ProfilePlot.Curve curve : plot.curves()) {
                if (!left.contains(curve.title())) {
                    double value = curve.values()[at];
                    words.append("   ").append(curve.title()).append(' ')
                            .append(Double.isNaN(value) ? Figures.NOTHING : Figures.of(value));
                }
            }
            return words.toString();
        }
        Pixel from = plot.pixels().getFirst();
        Pixel to = plot.pixels().getLast();
        return "From (" + from.x() + ", " + from.y() + ") to (" + to.x() + ", " + to.y() + "), "
                + Figures.count(plot.pixels().size(), "pixel");
    }

    private Node name(int index) {
        String text = named.get(index);
        Line sample = new Line(0, 0, 22, 0);
        sample.setStroke(PlotCanvas.colour(ClassTable.distinctColour(index)));
        sample.setStrokeWidth(2);
        for (double dash : DASHES[index % DASHES.length]) {
            sample.getStrokeDashArray().add(dash);
        }
        CheckBox box = new CheckBox(text);
        box.setSelected(!left.contains(text));
        box.setTooltip(new Tooltip(text));
        box.setMinWidth(0);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.selectedProperty().subscribe((was, drawn) -> {
            if (drawn) {
                left.remove(text);
            } else {
                left.add(text);
            }
            show();
            curves.redraw();
        });
        HBox row = new HBox(6, sample, box);
        row.getStyleClass().add("curve-name");
        return row;
    }

    @Override
    public String title() {
        return "Profile";
    }

    @Override
    public String help() {
        return "The fields on screen along a line";
    }

    @Override
    public KeyCode key() {
        return KeyCode.L;
    }

    @Override
    public Node content() {
        return this;
    }

    @Override
    public void watch(boolean looking) {
        profile.watch(looking);
    }

    private final class Curves extends PlotCanvas {

        private static final double AXIS = 17;
        private static final double MARGIN = 44;
        private static final double TICK_SPACING = 60;

        private Optional<ProfilePlot.Plot> plot = Optional.empty();
        private int at = -1;

        Curves() {
            super("profile");
        }

        void show(Optional<ProfilePlot.Plot> shown, int marked) {
            plot = shown;
            at = marked;
            redraw();
        }

        Optional<Pixel> pixelAt(double x) {
            return plot.map(ProfilePlot.Plot::pixels).map(pixels -> {
                double part = (x - TextSize.now(MARGIN)) / Math.max(1, getWidth() - TextSize.now(MARGIN) - 8);
                return pixels.get((int) Math.clamp(Math.rint(part * (pixels.size() - 1)), 0, pixels.size() - 1));
            });
        }

        @Override
        void draw(GraphicsContext graphics, double width, double height, Paint ink) {
            if (plot.isEmpty()) {
                return;
            }
            int many = plot.get().pixels().size();
            double across = width - TextSize.now(MARGIN) - 8;
            double down = height - TextSize.now(AXIS) - 4;
            List<ProfilePlot.Curve> drawn = plot.get().curves();
            graphics.setStroke(ink);
            graphics.setFill(ink);
            graphics.setLineDashes();
            graphics.strokeLine(TextSize.now(MARGIN) - 0.5, 4, TextSize.now(MARGIN) - 0.5, 4 + down);
            graphics.strokeLine(TextSize.now(MARGIN) - 0.5, 4.5 + down, width - 8, 4.5 + down);
            axis(graphics, drawn.stream().filter(each -> !left.contains(each.title())).toList(), down);
            graphics.setTextBaseline(VPos.TOP);
            graphics.setTextAlign(TextAlignment.CENTER);
            if (many > 1) {
                for (Ticks.Tick tick : Ticks.of(new Limits(0, many - 1),
                        Math.max(2, (int) (across / TextSize.now(TICK_SPACING))))) {
                    double x = Math.round(TextSize.now(MARGIN) + across * tick.position()) + 0.5;
                    graphics.strokeLine(x, 4 + down, x, 7 + down);
                    graphics.fillText(tick.label(), x, 8 + down);
                }
            }
            for (int i = 0; i < drawn.size(); i++) {
                if (!left.contains(drawn.get(i).title())) {
                    graphics.setStroke(colour(ClassTable.distinctColour(i)));
                    graphics.setLineWidth(1.6);
                    graphics.setLineDashes(DASHES[i % DASHES.length]);
                    curve(graphics, drawn.get(i), across, down);
                }
            }
            graphics.setLineDashes();
            graphics.setLineWidth(1);
            if (at >= 0) {
                graphics.setStroke(ink);
                double x = Math.round(TextSize.now(MARGIN) + across * at / Math.max(1, many - 1)) + 0.5;
                graphics.strokeLine(x, 4, x, 4 + down);
            }
        }

        /** Numbers where all curves have the same limits; else the two ends alone, which are each curve's own. */
        private void axis(GraphicsContext graphics, List<ProfilePlot.Curve> drawn, double down) {
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.setTextBaseline(VPos.CENTER);
            List<Limits> limits = drawn.stream().map(ProfilePlot.Curve::limits).distinct().toList();
            if (limits.size() == 1) {
                for (Ticks.Tick tick : Ticks.of(limits.getFirst(), Math.max(2, (int) (down / 26)))) {
                    double y = Math.round(4 + down * (1 - tick.position())) + 0.5;
                    graphics.strokeLine(TextSize.now(MARGIN) - 4, y, TextSize.now(MARGIN) - 1, y);
                    graphics.fillText(tick.label(), TextSize.now(MARGIN) - 7, Math.clamp(y, 9, 4 + down));
                }
            } else if (limits.size() > 1) {
                graphics.fillText("high", TextSize.now(MARGIN) - 5, 10);
                graphics.fillText("low", TextSize.now(MARGIN) - 5, down);
            }
        }

        private void curve(GraphicsContext graphics, ProfilePlot.Curve curve, double across, double down) {
            double[] values = curve.values();
            boolean pen = false;
            graphics.beginPath();
            for (int i = 0; i < values.length; i++) {
                if (Double.isNaN(values[i])) {
                    pen = false;
                    continue;
                }
                double x = TextSize.now(MARGIN) + across * i / Math.max(1, values.length - 1);
                double y = 4 + down * (1 - Math.clamp(curve.limits().position(values[i]), 0, 1));
                if (pen) {
                    graphics.lineTo(x, y);
                } else {
                    graphics.moveTo(x, y);
                    graphics.lineTo(x + 0.5, y);
                }
                pen = true;
            }
            graphics.stroke();
        }
    }
}
