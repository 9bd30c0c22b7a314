package org.jaccardlab.app.window;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.PixelStudy;
import org.jaccardlab.app.workbench.PixelStudy.Curve;
import org.jaccardlab.app.workbench.PixelStudy.Row;
import org.jaccardlab.app.workbench.PixelStudy.Study;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.colour.Ticks;

/** The pixel at the probe: every class in a row, and the loss as the chosen class's prediction moves there. */
final class PixelPage extends HBox implements PlotsArea.Page {

    private static final double ROW_HEIGHT = 22;

    private final PixelStudy study;
    private final Label title = new Label();
    private final Label words = Sections.muted("");
    private final Label check = Sections.muted("");
    private final TableView<Row> table = new TableView<>();
    private final Bend bend = new Bend();
    private final VBox right;
    private boolean showing;

    PixelPage(PixelStudy study) {
        this.study = study;
        getStyleClass().add("plot-page");
        title.getStyleClass().add("plot-title");
        title.setId("pixel-title");
        title.setMinWidth(Label.USE_PREF_SIZE);
        words.setId("pixel-words");
        words.setWrapText(false);
        check.setId("pixel-check");
        table.setId("pixel-classes");
        table.setAccessibleText("The pixel, class by class");
        table.fixedCellSizeProperty().bind(TextSize.of(ROW_HEIGHT));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setMinWidth(0);
        table.getColumns().add(column("class", 88, row -> row.name()));
        for (int i = 0; i < PixelStudy.COLUMNS.size(); i++) {
            int at = i;
            TableColumn<Row, String> column = column(PixelStudy.COLUMNS.get(i), 66, row -> row.numbers().get(at));
            column.getStyleClass().add("number-column");
            table.getColumns().add(column);
        }
        table.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (!showing && index.intValue() >= 0) {
                study.chosen().set(index.intValue());
            }
        });
        CheckBox checked = new CheckBox("Check by finite differences");
        checked.setId("pixel-checked");
        checked.setTooltip(new Tooltip("Hold the gradient of the chosen class against differences of the loss itself"));
        checked.selectedProperty().bindBidirectional(study.checked());
        VBox left = new VBox(4, new HBox(12, title, words), table);
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        left.prefWidthProperty().bind(TextSize.of(460));
        right = new VBox(4, bend, checked, check);
        VBox.setVgrow(bend, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        right.minWidthProperty().bind(TextSize.of(180));
        right.prefWidthProperty().bind(TextSize.of(260));
        getChildren().setAll(left, right);
        study.study().subscribe(this::show);
    }

    private static TableColumn<Row, String> column(String name, double width,
            Function<Row, String> words) {
        TableColumn<Row, String> column = new TableColumn<>(name);
        column.setSortable(false);
        column.setReorderable(false);
        column.prefWidthProperty().bind(TextSize.of(width));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(words.apply(cell.getValue())));
        return column;
    }

    private void show(Optional<Study> newest) {
        showing = true;
        title.setText(newest.map(Study::title).orElse("No pixel"));
        words.setText(newest.map(Study::words).orElse("Point at one, or click to have the probe stay there"));
        List<Row> rows = newest.map(Study::rows).orElse(List.of());
        if (!rows.equals(table.getItems())) {
            table.getItems().setAll(rows);
        }
        newest.ifPresent(shown -> table.getSelectionModel().select(shown.cls()));
        right.setVisible(newest.isPresent());
        check.setText(newest.flatMap(Study::check).orElse(""));
        Sections.show(check, !check.getText().isEmpty());
        bend.show(newest);
        showing = false;
    }

    @Override
    public String title() {
        return "Pixel";
    }

    @Override
    public String help() {
        return "The pixel at the probe, class by class, and how the loss bends as its prediction moves";
    }

    @Override
    public KeyCode key() {
        return KeyCode.P;
    }

    @Override
    public Node content() {
        return this;
    }

    @Override
    public void watch(boolean looking) {
        study.watch(looking);
    }

    /** The curve, with what is predicted and what is wanted. */
    private static final class Bend extends PlotCanvas {

        private static final double LEFT = 50;
        private static final double RIGHT = 10;
        private static final double TOP = 15;
        private static final double BOTTOM = 17;
        private static final double TICK_SPACING = 56;
        private static final double LINE_SPACING = 30;

        private Optional<Study> study = Optional.empty();

        Bend() {
            super("pixel-curve");
        }

        void show(Optional<Study> shown) {
            study = shown;
            setAccessibleText(shown.flatMap(Study::curve).map(curve -> "Change of the loss over the probability of "
                    + curve.name()).orElse(""));
            redraw();
        }

        @Override
        void draw(GraphicsContext graphics, double width, double height, Paint ink) {
            if (study.isEmpty()) {
                return;
            }
            graphics.setFill(ink);
            if (study.get().curve().isEmpty()) {
                graphics.setGlobalAlpha(0.65);
                graphics.setTextAlign(TextAlignment.LEFT);
                graphics.setTextBaseline(VPos.TOP);
                graphics.fillText(study.get().why(), 0, 4, width);
                graphics.setGlobalAlpha(1);
                return;
            }
            draw(graphics, study.get().curve().get(), width, height, ink);
        }

        private static void draw(GraphicsContext graphics, Curve curve, double width, double height, Paint ink) {
            double across = width - TextSize.now(LEFT) - TextSize.now(RIGHT);
            double down = height - TextSize.now(TOP) - TextSize.now(BOTTOM);
            Limits range = Limits.holding(DoubleStream.of(curve.change()).min().orElse(0),
                    DoubleStream.of(curve.change()).max().orElse(0));
            Limits unit = new Limits(0, 1);
            graphics.setStroke(ink);
            graphics.setGlobalAlpha(0.35);
            graphics.strokeRect(TextSize.now(LEFT) + 0.5, TextSize.now(TOP) + 0.5, across, down);
            graphics.setGlobalAlpha(1);
            graphics.setTextBaseline(VPos.TOP);
            for (Ticks.Tick tick : Ticks.of(unit, Math.max(2, (int) (across / TextSize.now(TICK_SPACING))))) {
                double x = Math.round(TextSize.now(LEFT) + across * tick.position()) + 0.5;
                graphics.strokeLine(x, TextSize.now(TOP) + down, x, TextSize.now(TOP) + down + 3);
                graphics.setTextAlign(tick.position() > 0.96 ? TextAlignment.RIGHT : TextAlignment.CENTER);
                graphics.fillText(tick.label(), x, TextSize.now(TOP) + down + 4);
            }
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.setTextBaseline(VPos.CENTER);
            for (Ticks.Tick tick : Ticks.of(range, Math.max(2, (int) (down / TextSize.now(LINE_SPACING))))) {
                double y = Math.round(TextSize.now(TOP) + down * (1 - tick.position())) + 0.5;
                graphics.strokeLine(TextSize.now(LEFT) - 3, y, TextSize.now(LEFT), y);
                graphics.fillText(tick.label(), TextSize.now(LEFT) - 5, y);
            }
            graphics.setTextAlign(TextAlignment.LEFT);
            graphics.setTextBaseline(VPos.TOP);
            graphics.fillText("change of the loss × kept pixels over p of " + curve.name(), 0, 0, width);
            mark(graphics, TextSize.now(LEFT) + across * curve.target(), TextSize.now(TOP), down, true);
            mark(graphics, TextSize.now(LEFT) + across * curve.now(), TextSize.now(TOP), down, false);
            graphics.setStroke(Color.web("#3584e4"));
            graphics.setLineWidth(2);
            graphics.strokePolyline(
                    DoubleStream.of(curve.probability()).map(p -> TextSize.now(LEFT) + across * p).toArray(),
                    DoubleStream.of(curve.change()).map(v -> TextSize.now(TOP) + down * (1 - range.position(v)))
                            .toArray(),
                    curve.change().length);
            graphics.setLineWidth(1);
            words(graphics, "target", TextSize.now(LEFT) + across * curve.target(), TextSize.now(TOP) + 2,
                    TextSize.now(LEFT) + across);
            words(graphics, "now", TextSize.now(LEFT) + across * curve.now(), TextSize.now(TOP) + down - 14,
                    TextSize.now(LEFT) + across);
        }

        private static void mark(GraphicsContext graphics, double x, double top, double down, boolean dashed) {
            if (dashed) {
                graphics.setLineDashes(4, 3);
            }
            graphics.strokeLine(Math.round(x) + 0.5, top, Math.round(x) + 0.5, top + down);
            graphics.setLineDashes();
        }

        private static void words(GraphicsContext graphics, String words, double x, double y, double end) {
            boolean before = x > end - 40;
            graphics.setTextAlign(before ? TextAlignment.RIGHT : TextAlignment.LEFT);
            graphics.fillText(words, before ? x - 3 : x + 4, y);
        }
    }
}
