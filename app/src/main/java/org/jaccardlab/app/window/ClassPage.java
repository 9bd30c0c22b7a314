package org.jaccardlab.app.window;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Rectangle;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.chooser.Titles;
import org.jaccardlab.app.workbench.ClassList;
import org.jaccardlab.app.workbench.Figures;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.sample.Palette;

/** Every class with all its numbers, to sort by; what is done is done to all that are selected. */
final class ClassPage extends HBox implements PlotsArea.Page {

    private static final double ROW_HEIGHT = 24;
    private static final double NARROWEST = 620;

    private final WorkbenchModel model;
    private final ClassList classes;
    private final TableView<ClassList.Row> table = new TableView<>();
    private final ComboBox<Palette> palettes = new ComboBox<>();
    private final TextField weight = new TextField();
    private List<ClassList.Row> shown = List.of();
    private boolean showing;

    ClassPage(WorkbenchModel model, ClassList classes) {
        this.model = model;
        this.classes = classes;
        getStyleClass().add("plot-page");
        table.setId("class-table");
        table.setAccessibleText("Classes with all their numbers");
        table.getStyleClass().add("dense");
        table.fixedCellSizeProperty().bind(TextSize.of(ROW_HEIGHT));
        // Where there is less room, it scrolls sideways.
        table.widthProperty().subscribe(width -> table.setColumnResizePolicy(width.doubleValue() < NARROWEST
                ? TableView.UNCONSTRAINED_RESIZE_POLICY
                : TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN));
        table.setPlaceholder(new Label("No classes yet"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        DoubleFunction<String> part = Figures::ofPart;
        table.getColumns().setAll(List.of(visibleColumn(), nameColumn(),
                number("weight", 70, "in the term that is tuned", ClassList.Row::weight, Figures::plain),
                number("pixels", 64, "of the class in the reference, over the batch", ClassList.Row::pixels,
                        count -> String.format(Locale.ROOT, "%,d", (long) count)),
                number("loss", 54, "the class's own, before weights and mean; a dash: not in the mean",
                        ClassList.Row::loss, part),
                number("share", 62, "what it adds to the objective", ClassList.Row::share, part),
                number("% loss", 72, "its part of the objective", ClassList.Row::part,
                        value -> String.format(Locale.ROOT, "%.1f", 100 * value)),
                number("IoU", 52, "intersection over union with the reference label", ClassList.Row::iou, part),
                number("Dice", 58, "twice the intersection over both sizes", ClassList.Row::dice, part)));
        HBox.setHgrow(table, Priority.ALWAYS);
        table.setMinWidth(0);

        palettes.setId("palette");
        palettes.getItems().setAll(Palette.values());
        palettes.setConverter(Titles.of(Palette::title));
        palettes.setMaxWidth(Double.MAX_VALUE);
        palettes.setTooltip(new Tooltip("The colours of the classes in class maps"));
        palettes.setAccessibleText("Class colours");
        palettes.setOnAction(event -> {
            if (!showing && palettes.getValue() != null) {
                classes.choose(palettes.getValue());
            }
        });
        weight.setId("class-weight");
        weight.setPromptText("weight");
        weight.setAccessibleText("Weight of the selected classes");
        weight.setTooltip(
                new Tooltip("Weight of the selected classes in the term that is tuned: type it, press Enter"));
        weight.setOnAction(event -> commitWeight());
        GridPane side = new GridPane();
        side.getStyleClass().addAll("region-buttons");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            side.getColumnConstraints().add(half);
        }
        side.addRow(0, button("Only these", "classes-solo", "Hide all classes but the selected", () -> {
            if (isAnySelected()) {
                classes.solo(selected());
            }
        }), button("Show all", "classes-all", "Show all classes again", classes::showAll));
        side.addRow(1, button("Hide", "classes-hide", "Hide the selected classes in class maps", () -> {
            if (isAnySelected()) {
                classes.setVisible(selected(), false);
            }
        }), weight);
        side.add(palettes, 0, 2, 2, 1);
        side.minWidthProperty().bind(TextSize.of(196));
        side.maxWidthProperty().bind(TextSize.of(196));
        getChildren().setAll(table, side);
        classes.rows().subscribe(this::show);
    }

    private static Button button(String text, String id, String help, Runnable deed) {
        Button button = new Button(text);
        button.setId(id);
        button.setTooltip(new Tooltip(help));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> deed.run());
        return button;
    }

    private Set<Integer> selected() {
        return table.getSelectionModel().getSelectedItems().stream().map(ClassList.Row::cls)
                .collect(Collectors.toSet());
    }

    private boolean isAnySelected() {
        boolean any = !selected().isEmpty();
        if (!any) {
            model.tell(Notice.problem("No class is selected: choose some in the table, with Shift or Ctrl several."));
        }
        return any;
    }

    private void commitWeight() {
        if (isAnySelected()) {
            try {
                classes.setWeight(selected(),
                        Double.parseDouble(weight.getText().strip().replace('−', '-').replace(',', '.')));
            } catch (NumberFormatException notANumber) {
                model.tell(Notice.problem("\"" + weight.getText() + "\" is no weight: type a number such as 2."));
            }
        }
    }

    private TableColumn<ClassList.Row, Boolean> visibleColumn() {
        TableColumn<ClassList.Row, Boolean> column = new TableColumn<>();
        Label heading = new Label("show");
        heading.setTooltip(new Tooltip("Whether class maps show it"));
        column.setGraphic(heading);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue().visible()));
        column.setCellFactory(made -> new VisibleCell());
        column.prefWidthProperty().bind(TextSize.of(62));
        column.minWidthProperty().bind(TextSize.of(62));
        return column;
    }

    private TableColumn<ClassList.Row, String> nameColumn() {
        TableColumn<ClassList.Row, String> column = new TableColumn<>("class");
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue().name()));
        column.setCellFactory(made -> new NameCell());
        column.prefWidthProperty().bind(TextSize.of(96));
        return column;
    }

    /** Numbers that are not known come last when the smallest come first. */
    private static TableColumn<ClassList.Row, Double> number(String title, double width, String help,
            ToDoubleFunction<ClassList.Row> number, DoubleFunction<String> text) {
        TableColumn<ClassList.Row, Double> column = new TableColumn<>();
        Label heading = new Label(title);
        heading.setTooltip(new Tooltip(help));
        column.setGraphic(heading);
        column.getStyleClass().add("number-column");
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(number.applyAsDouble(cell.getValue())));
        column.setComparator(Comparator.naturalOrder());
        column.setCellFactory(made -> new TableCell<>() {

            @Override
            protected void updateItem(Double value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty || value == null ? null : value.isNaN() ? Figures.NOTHING : text.apply(value));
            }
        });
        column.prefWidthProperty().bind(TextSize.of(width));
        column.minWidthProperty().bind(TextSize.of(Math.min(width, 44)));
        return column;
    }

    private void show(List<ClassList.Row> rows) {
        showing = true;
        palettes.setValue(classes.palette());
        if (!rows.equals(shown)) {
            shown = rows;
            Set<Integer> selected = selected();
            table.getItems().setAll(rows);
            table.sort();
            table.getSelectionModel().clearSelection();
            for (int i = 0; i < table.getItems().size(); i++) {
                if (selected.contains(table.getItems().get(i).cls())) {
                    table.getSelectionModel().select(i);
                }
            }
        }
        showing = false;
    }

    /** A tick acts on all selected classes if it belongs to one of them. */
    private final class VisibleCell extends TableCell<ClassList.Row, Boolean> {

        private final CheckBox box = new CheckBox();

        VisibleCell() {
            box.setOnAction(event -> {
                ClassList.Row row = getTableRow().getItem();
                if (row != null) {
                    Set<Integer> selected = selected();
                    classes.setVisible(selected.contains(row.cls()) ? selected : Set.of(row.cls()), box.isSelected());
                }
            });
        }

        @Override
        protected void updateItem(Boolean visible, boolean empty) {
            super.updateItem(visible, empty);
            setGraphic(empty || visible == null ? null : box);
            if (!empty && visible != null) {
                box.setSelected(visible);
                ClassList.Row row = getTableRow() == null ? null : getTableRow().getItem();
                box.setAccessibleText(row == null ? "Show" : "Show " + row.name());
            }
        }
    }

    private static final class NameCell extends TableCell<ClassList.Row, String> {

        private final Rectangle swatch = new Rectangle(12, 12);

        NameCell() {
            swatch.getStyleClass().add("swatch");
        }

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            ClassList.Row row = empty || getTableRow() == null ? null : getTableRow().getItem();
            setText(empty ? null : name);
            setGraphic(row == null ? null : swatch);
            if (row != null) {
                swatch.setFill(PlotCanvas.colour(row.rgb()));
            }
        }
    }

    @Override
    public String title() {
        return "Classes";
    }

    @Override
    public String help() {
        return "Every class with all its numbers, visibility, weight and colours";
    }

    @Override
    public KeyCode key() {
        return KeyCode.K;
    }

    @Override
    public Node content() {
        return this;
    }

    @Override
    public void watch(boolean looking) {
        classes.watch(looking);
    }
}
