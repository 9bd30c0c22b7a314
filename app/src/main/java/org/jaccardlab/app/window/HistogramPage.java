package org.jaccardlab.app.window;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;
import org.controlsfx.control.RangeSlider;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.chooser.Titles;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Focus;
import org.jaccardlab.app.workbench.LimitRule;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.Spread;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.colour.ColourMap;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.colour.Ticks;
import org.jaccardlab.survey.Histogram;

/** How the values of the pane in focus are spread, with its colour limits to drag, type or have fitted. */
final class HistogramPage extends HBox implements PlotsArea.Page {

    /** Half a thumb: the slider's travel begins there, and so do the bins. */
    private static final double INSET = 8;

    private final WorkbenchModel model;
    private final Spread spread;
    private final Label title = new Label();
    private final Label words = Sections.muted("");
    private final Bins bins = new Bins();
    private final RangeSlider slider = new RangeSlider(0, 1, 0, 1);
    private final ComboBox<LimitRule> rules = new ComboBox<>();
    private final TextField low = new TextField();
    private final TextField high = new TextField();
    private final CheckBox own = new CheckBox("This pane alone");
    private final VBox right;
    private boolean showing;
    private boolean dragging;

    HistogramPage(WorkbenchModel model, Spread spread, Focus focus) {
        this.model = model;
        this.spread = spread;
        getStyleClass().add("plot-page");
        title.getStyleClass().add("plot-title");
        title.setId("histogram-title");
        words.setId("histogram-words");
        words.setWrapText(false);
        Tooltip inFull = new Tooltip();
        inFull.textProperty().bind(words.textProperty());
        words.setTooltip(inFull);
        slider.setId("limits-slider");
        slider.setAccessibleText("Colour limits");
        slider.setTooltip(new Tooltip("Colour limits: drag an end, or the bar between"));
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> hold(true));
        slider.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> hold(false));
        slider.lowValueProperty().subscribe((was, value) -> follow());
        slider.highValueProperty().subscribe((was, value) -> follow());

        rules.setId("limits-rule");
        rules.setConverter(Titles.of(LimitRule::title));
        rules.setMaxWidth(Double.MAX_VALUE);
        rules.setAccessibleText("How the colour limits are found");
        rules.setTooltip(new Tooltip("How the limits are found. Standard: the range that the quantity is made for, or "
                + "of shares and gradients what 99 % of the pixels do not exceed"));
        rules.setOnAction(event -> {
            LimitRule chosen = rules.getValue();
            if (!showing && chosen != null) {
                spread.follow(chosen);
            }
        });
        typed(low, "limits-low", "Lower limit");
        typed(high, "limits-high", "Upper limit");
        CheckBox inView = new CheckBox("Only what is in view");
        inView.setId("histogram-in-view");
        inView.setTooltip(new Tooltip("Count the pixels that are on screen, or all of the image"));
        inView.selectedProperty().bindBidirectional(spread.inView());
        own.setId("limits-own");
        own.setTooltip(
                new Tooltip("Give this pane colour limits of its own, or let it share those that all panes have (U)"));
        own.setOnAction(event -> spread.setOwn(own.isSelected()));
        low.minWidthProperty().bind(TextSize.of(60));
        high.minWidthProperty().bind(TextSize.of(60));
        HBox ends = new HBox(4, low, new Label("–"), high);
        ends.getStyleClass().add("limits-ends");
        right = new VBox(7, Sections.labelled("Colour limits", rules), ends, own, inView);
        right.getStyleClass().add("plot-side");
        VBox left = new VBox(2, title, bins, slider, words);
        VBox.setVgrow(bins, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        getChildren().setAll(left, right);

        List.of(spread.plot(), model.limits(), model.snapshot(), focus.pane(), model.evaluation())
                .forEach(property -> property.subscribe(this::show));
    }

    private void typed(TextField field, String id, String name) {
        field.setId(id);
        field.setPrefColumnCount(6);
        field.setAccessibleText(name);
        field.setTooltip(new Tooltip(name + ", in the unit that is shown"));
        field.setOnAction(event -> commit());
        field.focusedProperty().subscribe((was, focused) -> {
            if (!focused) {
                commit();
            }
        });
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                show();
                event.consume();
            }
        });
    }

    private void commit() {
        spread.limits().ifPresent(present -> {
            if (low.getText().equals(text(present.low())) && high.getText().equals(text(present.high()))) {
                return;
            }
            try {
                spread.set(number(low), number(high));
            } catch (NumberFormatException notANumber) {
                model.tell(Notice.problem("\"" + low.getText() + "\" to \"" + high.getText()
                        + "\" are no colour limits: type two numbers such as 0 and 2.5."));
            }
            show();
        });
    }

    private static double number(TextField field) {
        return Double.parseDouble(field.getText().strip().replace('−', '-').replace(',', '.'));
    }

    /** So that what is read can be typed again: four digits, as everywhere. */
    private static String text(double value) {
        BigDecimal digits = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        boolean plain = value == 0 || Math.abs(value) >= 1e-4 && Math.abs(value) < 1e6;
        return (plain ? digits.toPlainString() : digits.toString().replace("E+", "e").replace('E', 'e'))
                .replace('-', '−');
    }

    private void hold(boolean now) {
        if (now == dragging) {
            return;
        }
        dragging = now;
        if (now) {
            spread.hold();
        } else {
            spread.letGo();
            show();
        }
    }

    private void follow() {
        if (!showing && slider.getLowValue() < slider.getHighValue()) {
            double step = slider.getMax() - slider.getMin();
            spread.set(rounded(slider.getLowValue(), step), rounded(slider.getHighValue(), step));
        }
    }

    /** To a thousandth of the range: more digits would only be noise of the hand. */
    private static double rounded(double value, double range) {
        double unit = Math.pow(10, Math.floor(Math.log10(range)) - 3);
        return new BigDecimal(Math.rint(value / unit) * unit).round(new MathContext(6)).doubleValue();
    }

    private void show() {
        Optional<Limits> limits = spread.limits();
        Optional<Spread.Plot> plot = spread.plot().get().filter(any -> limits.isPresent());
        showing = true;
        title.setText(plot.map(Spread.Plot::title).orElse("The pane in focus shows no numbers"));
        words.setText(plot.map(shown -> shown.words(limits.orElseThrow())).orElse("Choose a pane that shows some."));
        for (Node control : List.of(bins, slider, right)) {
            control.setVisible(plot.isPresent());
        }
        limits.ifPresent(present -> {
            showRule();
            own.setSelected(spread.isOwn());
            low.setText(text(present.low()));
            high.setText(text(present.high()));
            if (!dragging) {
                plot.ifPresent(shown -> showOnSlider(shown.histogram().range(), present));
            }
        });
        bins.show(plot, limits, plot.map(shown -> model.snapshot().get().appearance().map(shown.quantity())));
        showing = false;
    }

    private void showRule() {
        LimitRule rule = spread.rule();
        List<LimitRule> offered = new ArrayList<>(Spread.RULES);
        if (!offered.contains(rule)) {
            offered.add(rule);
        }
        if (!offered.equals(rules.getItems())) {
            rules.setValue(null);
            rules.getItems().setAll(offered);
        }
        rules.setValue(rule);
    }

    private void showOnSlider(Limits range, Limits present) {
        slider.setMin(Math.min(range.low(), slider.getMin()));
        slider.setMax(Math.max(range.high(), slider.getMax()));
        slider.setHighValue(slider.getMax());
        slider.setLowValue(Math.clamp(present.low(), range.low(), range.high()));
        slider.setHighValue(Math.clamp(present.high(), range.low(), range.high()));
        slider.setMin(range.low());
        slider.setMax(range.high());
        slider.setBlockIncrement((range.high() - range.low()) / 50);
    }

    @Override
    public String title() {
        return "Histogram";
    }

    @Override
    public String help() {
        return "How the values of the pane in focus are spread, and its colour limits";
    }

    @Override
    public KeyCode key() {
        return KeyCode.H;
    }

    @Override
    public Node content() {
        return this;
    }

    @Override
    public void watch(boolean looking) {
        spread.watch(looking);
    }

    /** The bins in the colours of the pane, as high as the logarithm of how many pixels they hold. */
    private static final class Bins extends PlotCanvas {

        private static final double AXIS = 17;
        private static final double TICK_SPACING = 62;
        private static final Function<Integer, Double> HEIGHT = count -> Math.log1p(count);

        private Optional<Spread.Plot> plot = Optional.empty();
        private Optional<Limits> limits = Optional.empty();
        private Optional<ColourMap> colours = Optional.empty();

        Bins() {
            super("histogram");
        }

        void show(Optional<Spread.Plot> shown, Optional<Limits> cut, Optional<ColourMap> map) {
            if (!shown.equals(plot) || !cut.equals(limits) || !map.equals(colours)) {
                plot = shown;
                limits = cut;
                colours = map;
                redraw();
            }
        }

        @Override
        void draw(GraphicsContext graphics, double width, double height, Paint ink) {
            if (plot.isEmpty() || limits.isEmpty() || colours.isEmpty()) {
                return;
            }
            Histogram histogram = plot.get().histogram();
            Limits cut = limits.get();
            ColourMap map = colours.get().between(cut);
            double across = width - 2 * INSET;
            double down = height - TextSize.now(AXIS);
            int many = histogram.counts().length;
            double tallest = HEIGHT.apply(Math.max(1, histogram.largest()));
            for (int i = 0; i < many; i++) {
                int count = histogram.counts()[i];
                if (count > 0) {
                    double left = Math.round(INSET + across * i / many);
                    double right = Math.round(INSET + across * (i + 1) / many);
                    double tall = Math.max(1, HEIGHT.apply(count) / tallest * (down - 4));
                    double at = cut.position(histogram.middle(i));
                    graphics.setGlobalAlpha(at < 0 || at > 1 ? 0.45 : 1);
                    graphics.setFill(colour(map.at(at)));
                    graphics.fillRect(left, down - tall, right - left, tall);
                }
            }
            graphics.setGlobalAlpha(1);
            graphics.setStroke(ink);
            graphics.strokeLine(INSET, down + 0.5, width - INSET, down + 0.5);
            for (double end : new double[]{cut.low(), cut.high()}) {
                double x = Math.round(INSET + across * histogram.range().position(end)) + 0.5;
                graphics.strokeLine(x, 0, x, down);
            }
            graphics.setFill(ink);
            graphics.setTextBaseline(VPos.TOP);
            for (Ticks.Tick tick : Ticks.of(histogram.range(),
                    Math.max(2, (int) (across / TextSize.now(TICK_SPACING))))) {
                double x = Math.round(INSET + across * tick.position()) + 0.5;
                graphics.strokeLine(x, down, x, down + 3);
                graphics.setTextAlign(tick.position() < 0.04
                        ? TextAlignment.LEFT
                        : tick.position() > 0.96 ? TextAlignment.RIGHT : TextAlignment.CENTER);
                graphics.fillText(tick.label(), x, down + 4);
            }
            graphics.setGlobalAlpha(0.65);
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.fillText("log of pixels", width - INSET - 2, 1);
            graphics.setGlobalAlpha(1);
        }
    }
}
