package org.jaccardlab.app.window;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.PixelStudy;
import org.jaccardlab.app.workbench.PixelStudy.Curve;
import org.jaccardlab.app.workbench.PixelStudy.Row;
import org.jaccardlab.app.workbench.PixelStudy.Study;
import org.jaccardlab.colour.Limits;

/** The pixel at the probe: every class in a row, and the loss as the chosen class's prediction moves there. */
final class PixelPage extends HBox implements PlotsArea.Page {

    private static final double ROW_HEIGHT = 22;

    private final PixelStudy study;
    private final Label title = new Label();
    private final Label words = Sections.muted("");
    private final Label check = Sections.muted("");
    private final TableView<Row> table = new TableView<>();
    private final CurveChart bend = new CurveChart("pixel-curve", "");
    private final Label why = Sections.muted("");
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
        CheckBox others = new CheckBox("Other losses beside");
        others.setId("pixel-others");
        others.setTooltip(
                new Tooltip("The same curve of JML1, soft Jaccard and cross-entropy with their usual parameters"));
        others.selectedProperty().bindBidirectional(study.others());
        right = new VBox(4, why, bend, checked, check, others);
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
        showCurve(newest);
        showing = false;
    }

    private void showCurve(Optional<Study> newest) {
        Optional<Curve> curve = newest.flatMap(Study::curve);
        why.setText(curve.isPresent() ? "" : newest.map(Study::why).orElse(""));
        Sections.show(why, !why.getText().isEmpty());
        bend.setVisible(curve.isPresent());
        curve.ifPresent(shown -> {
            bend.head("change of the loss × kept pixels over p of " + shown.name());
            bend.show(shown.trails(), new Limits(0, 1), false,
                    List.of(new CurveChart.Mark("target", shown.target(), true),
                            new CurveChart.Mark("minimum", shown.minimiser(), true),
                            new CurveChart.Mark("now", shown.now(), false)));
        });
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
}
