package org.jaccardlab.app.window;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.paint.Color;
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
    private final ColorPicker colour = new ColorPicker();
    private final TableColumn<ClassList.Row, String> names = nameColumn();
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
        table.setEditable(true);
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F2 && table.getEditingCell() == null) {
                table.edit(table.getSelectionModel().getSelectedIndex(), names);
                event.consume();
            }
        });
        DoubleFunction<String> part = Figures::ofPart;
        table.getColumns().setAll(List.of(visibleColumn(), names,
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
        palettes.setTooltip(new Tooltip("The colours of the classes; a class with a colour of its own keeps it"));
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
        colour.setId("class-colour");
        colour.getStyleClass().add("no-label");
        colour.setMaxWidth(Double.MAX_VALUE);
        colour.setTooltip(new Tooltip("One colour for the selected classes, whatever the palette"));
        colour.setAccessibleText("Colour of the selected classes");
        colour.setOnAction(event -> {
            if (isAnySelected()) {
                classes.recolour(selected(), rgb(colour.getValue()));
            }
        });
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                colour.setValue(PlotCanvas.colour(row.rgb()));
            }
        });
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
        side.addRow(2, colour, button("Reset", "classes-own",
                "Give the selected classes back the names and colours that the sample has for them", () -> {
                    if (isAnySelected()) {
                        classes.reset(selected());
                    }
                }));
        side.add(palettes, 0, 3, 2, 1);
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

    /** What is done in a row that is selected is done to all that are. */
    private Set<Integer> withSelected(ClassList.Row row) {
        Set<Integer> selected = selected();
        return selected.contains(row.cls()) ? selected : Set.of(row.cls());
    }

    private static int rgb(Color colour) {
        return (int) Math.round(255 * colour.getRed()) << 16 | (int) Math.round(255 * colour.getGreen()) << 8
                | (int) Math.round(255 * colour.getBlue());
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
        // What is being typed stays until it is done.
        if (!rows.equals(shown) && table.getEditingCell() == null) {
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
                    classes.setVisible(withSelected(row), box.isSelected());
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

    /** Colour and name, both to be changed in place. */
    private final class NameCell extends TableCell<ClassList.Row, String> {

        private final ColorPicker swatch = new ColorPicker();
        private final TextField field = new TextField();
        private final Tooltip tooltip = new Tooltip();

        NameCell() {
            swatch.getStyleClass().add("class-colour");
            swatch.setOnAction(event -> row().ifPresent(
                    row -> classes.recolour(withSelected(row), rgb(swatch.getValue()))));
            field.getStyleClass().add("class-name");
            field.setOnAction(event -> commitEdit(field.getText()));
            field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ESCAPE) {
                    cancelEdit();
                    event.consume();
                }
            });
            field.focusedProperty().subscribe((was, focused) -> {
                if (!focused && isEditing()) {
                    commitEdit(field.getText());
                    cancelEdit();
                }
            });
        }

        private Optional<ClassList.Row> row() {
            return Optional.ofNullable(getTableRow()).flatMap(row -> Optional.ofNullable(row.getItem()));
        }

        @Override
        public void startEdit() {
            super.startEdit();
            if (isEditing()) {
                field.setText(getItem());
                field.setAccessibleText("Name of " + getItem());
                draw();
                field.selectAll();
                field.requestFocus();
            }
        }

        /** A name that is refused stays to be mended. */
        @Override
        public void commitEdit(String name) {
            if (isEditing() && row().map(row -> classes.rename(row.cls(), name)).orElse(true)) {
                cancelEdit();
            }
        }

        @Override
        public void cancelEdit() {
            if (isEditing()) {
                super.cancelEdit();
                draw();
                show(classes.rows().get());
            }
        }

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            draw();
        }

        private void draw() {
            Optional<ClassList.Row> row = isEmpty() ? Optional.empty() : row();
            setText(row.isEmpty() || isEditing() ? null : getItem());
            setGraphic(row.isEmpty() ? null : isEditing() ? field : swatch);
            setTooltip(row.isEmpty() ? null : tooltip);
            row.ifPresent(shown -> {
                swatch.setValue(PlotCanvas.colour(shown.rgb()));
                swatch.setAccessibleText("Colour of " + shown.name());
                tooltip.setText(shown.name() + (shown.name().equals(shown.own())
                        ? ""
                        : ", in the sample " + shown.own())
                        + "\nF2 or a double click renames it; its square gives it another colour");
            });
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
