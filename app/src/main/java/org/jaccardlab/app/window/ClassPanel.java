package org.jaccardlab.app.window;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Figures;
import org.jaccardlab.app.workbench.Measured;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.evaluation.ClassValue;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.metric.ClassCounts;
import org.jaccardlab.sample.ClassTable;

/** The classes with their colours, their own loss and their IoU. Choosing one shows it in every pane. */
final class ClassPanel extends VBox {

    private static final double ROW_HEIGHT = 26;
    private static final double HEADER_HEIGHT = 34;
    /** More classes than this scroll. */
    private static final int MOST_ROWS = 12;

    /** One class as the table shows it. The row stays while its numbers change, so that no cell is made anew. */
    private static final class Row {

        private final int cls;
        private final ClassTable.Entry entry;
        private final ReadOnlyStringWrapper loss = new ReadOnlyStringWrapper(Figures.NOTHING);
        private final ReadOnlyStringWrapper iou = new ReadOnlyStringWrapper(Figures.NOTHING);

        Row(int cls, ClassTable.Entry entry) {
            this.cls = cls;
            this.entry = entry;
        }
    }

    private final WorkbenchModel model;
    private final TableView<Row> table = new TableView<>();
    private final Staleness staleness = new Staleness(table);
    private boolean showing;

    ClassPanel(WorkbenchModel model) {
        this.model = model;
        table.setId("classes");
        table.setAccessibleText("Classes");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.fixedCellSizeProperty().bind(TextSize.of(ROW_HEIGHT));
        table.prefHeightProperty().bind(TextSize.of(HEADER_HEIGHT + 2 * ROW_HEIGHT));
        table.setPlaceholder(new Label("No classes yet"));
        table.getColumns().setAll(List.of(nameColumn(), numberColumn("loss", "loss-column",
                "the class's own loss, before the mean; a dash: not in the mean", row -> row.loss),
                numberColumn("IoU", "iou-column",
                        "intersection over union with the reference label; a dash: the class never occurs",
                        row -> row.iou)));
        getChildren().setAll(Sections.titled("Classes", table));

        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !showing) {
                model.showClass(row.cls);
            }
        });
        model.classes().subscribe(this::list);
        model.evaluation().subscribe(this::showLoss);
        model.term().subscribe(this::showLoss);
        model.measured().subscribe(this::showMetrics);
    }

    private TableColumn<Row, Row> nameColumn() {
        TableColumn<Row, Row> column = new TableColumn<>("class");
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(made -> new NameCell(this::more));
        column.prefWidthProperty().bind(TextSize.of(130));
        return column;
    }

    private static TableColumn<Row, String> numberColumn(String title, String style, String help,
            Function<Row, ReadOnlyStringWrapper> number) {
        TableColumn<Row, String> column = new TableColumn<>();
        Label heading = new Label(title);
        heading.setTooltip(new Tooltip(help));
        column.setGraphic(heading);
        column.setSortable(false);
        column.getStyleClass().addAll("number-column", style);
        column.setCellValueFactory(cell -> number.apply(cell.getValue()));
        column.prefWidthProperty().bind(TextSize.of(52));
        column.minWidthProperty().bind(TextSize.of(52));
        return column;
    }

    private static final class NameCell extends TableCell<Row, Row> {

        private final Rectangle swatch = new Rectangle(12, 12);
        private final Tooltip tooltip = new Tooltip();

        NameCell(Function<Row, String> more) {
            swatch.getStyleClass().add("swatch");
            // Said when asked: the words change with every evaluation.
            tooltip.setOnShowing(event -> {
                if (getItem() != null) {
                    tooltip.setText(more.apply(getItem()));
                }
            });
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
                return;
            }
            int rgb = row.entry.rgb();
            swatch.setFill(Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff));
            setGraphic(swatch);
            setText(row.entry.name());
            setTooltip(tooltip);
        }
    }

    private void list(Optional<ClassTable> classes) {
        showing = true;
        List<ClassTable.Entry> entries = classes.map(ClassTable::entries).orElse(List.of());
        if (!entries.equals(table.getItems().stream().map(row -> row.entry).toList())) {
            int selected = table.getSelectionModel().getSelectedIndex();
            table.getItems().setAll(IntStream.range(0, entries.size()).mapToObj(c -> new Row(c, entries.get(c)))
                    .toList());
            table.prefHeightProperty()
                    .bind(TextSize.of(HEADER_HEIGHT + ROW_HEIGHT * Math.clamp(entries.size(), 1, MOST_ROWS)));
            table.getSelectionModel().select(selected);
        }
        showing = false;
        showLoss();
        showMetrics();
    }

    private void showLoss() {
        Optional<TermValue> term = model.evaluation().get().filter(this::isListed)
                .map(shown -> shown.terms().get(Math.min(model.term().get(), shown.terms().size() - 1)));
        for (Row row : table.getItems()) {
            row.loss.set(Figures.ofPart(term.map(shown -> shown.classes().get(row.cls)).filter(ClassValue::active)
                    .map(shown -> OptionalDouble.of(shown.value())).orElseGet(OptionalDouble::empty)));
        }
    }

    private void showMetrics() {
        Optional<Measured> measured = model.measured().get();
        for (Row row : table.getItems()) {
            row.iou.set(Figures.ofPart(measured.map(shown -> shown.metrics().classes())
                    .filter(classes -> row.cls < classes.size()).map(classes -> classes.get(row.cls).iou())
                    .orElseGet(OptionalDouble::empty)));
        }
        staleness.show(measured);
    }

    /** Not so while another batch is being opened. */
    private boolean isListed(Evaluation shown) {
        return shown.request().batch().classes().count() == table.getItems().size();
    }

    /** What the columns have no room for. */
    private String more(Row row) {
        StringBuilder words = new StringBuilder(row.entry.name());
        model.evaluation().get().filter(this::isListed).ifPresent(shown -> {
            int term = Math.min(model.term().get(), shown.terms().size() - 1);
            words.append(shown.terms().get(term).classes().get(row.cls).active()
                    ? ""
                    : ": not in the mean, the ground truth lacks it");
            words.append("\nadds ").append(Figures.of(shown.contribution(row.cls))).append(" to the objective");
        });
        model.measured().get().filter(shown -> row.cls < shown.metrics().classes().size()).ifPresent(shown -> {
            ClassCounts counts = shown.metrics().classes().get(row.cls);
            words.append("\nDice ").append(Figures.ofPart(counts.dice())).append(", accuracy ")
                    .append(Figures.ofPart(counts.accuracy()));
        });
        return words.toString();
    }
}
