package org.jaccardlab.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.event.ActionEvent;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.chooser.Titles;
import org.jaccardlab.app.export.ExportPreview;
import org.jaccardlab.app.export.ExportRequest;
import org.jaccardlab.app.export.Form;
import org.jaccardlab.app.export.Frame;
import org.jaccardlab.app.recompute.LatestOnly;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.Snapshot;
import org.jaccardlab.figure.Keys;
import org.jaccardlab.figure.Paper;
import org.jaccardlab.figure.Style;

/** Asks what to export, how it is laid out and where it goes, beside a picture of what will come out. */
final class ExportDialog extends Dialog<ExportDialog.Choice> {

    /** What was asked for. */
    sealed interface Choice {

        ExportRequest request();

        record ToFile(ExportRequest request, Path file) implements Choice {
        }

        /** A picture. */
        record ToClipboard(ExportRequest request) implements Choice {
        }

        /** The same of other samples and losses. */
        record ToMany(ExportRequest request) implements Choice {
        }
    }

    private static final int LARGEST_SCALE = 4;
    private static final String DRAWING = "Drawing…";

    private final Snapshot snapshot;
    private final UnaryOperator<ExportRequest> look;
    private final List<CheckBox> panes = new ArrayList<>();
    private final ComboBox<Form> form = combo("export-form", "As", Form::title);
    private final TextField title = new TextField();
    private final ComboBox<Keys> keys = combo("export-keys", "Colour bars and legends", ExportDialog::title);
    private final CheckBox titles = check("export-titles", "Title above each picture");
    private final CheckBox caption = check("export-caption", "Caption with loss and settings");
    private final ComboBox<Integer> columns = combo("export-columns", "Columns", String::valueOf);
    private final ComboBox<Integer> scale = combo("export-scale", "Scale", i -> i + " ×");
    private final ComboBox<Paper> paper = combo("export-paper", "Paper",
            shade -> shade == Paper.LIGHT ? "Light" : "Dark");
    private final CheckBox transparent = check("export-transparent", "Transparent background");
    private final PreviewView preview = new PreviewView();
    private final LatestOnly<ExportRequest, ExportPreview> previews;
    private final List<Node> ofPictures;
    private boolean showing;

    /**
     * @param look gives a request the colours of the screen
     * @param last the export before, whose form and frame are offered again
     * @param painter draws previews
     * @param home the JavaFX thread
     */
    ExportDialog(Window owner, Snapshot snapshot, Answers answers, UnaryOperator<ExportRequest> look,
            Optional<ExportRequest> last, Executor painter, Executor home) {
        this.snapshot = snapshot;
        this.look = look;
        this.previews = new LatestOnly<>(request -> ExportPreview.of(answers, request), this::present,
                problem -> preview.refuse("The preview could not be drawn: " + problem), painter, home);
        this.ofPictures = List.of(title, keys, titles, caption, columns, scale, paper, transparent);
        initOwner(owner);
        setTitle("Export");
        setHeaderText(null);
        setResizable(true);
        getDialogPane().setContent(content(answers));
        addButtons(owner);
        fill(last.map(ExportRequest::frame).orElse(Frame.FULL), last.map(ExportRequest::form).orElse(Form.PNG));
    }

    private static <T> ComboBox<T> combo(String id, String name, Function<T, String> words) {
        ComboBox<T> combo = new ComboBox<>();
        combo.setId(id);
        combo.setConverter(Titles.of(words));
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setAccessibleText(name);
        return combo;
    }

    private static CheckBox check(String id, String text) {
        CheckBox check = new CheckBox(text);
        check.setId(id);
        return check;
    }

    private static String title(Keys which) {
        return switch (which) {
            case NONE -> "None";
            case OWN -> "Beside each picture";
            case SHARED -> "Shared";
        };
    }

    private Node content(Answers answers) {
        VBox shown = new VBox(4);
        for (int i = 0; i < snapshot.visiblePanes(); i++) {
            PaneSettings pane = snapshot.panes().get(i);
            CheckBox choice = check("export-pane-" + (i + 1),
                    (i + 1) + "  " + Captions.pane(pane, answers));
            choice.setWrapText(true);
            choice.maxWidthProperty().bind(TextSize.of(240));
            choice.setMinHeight(CheckBox.USE_PREF_SIZE);
            choice.setMnemonicParsing(false);
            panes.add(choice);
            shown.getChildren().add(choice);
        }
        title.setId("export-title");
        title.setPromptText("None");
        title.setAccessibleText("Title");
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        int row = 0;
        addRow(form, row++, "Panes", shown);
        addRow(form, row++, "As", this.form);
        addRow(form, row++, "Title", title);
        addRow(form, row++, "Keys", keys);
        addRow(form, row++, "", new VBox(6, titles, caption));
        addRow(form, row++, "Columns", columns);
        addRow(form, row++, "Scale", scale);
        addRow(form, row++, "Paper", paper);
        addRow(form, row, "", transparent);
        form.minWidthProperty().bind(TextSize.of(330));
        HBox content = new HBox(form, preview);
        HBox.setHgrow(preview, Priority.ALWAYS);
        return content;
    }

    private static void addRow(GridPane form, int row, String name, Node field) {
        Label label = new Label(name);
        label.setLabelFor(field);
        label.setMinWidth(Label.USE_PREF_SIZE);
        form.addRow(row, label, field);
        GridPane.setHgrow(field, Priority.ALWAYS);
        if (field instanceof VBox) {
            GridPane.setValignment(label, VPos.TOP);
        }
    }

    /** Shows what was chosen the last time; panes are those on screen. */
    private void fill(Frame frame, Form chosen) {
        showing = true;
        panes.forEach(pane -> pane.setSelected(true));
        title.setText(frame.title());
        keys.getItems().setAll(Keys.values());
        keys.setValue(frame.style().keys());
        caption.setSelected(frame.caption());
        scale.getItems().setAll(IntStream.rangeClosed(1, LARGEST_SCALE).boxed().toList());
        scale.setValue(Math.min(frame.style().upscale(), LARGEST_SCALE));
        paper.getItems().setAll(Paper.values());
        paper.setValue(frame.style().paper());
        transparent.setSelected(frame.style().transparent());
        suitPanes();
        form.setValue(form.getItems().contains(chosen) ? chosen : Form.PNG);
        showing = false;
        panes.forEach(pane -> pane.selectedProperty().subscribe((was, is) -> {
            if (!showing) {
                showing = true;
                suitPanes();
                showing = false;
                preview();
            }
        }));
        for (ComboBox<?> combo : List.of(form, keys, columns, scale, paper)) {
            combo.valueProperty().subscribe((was, is) -> preview());
        }
        for (CheckBox check : List.of(titles, caption, transparent)) {
            check.selectedProperty().subscribe((was, is) -> preview());
        }
        title.textProperty().subscribe((was, is) -> preview());
        preview();
    }

    /** Forms and columns that there are for as many panes; what is no number has no numbers to write. */
    private void suitPanes() {
        List<PaneSettings> chosen = chosen();
        long fields = chosen.stream().filter(pane -> pane.quantity().isScalar()).count();
        List<Form> forms = Arrays.stream(Form.values()).filter(one -> switch (one.kind()) {
            case PICTURE -> true;
            case NUMBERS -> fields > 0 && (one != Form.NPY || fields == 1);
            case TABLE -> true;
        }).toList();
        Form before = form.getValue();
        form.getItems().setAll(forms);
        form.setValue(forms.contains(before) ? before : before == Form.NPY ? Form.NPZ : Form.PNG);
        int count = Math.max(1, chosen.size());
        Frame suiting = Frame.FULL.suiting(count);
        columns.getItems().setAll(IntStream.rangeClosed(1, count).boxed().toList());
        columns.setValue(suiting.style().columns());
        titles.setSelected(suiting.style().titles());
    }

    private List<PaneSettings> chosen() {
        List<PaneSettings> chosen = new ArrayList<>();
        for (int i = 0; i < panes.size(); i++) {
            if (panes.get(i).isSelected()) {
                chosen.add(snapshot.panes().get(i));
            }
        }
        return chosen;
    }

    /** Empty if no pane is chosen. */
    private Optional<ExportRequest> request() {
        Form as = form.getValue();
        List<PaneSettings> shown = chosen();
        if (as == null || columns.getValue() == null) {
            return Optional.empty();
        }
        if (as.kind() == Form.Kind.NUMBERS) {
            shown = shown.stream().filter(pane -> pane.quantity().isScalar()).toList();
        }
        if (shown.isEmpty() && as.kind() != Form.Kind.TABLE) {
            return Optional.empty();
        }
        Style style = new Style(columns.getValue(), scale.getValue(), paper.getValue(), transparent.isSelected(),
                titles.isSelected(), keys.getValue());
        return Optional.of(look.apply(new ExportRequest(shown, Map.of(), as,
                new Frame(title.getText().strip(), caption.isSelected(), style))));
    }

    private void preview() {
        if (showing) {
            return;
        }
        Optional<ExportRequest> wanted = request();
        boolean picture = wanted.map(request -> request.form().kind() == Form.Kind.PICTURE).orElse(true);
        ofPictures.forEach(control -> control.setDisable(!picture));
        wanted.ifPresentOrElse(request -> {
            preview.wait(DRAWING);
            previews.ask(request);
        }, () -> preview.refuse("Choose at least one pane."));
        getDialogPane().getButtonTypes().stream().filter(type -> type != ButtonType.CANCEL)
                .map(getDialogPane()::lookupButton)
                .forEach(button -> button.setDisable(wanted.isEmpty()
                        || "export-copy".equals(button.getId()) && !picture));
    }

    private void present(ExportPreview drawn) {
        if (request().isPresent()) {
            preview.show(drawn, transparent.isSelected() && form.getValue().kind() == Form.Kind.PICTURE);
        }
    }

    private void addButtons(Window owner) {
        ButtonType copy = new ButtonType("Copy", ButtonBar.ButtonData.LEFT);
        ButtonType many = new ButtonType("Many…", ButtonBar.ButtonData.LEFT);
        ButtonType save = new ButtonType("Choose file…", ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().setAll(copy, many, ButtonType.CANCEL, save);
        describe(copy, "export-copy", "Put the figure on the clipboard");
        describe(many, "export-many", "The same of other samples and losses, into a folder");
        describe(save, "export-save", "Say where the file goes");
        // The dialog stays if no file is chosen.
        ((Button) getDialogPane().lookupButton(save)).addEventFilter(ActionEvent.ACTION, event -> {
            Optional<ExportRequest> wanted = request();
            wanted.flatMap(request -> file(owner, request)).ifPresent(file -> {
                setResult(new Choice.ToFile(wanted.orElseThrow(), file));
                close();
            });
            event.consume();
        });
        setResultConverter(pressed -> {
            Optional<ExportRequest> wanted = request();
            if (wanted.isEmpty() || pressed == null || pressed == ButtonType.CANCEL) {
                return null;
            }
            return pressed == copy
                    ? new Choice.ToClipboard(wanted.get())
                    : new Choice.ToMany(wanted.get());
        });
    }

    private void describe(ButtonType type, String id, String help) {
        Button button = (Button) getDialogPane().lookupButton(type);
        button.setId(id);
        button.setTooltip(new Tooltip(help));
    }

    private static Optional<Path> file(Window owner, ExportRequest request) {
        FileChooser chooser = new FileChooser();
        Form form = request.form();
        String name = request.panes().size() == 1 && form.kind() != Form.Kind.TABLE
                ? request.panes().getFirst().quantity().id()
                : form.kind() == Form.Kind.TABLE ? form.name().toLowerCase(Locale.ROOT) : "figure";
        chooser.setInitialFileName(name + "." + form.ending());
        File file = chooser.showSaveDialog(owner);
        // Without an ending, or with that of another form, the name does not say what is in it.
        return Optional.ofNullable(file).map(File::toPath).map(path -> endsWith(path, form)
                ? path
                : path.resolveSibling(path.getFileName() + "." + form.ending()));
    }

    private static boolean endsWith(Path path, Form form) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith("." + form.ending()) || form == Form.TIFF && name.endsWith(".tiff");
    }
}
