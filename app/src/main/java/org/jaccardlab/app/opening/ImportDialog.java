package org.jaccardlab.app.opening;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.chooser.Titles;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.coding.LabelReading;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.io.ArrayFacts;
import org.jaccardlab.io.ClassTableCatalogue;
import org.jaccardlab.io.Corner;
import org.jaccardlab.io.Fit;
import org.jaccardlab.io.Layout;
import org.jaccardlab.io.Proposal;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Turn;

/**
 * Asks about files that leave something open: what each is, how its numbers lie and what they mean, with a picture of what
 * that makes of them.
 */
public final class ImportDialog extends Dialog<ButtonType> {

    /** Every colour is then read as the nearest of the table's. */
    private static final int ANY_COLOUR = 255;
    private static final String LOOK = "Find out by looking";
    private static final double FORM_WIDTH = 420;
    private static final double WIDTH = 960;
    private static final double HEIGHT = 600;
    private static final double LINE = 28;

    private final Import files;
    private final ListView<Proposal.Item> list = new ListView<>();
    private final ComboBox<Proposal.Role> role = new ComboBox<>();
    private final Label questions = words("import-questions");
    private final Label facts = words("import-facts");
    private final ComboBox<Layout> axes = new ComboBox<>();
    private final Spinner<Integer> picture = new Spinner<>(0, 9_999, 0);
    private final ComboBox<Turn> turn = new ComboBox<>();
    private final ComboBox<Optional<PredictionKind>> kind = new ComboBox<>();
    private final CheckBox resize = new CheckBox("Resize to the image (bilinear)");
    private final ComboBox<LabelReading> reading = new ComboBox<>();
    private final ComboBox<Optional<LabelCoding>> coding = new ComboBox<>();
    private final ComboBox<Optional<LabelTable>> table = new ComboBox<>();
    private final Spinner<Integer> ignore = new Spinner<>(-1, 65_535, 255);
    private final CheckBox crop = new CheckBox("They cover a part of the image, from");
    private final Spinner<Integer> cropX = new Spinner<>(0, 999_999, 0);
    private final Spinner<Integer> cropY = new Spinner<>(0, 999_999, 0);
    private final Label problem = words("import-problem");
    private final ImportPicture shown = new ImportPicture();
    private final List<Node> arrayRows = new ArrayList<>();
    private final List<Node> predictionRows = new ArrayList<>();
    private final List<Node> readingRows = new ArrayList<>();
    private final List<Node> labelRows = new ArrayList<>();
    private boolean showing;

    public ImportDialog(Window owner, Import files) {
        this.files = files;
        initOwner(owner);
        setTitle("Import");
        setHeaderText(null);
        setResizable(true);
        getDialogPane().getStyleClass().add("import-dialog");
        problem.getStyleClass().addAll("notice", "boxed");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());

        VBox left = new VBox(10, questions, list(), adding(), form());
        left.prefWidthProperty().bind(TextSize.of(FORM_WIDTH));
        left.minWidthProperty().bind(TextSize.of(FORM_WIDTH));
        VBox right = new VBox(8, shown, problem);
        VBox.setVgrow(shown, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        right.minWidthProperty().bind(TextSize.of(300));
        HBox content = new HBox(16, left, right);
        content.getStyleClass().add("import-content");
        getDialogPane().setContent(content);
        content.prefWidthProperty().bind(TextSize.of(WIDTH));
        content.prefHeightProperty().bind(TextSize.of(HEIGHT));
        setWidth(WIDTH);
        setHeight(HEIGHT + 100);

        ButtonType open = new ButtonType("Open", ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, open);
        Node button = getDialogPane().lookupButton(open);
        button.setId("import-open");
        setOnHidden(event -> {
            if (getResult() != null && getResult() == open) {
                files.open();
            }
        });
        files.choices().subscribe(chosen -> show(chosen));
        files.selected().subscribe(place -> show(files.choices().get()));
        files.preview().subscribe(preview -> {
            show(preview);
            button.setDisable(switch (preview) {
                case ImportPreview.Refused refused -> true;
                case ImportPreview.Shown picture -> picture.missing().isPresent();
                case ImportPreview.Left kept -> button.isDisabled();
                case ImportPreview.Reading reading -> false;
            });
        });
    }

    private static Label words(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    /** What is open, or where to look if nothing is but the files do not go together. */
    private void ask() {
        ImportChoices choices = files.choices().get();
        List<String> open = Stream.concat(choices.notices().stream(),
                choices.proposal().questions().stream().map(Proposal.Question::text)).toList();
        questions.setText(!open.isEmpty()
                ? String.join("\n", open)
                : files.preview().get() instanceof ImportPreview.Refused
                        ? "These files cannot be opened as they are read now: the box says why."
                        : "Is this what these files are?");
    }

    /** More files, from a chooser or dropped on the dialog. */
    private Node adding() {
        Button add = new Button("Add files…");
        add.setId("import-add");
        add.setTooltip(new Tooltip("The image, a ground truth or a prediction that is missing"));
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setOnAction(event -> {
            List<File> chosen = new FileChooser()
                    .showOpenMultipleDialog(getDialogPane().getScene().getWindow());
            if (chosen != null) {
                files.add(chosen.stream().map(File::toPath).toList());
            }
        });
        getDialogPane().setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        getDialogPane().setOnDragDropped(event -> {
            event.setDropCompleted(event.getDragboard().hasFiles());
            if (event.getDragboard().hasFiles()) {
                files.add(event.getDragboard().getFiles().stream().map(File::toPath).toList());
            }
            event.consume();
        });
        Label hint = new Label("or drop them here");
        hint.getStyleClass().add("import-hint");
        HBox row = new HBox(8, add, hint);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node list() {
        list.setId("import-files");
        list.setAccessibleText("Files");
        list.fixedCellSizeProperty().bind(TextSize.of(LINE));
        list.prefHeightProperty().bind(TextSize.of(5 * LINE));
        list.minHeightProperty().bind(TextSize.of(3 * LINE));
        VBox.setVgrow(list, Priority.ALWAYS);
        list.setCellFactory(view -> new ListCell<>() {
            {
                // Names of one data set begin alike and end differently.
                setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
                setPrefWidth(0);
            }

            @Override
            protected void updateItem(Proposal.Item item, boolean empty) {
                super.updateItem(item, empty);
                boolean nothing = empty || item == null;
                setText(nothing ? null : title(item));
                setTooltip(nothing ? null : new Tooltip(item.file().toString()));
            }
        });
        list.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (!showing && index.intValue() >= 0) {
                files.select(index.intValue());
            }
        });
        return list;
    }

    private static String title(Proposal.Item item) {
        Path name = item.file().getFileName();
        return item.role().text() + ": " + name + item.key().map(key -> " · " + key).orElse("")
                + item.layout().map(Layout::index).filter(index -> index > 0).map(index -> " · picture " + index)
                        .orElse("");
    }

    private Node form() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, fields);
        grid.add(facts, 0, 0, 2, 1);
        choice(grid, 1, "It is", "import-role", role, Arrays.asList(Proposal.Role.values()), Proposal.Role::text,
                chosen -> files.change(item -> item.as(chosen)));
        arrayRows.addAll(choice(grid, 2, "Axes", "import-axes", axes, List.of(), Layout::letters, files::chooseAxes));
        arrayRows.addAll(number(grid, 3, "Picture", "import-picture", picture, files::choosePicture));
        arrayRows.addAll(choice(grid, 4, "Turn", "import-turn", turn, Arrays.asList(Turn.values()), Turn::text,
                files::chooseTurn));
        predictionRows.addAll(choice(grid, 5, "Numbers", "import-kind", kind,
                List.of(Optional.empty(), Optional.of(PredictionKind.LOGITS),
                        Optional.of(PredictionKind.PROBABILITIES)),
                chosen -> chosen.map(known -> known == PredictionKind.LOGITS ? "Logits" : "Probabilities").orElse(LOOK),
                chosen -> files.change(item -> item.meant(chosen))));
        resize.setId("import-resize");
        resize.setTooltip(new Tooltip("Interpolates logits between pixel centres if the sizes differ"));
        resize.selectedProperty().subscribe(chosen -> {
            if (!showing) {
                files.change(item -> item.fitted(chosen ? Fit.BILINEAR : Fit.EXACT));
            }
        });
        grid.add(resize, 1, 6);
        arrayRows.add(resize);
        readingRows.addAll(choice(grid, 7, "What fits", "import-reading", reading, List.of(), LabelReading::text,
                files::chooseReading));
        reading.setTooltip(new Tooltip("Ways to read the labels that make sense, the likeliest first"));
        labelRows.addAll(choice(grid, 8, "Labels are", "import-coding", coding, codings(List.of()),
                chosen -> chosen.map(LabelCoding::text).orElse(LOOK),
                chosen -> files.change(item -> item.coded(chosen))));
        labelRows.addAll(corner(grid, 9));
        choice(grid, 11, "Classes", "import-classes", table, tables(List.of()),
                chosen -> chosen.map(LabelTable::title).orElse(LOOK), files::chooseClasses);
        Button own = new Button("File…");
        own.setId("import-own-classes");
        own.setTooltip(new Tooltip("A class table of your own, as CSV or JSON"));
        own.setMinWidth(Region.USE_PREF_SIZE);
        own.setOnAction(event -> chooseOwnTable());
        HBox classes = new HBox(6, table, own);
        classes.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(table, Priority.ALWAYS);
        grid.getChildren().remove(table);
        grid.add(classes, 1, 11);
        number(grid, 12, "Ignored label", "import-ignore", ignore, files::chooseIgnore);
        return grid;
    }

    /** Where labels of a part of the image lie. */
    private List<Node> corner(GridPane grid, int row) {
        crop.setId("import-crop");
        crop.setTooltip(new Tooltip("Pixels of the image that they do not cover do not count"));
        HBox place = new HBox(6, new Label("x"), cropX, new Label("y"), cropY);
        place.setAlignment(Pos.CENTER_LEFT);
        place.disableProperty().bind(crop.selectedProperty().not());
        cropX.setId("import-crop-x");
        cropX.setAccessibleText("Column of the upper left corner");
        cropY.setId("import-crop-y");
        cropY.setAccessibleText("Row of the upper left corner");
        for (Spinner<Integer> side : List.of(cropX, cropY)) {
            side.setEditable(true);
            side.prefWidthProperty().bind(TextSize.of(110));
            side.valueProperty().subscribe((was, now) -> chooseCorner());
        }
        crop.selectedProperty().subscribe((was, now) -> chooseCorner());
        grid.add(crop, 1, row);
        grid.add(place, 1, row + 1);
        return List.of(crop, place);
    }

    private void chooseCorner() {
        if (!showing && cropX.getValue() != null && cropY.getValue() != null) {
            files.chooseCorner(crop.isSelected()
                    ? Optional.of(new Corner(cropX.getValue(), cropY.getValue()))
                    : Optional.empty());
        }
    }

    private static List<Optional<LabelCoding>> codings(Collection<LabelTable> own) {
        List<Optional<LabelCoding>> codings = new ArrayList<>(List.of(Optional.empty()));
        Arrays.stream(LabelCoding.Plain.values()).forEach(plain -> codings.add(Optional.of(plain)));
        tables(own).stream().flatMap(Optional::stream).forEach(each -> {
            codings.add(Optional.of(new LabelCoding.ByValue(each)));
            codings.add(Optional.of(new LabelCoding.ByColour(each)));
            codings.add(Optional.of(new LabelCoding.ByColour(each, ANY_COLOUR)));
        });
        return codings;
    }

    private static List<Optional<LabelTable>> tables(Collection<LabelTable> own) {
        List<Optional<LabelTable>> tables = new ArrayList<>(List.of(Optional.empty()));
        Stream.concat(ClassTableCatalogue.all().stream(), own.stream()).filter(each -> each.classes().isPresent())
                .forEach(each -> tables.add(Optional.of(each)));
        return tables;
    }

    private void chooseOwnTable() {
        FileChooser chooser = new FileChooser();
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Class tables", "*.csv", "*.tsv", "*.json"));
        File chosen = chooser.showOpenDialog(getDialogPane().getScene().getWindow());
        if (chosen != null) {
            files.useTable(chosen.toPath(), problem::setText);
        }
    }

    private <T> List<Node> choice(GridPane grid, int row, String name, String id, ComboBox<T> box, List<T> items,
            Function<T, String> words, Consumer<T> chosen) {
        box.setId(id);
        box.getItems().setAll(items);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(Titles.of(words));
        ChangeListener<T> listener = (property, was, now) -> {
            if (!showing && now != null) {
                chosen.accept(now);
            }
        };
        box.valueProperty().addListener(listener);
        return row(grid, row, name, box);
    }

    private List<Node> number(GridPane grid, int row, String name, String id, Spinner<Integer> field,
            Consumer<Integer> chosen) {
        field.setId(id);
        field.setEditable(true);
        field.prefWidthProperty().bind(TextSize.of(110));
        field.valueProperty().subscribe((was, now) -> {
            if (!showing && now != null) {
                chosen.accept(now);
            }
        });
        return row(grid, row, name, field);
    }

    private static List<Node> row(GridPane grid, int row, String name, Control field) {
        Label label = new Label(name);
        label.setLabelFor(field);
        field.setAccessibleText(name);
        grid.add(label, 0, row);
        grid.add(field, 1, row);
        return List.of(label, field);
    }

    private void show(ImportChoices choices) {
        showing = true;
        ask();
        if (!list.getItems().equals(choices.proposal().items())) {
            list.getItems().setAll(choices.proposal().items());
        }
        list.getSelectionModel().select(files.selected().get());
        Proposal.Item item = files.item();
        facts.setText(said(item));
        role.setValue(item.role());
        boolean array = item.facts().isPresent() && item.role() != Proposal.Role.UNUSED;
        boolean prediction = item.role() == Proposal.Role.PREDICTION || item.role() == Proposal.Role.AUXILIARY;
        arrayRows.forEach(node -> setShown(node, array));
        predictionRows.forEach(node -> setShown(node, array && prediction));
        readingRows.forEach(node -> setShown(node, ImportChoices.isLabels(item) && !item.readings().isEmpty()));
        labelRows.forEach(node -> setShown(node, ImportChoices.isLabels(item)));
        fill(reading, item.readings());
        fill(table, tables(choices.own().keySet()));
        fill(coding, codings(choices.own().keySet()));
        fill(axes, files.layouts());
        Optional<Layout> layout = files.layout();
        axes.setValue(layout.map(known -> Layout.of(known.axes())).orElse(null));
        turn.setValue(layout.map(Layout::turn).orElse(Turn.NONE));
        picture.getValueFactory().setValue(layout.map(Layout::index).orElse(0));
        kind.setValue(item.kind());
        resize.setSelected(item.fit() == Fit.BILINEAR);
        reading.setValue(files.reading().orElse(null));
        coding.setValue(item.coding());
        Optional<Corner> corner = choices.corner(item);
        crop.setSelected(corner.isPresent());
        cropX.getValueFactory().setValue(corner.map(Corner::x).orElse(0));
        cropY.getValueFactory().setValue(corner.map(Corner::y).orElse(0));
        table.setValue(choices.classes());
        ignore.getValueFactory().setValue(choices.ignore());
        showing = false;
    }

    private static <T> void fill(ComboBox<T> box, List<T> items) {
        if (!box.getItems().equals(items)) {
            box.setValue(null);
            box.getItems().setAll(items);
        }
    }

    private static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static String said(Proposal.Item item) {
        List<String> sentences = new ArrayList<>();
        item.facts().map(ArrayFacts::text).ifPresent(sentences::add);
        sentences.add(item.reason());
        item.guess().map(guess -> guess.layout().map(layout -> layout.letters() + ": ").orElse("") + guess.reason())
                .ifPresent(sentences::add);
        return String.join("\n", sentences);
    }

    private void show(ImportPreview preview) {
        problem.getStyleClass().remove("problem");
        ask();
        switch (preview) {
            case ImportPreview.Reading() -> {
                problem.setText("Reading…");
            }
            case ImportPreview.Refused(String sentence) -> {
                shown.clear();
                problem.getStyleClass().add("problem");
                problem.setText(sentence);
            }
            case ImportPreview.Left(String sentence) -> {
                problem.getStyleClass().add("problem");
                problem.setText(sentence);
            }
            case ImportPreview.Shown picture -> {
                shown.show(picture);
                picture.missing().ifPresent(missing -> problem.getStyleClass().add("problem"));
                problem.setText(picture.missing().orElse(String.join(" ", picture.words())));
            }
        }
    }
}
