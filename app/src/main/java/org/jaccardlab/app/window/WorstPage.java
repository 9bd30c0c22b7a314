package org.jaccardlab.app.window;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.chooser.Titles;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Figures;
import org.jaccardlab.app.workbench.Focus;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.app.workbench.WorstList;
import org.jaccardlab.io.AtomicFile;

/** The worst pixels, regions or classes. Choosing one goes there. */
final class WorstPage extends HBox implements PlotsArea.Page {

    private static final double ROW_HEIGHT = 22;
    private static final double NARROWEST = 440;
    /** Screen pixels an image pixel: large enough to see one. */
    private static final double CLOSE = 6;

    private final WorkbenchModel model;
    private final WorstList worst;
    private final Executor files;
    private final Executor home;
    private final Label heading = new Label();
    private final Label note = Sections.muted("");
    private final TableView<WorstList.Row> table = new TableView<>();
    private final ComboBox<WorstList.What> whats = new ComboBox<>();
    private final ComboBox<WorstList.By> bys = new ComboBox<>();
    private final ComboBox<WorstList.Side> sides = new ComboBox<>();
    private final ComboBox<Integer> counts = new ComboBox<>();
    private final Button save = new Button("Save as CSV…");
    private boolean showing;

    WorstPage(WorkbenchModel model, WorstList worst, Focus focus, Executor files, Executor home) {
        this.model = model;
        this.worst = worst;
        this.files = files;
        this.home = home;
        getStyleClass().add("plot-page");
        heading.getStyleClass().add("plot-title");
        heading.setId("worst-heading");
        note.setWrapText(false);
        Tooltip inFull = new Tooltip();
        inFull.textProperty().bind(note.textProperty());
        note.setTooltip(inFull);
        HBox head = new HBox(10, heading, note);
        heading.setMinWidth(USE_PREF_SIZE);
        note.setMinWidth(0);
        head.getStyleClass().add("plot-head");

        table.setId("worst");
        table.setAccessibleText("The worst, the first of them first");
        table.fixedCellSizeProperty().bind(TextSize.of(ROW_HEIGHT));
        table.getStyleClass().add("dense");
        // Where there is less room, it scrolls sideways.
        table.widthProperty().subscribe(width -> table.setColumnResizePolicy(width.doubleValue() < NARROWEST
                ? TableView.UNCONSTRAINED_RESIZE_POLICY
                : TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN));
        table.setPlaceholder(new Label("Nothing to rank yet"));
        table.getColumns().setAll(List.of(
                column("", 34, row -> Integer.toString(table.getItems().indexOf(row) + 1), true),
                column("class", 110, WorstList.Row::cls, false),
                column("x, y", 74, row -> row.at().x() + ", " + row.at().y(), true),
                column("pixels", 64, row -> String.format(Locale.ROOT, "%,d", row.pixels()), true),
                column("sum", 74, row -> Figures.of(row.sum()), true),
                column("% of all", 66, row -> Double.isNaN(row.part())
                        ? Figures.NOTHING
                        : String.format(Locale.ROOT, "%.2f", 100 * row.part()), true)));
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !showing) {
                focus.goTo(row.at(), row.pixels() == 1 ? CLOSE : 1);
            }
        });

        offer(whats, "worst-what", "What is ranked", WorstList.What.values(), WorstList.What::title);
        offer(bys, "worst-by", "What ranks it: the list is only about this", WorstList.By.values(),
                WorstList.By::title);
        offer(sides, "worst-side", "Whose classes", WorstList.Side.values(), WorstList.Side::title);
        counts.setId("worst-count");
        counts.getItems().setAll(200, 1_000, 10_000, Integer.MAX_VALUE);
        counts.setValue(counts.getItems().getFirst());
        counts.setConverter(Titles.of(count -> count == Integer.MAX_VALUE
                ? "All rows"
                : String.format(Locale.ROOT, "%,d rows", count)));
        counts.setMaxWidth(Double.MAX_VALUE);
        counts.setTooltip(new Tooltip("How many rows the saved file has at most; the table shows the first 200"));
        counts.setAccessibleText("Rows of the saved file");
        save.setId("worst-save");
        save.setTooltip(new Tooltip(
                "Write this list with full precision and as many rows as chosen, for a spreadsheet or a script"));
        save.setOnAction(event -> askWhere());
        save.setMaxWidth(Double.MAX_VALUE);
        VBox right = new VBox(6, whats, bys, sides, counts, save);
        right.getStyleClass().add("plot-side");
        VBox left = new VBox(4, head, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        getChildren().setAll(left, right);

        worst.choice().subscribe(choice -> {
            showing = true;
            whats.setValue(choice.what());
            bys.setValue(choice.by());
            sides.setValue(choice.side());
            showing = false;
        });
        worst.table().subscribe(this::show);
    }

    private <T> void offer(ComboBox<T> chooser, String id, String help, T[] offered, Function<T, String> title) {
        chooser.setId(id);
        chooser.getItems().setAll(offered);
        chooser.setConverter(Titles.of(title));
        chooser.setMaxWidth(Double.MAX_VALUE);
        chooser.setTooltip(new Tooltip(help));
        chooser.setAccessibleText(help);
        chooser.setOnAction(event -> {
            if (!showing) {
                worst.choose(whats.getValue(), bys.getValue(), sides.getValue());
            }
        });
    }

    private static TableColumn<WorstList.Row, String> column(String title, double width,
            Function<WorstList.Row, String> text, boolean number) {
        TableColumn<WorstList.Row, String> column = new TableColumn<>(title);
        column.setSortable(false);
        column.setReorderable(false);
        column.prefWidthProperty().bind(TextSize.of(width));
        column.minWidthProperty().bind(TextSize.of(Math.min(width, 56)));
        if (number) {
            column.getStyleClass().add("right-column");
        }
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        return column;
    }

    private void show(Optional<WorstList.Table> found) {
        showing = true;
        heading.setText(found.map(WorstList.Table::heading).orElse("Worst"));
        note.setText(found.map(WorstList.Table::note).orElse(""));
        List<WorstList.Row> rows = found.map(WorstList.Table::rows).orElse(List.of());
        if (!rows.equals(table.getItems())) {
            table.getSelectionModel().clearSelection();
            table.getItems().setAll(rows);
        }
        save.setDisable(rows.isEmpty());
        showing = false;
    }

    private void askWhere() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the list");
        chooser.setInitialFileName("worst.csv");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow())).ifPresent(file -> write(file.toPath()));
    }

    /** Writes the list that is shown, with as many rows as are wanted, and tells. */
    void write(Path file) {
        worst.ofUpTo(counts.getValue()).ifPresent(ranking -> files.execute(() -> {
            Notice news;
            try {
                WorstList.Table list = ranking.get();
                AtomicFile.write(file, out -> {
                    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    list.writeCsv(text);
                    text.flush();
                });
                news = Notice.of(String.format(Locale.ROOT, "Saved %s with %,d rows.", file, list.rows().size()));
            } catch (OutOfMemoryError full) {
                news = Notice.problem("There is not enough memory for so many rows: choose fewer.");
            } catch (IOException problem) {
                news = Notice.problem(file.getFileName() + " could not be written: " + problem.getMessage(), problem);
            }
            Notice told = news;
            home.execute(() -> model.tell(told));
        }));
    }

    @Override
    public String title() {
        return "Worst";
    }

    @Override
    public String help() {
        return "The worst pixels, regions and classes, and where they are";
    }

    @Override
    public KeyCode key() {
        return KeyCode.W;
    }

    @Override
    public Node content() {
        return this;
    }

    @Override
    public void watch(boolean looking) {
        worst.watch(looking);
    }
}
