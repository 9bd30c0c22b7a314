package org.jaccardlab.app.window;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Figures;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.evaluation.ClassValue;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.metric.ClassCounts;
import org.jaccardlab.sample.ClassTable;

/** The classes with their colours, their own loss and their IoU. Choosing one shows it in every pane. */
final class ClassPanel extends VBox {

    private static final double ROW_HEIGHT = 26;
    private static final double HEADER_HEIGHT = 34;
    /** More classes than this scroll. */
    private static final int MOST_ROWS = 12;

    /** One class as the table shows it; without an evaluation only name and colour are known. */
    private record Row(int cls, String name, int rgb, boolean active, OptionalDouble loss, OptionalDouble iou,
            String more) {
    }

    private final WorkbenchModel model;
    private final TableView<Row> table = new TableView<>();
    private boolean showing;

    ClassPanel(WorkbenchModel model) {
        this.model = model;
        table.setId("classes");
        table.setAccessibleText("Classes");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setFixedCellSize(ROW_HEIGHT);
        table.setPrefHeight(HEADER_HEIGHT + 2 * ROW_HEIGHT);
        table.setPlaceholder(new Label("No classes yet"));
        table.getColumns().setAll(List.of(nameColumn(), numberColumn("loss",
                "the class's own loss, before the mean; a dash: not in the mean", Row::loss),
                numberColumn("IoU", "intersection over union with the reference label; a dash: the class never occurs",
                        Row::iou)));
        getChildren().setAll(Sections.titled("Classes", table));

        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !showing) {
                model.showClass(row.cls());
            }
        });
        model.batch().subscribe(this::show);
        model.evaluation().subscribe(this::show);
        model.term().subscribe(this::show);
    }

    private TableColumn<Row, Row> nameColumn() {
        TableColumn<Row, Row> column = new TableColumn<>("class");
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(made -> new NameCell());
        column.setPrefWidth(130);
        return column;
    }

    private static TableColumn<Row, String> numberColumn(String title, String help,
            Function<Row, OptionalDouble> number) {
        TableColumn<Row, String> column = new TableColumn<>();
        Label heading = new Label(title);
        heading.setTooltip(new Tooltip(help));
        column.setGraphic(heading);
        column.setSortable(false);
        column.getStyleClass().add("number-column");
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(Figures.ofPart(number.apply(cell.getValue()))));
        column.setPrefWidth(52);
        column.setMinWidth(52);
        return column;
    }

    private static final class NameCell extends TableCell<Row, Row> {

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            Rectangle swatch = new Rectangle(12, 12, Color.rgb(row.rgb() >> 16 & 0xff, row.rgb() >> 8 & 0xff,
                    row.rgb() & 0xff));
            swatch.getStyleClass().add("swatch");
            setGraphic(swatch);
            setText(row.name());
            setTooltip(new Tooltip(row.name() + (row.active() ? "" : ": not in the mean, the ground truth lacks it")
                    + row.more()));
        }
    }

    private void show() {
        showing = true;
        int selected = table.getSelectionModel().getSelectedIndex();
        List<Row> rows = model.batch().get()
                .map(batch -> rows(batch.classes(), model.evaluation().get(), model.term().get()))
                .orElse(List.of());
        if (!rows.equals(table.getItems())) {
            if (rows.size() == table.getItems().size()) {
                IntStream.range(0, rows.size()).forEach(i -> table.getItems().set(i, rows.get(i)));
            } else {
                table.getItems().setAll(rows);
                table.setPrefHeight(HEADER_HEIGHT + ROW_HEIGHT * Math.clamp(rows.size(), 1, MOST_ROWS));
            }
        }
        table.getSelectionModel().select(selected);
        showing = false;
    }

    private static List<Row> rows(ClassTable classes, Optional<Evaluation> evaluation, int term) {
        return IntStream.range(0, classes.count()).mapToObj(c -> evaluation.map(shown -> {
            ClassValue value = shown.terms().get(Math.min(term, shown.terms().size() - 1)).classes().get(c);
            return new Row(c, classes.name(c), classes.rgb(c), value.active(),
                    value.active() ? OptionalDouble.of(value.value()) : OptionalDouble.empty(),
                    shown.metrics().classes().get(c).iou(), more(shown, c));
        }).orElseGet(() -> new Row(c, classes.name(c), classes.rgb(c), true, OptionalDouble.empty(),
                OptionalDouble.empty(), ""))).toList();
    }

    /** What the columns have no room for. */
    private static String more(Evaluation shown, int cls) {
        ClassCounts counts = shown.metrics().classes().get(cls);
        return "\nadds " + Figures.of(shown.contribution(cls)) + " to the objective\nDice "
                + Figures.ofPart(counts.dice()) + ", accuracy " + Figures.ofPart(counts.accuracy());
    }
}
