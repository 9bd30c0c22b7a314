package org.jaccardlab.app.opening;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.io.PredictionFile;
import org.jaccardlab.io.SampleFiles;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.io.TargetFile;
import org.jaccardlab.prediction.PredictionKind;

/** Asks for a sample folder, or for an image, its ground truth and its prediction. */
public final class OpenDialog extends Dialog<Runnable> {

    private static final String DETECT = "Find out by looking";
    private static final String LOGITS = "Logits";
    private static final String PROBABILITIES = "Probabilities";

    private final TextField image = field("image", "PNG or JPEG");
    private final TextField target = field("target", "label PNG, or a C × H × W array");
    private final TextField prediction = field("prediction", ".npy or .npz, optional");
    private final ChoiceBox<String> kind = new ChoiceBox<>();
    private final Spinner<Integer> ignore = new Spinner<>(0, 255, SampleFiles.USUAL_IGNORE);
    private final Label problem = new Label();

    /** @param given what is done with the source that a person chooses */
    public OpenDialog(Window owner, String title, Consumer<Opener.Source> given) {
        initOwner(owner);
        setTitle(title);
        setHeaderText(null);
        getDialogPane().getStyleClass().add("open-dialog");
        kind.getItems().setAll(DETECT, LOGITS, PROBABILITIES);
        kind.setValue(DETECT);
        kind.setMaxWidth(Double.MAX_VALUE);
        ignore.setEditable(true);
        ignore.prefWidthProperty().bind(TextSize.of(90));
        problem.getStyleClass().addAll("notice", "problem");
        problem.setWrapText(true);
        problem.setMinHeight(Label.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());

        GridPane grid = new GridPane();
        grid.getStyleClass().add("form");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        fields.prefWidthProperty().bind(TextSize.of(380));
        grid.getColumnConstraints().setAll(names, fields);
        row(grid, 0, "Image", image, browse(image));
        row(grid, 1, "Ground truth", target, browse(target));
        row(grid, 2, "Prediction", prediction, browse(prediction));
        row(grid, 3, "Its numbers are", kind);
        row(grid, 4, "Ignored label", ignore);
        Button folder = new Button("A sample folder…");
        folder.setOnAction(event -> {
            File chosen = new DirectoryChooser().showDialog(getDialogPane().getScene().getWindow());
            if (chosen != null) {
                setResult(() -> given.accept(() -> SampleFolder.plan(chosen.toPath())));
                close();
            }
        });
        grid.add(problem, 0, 5, 3, 1);
        HBox footer = new HBox(folder);
        footer.setAlignment(Pos.CENTER_LEFT);
        grid.add(footer, 0, 6, 3, 1);
        getDialogPane().setContent(grid);

        ButtonType open = new ButtonType(title, ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, open);
        Node button = getDialogPane().lookupButton(open);
        button.addEventFilter(ActionEvent.ACTION, event -> {
            try {
                files();
            } catch (IllegalArgumentException incomplete) {
                problem.setText(incomplete.getMessage());
                getDialogPane().getScene().getWindow().sizeToScene();
                event.consume();
            }
        });
        setResultConverter(pressed -> {
            if (pressed == null || pressed != open) {
                return null;
            }
            SampleFiles chosen = files();
            return () -> given.accept(() -> chosen.keyed().plan());
        });
    }

    private SampleFiles files() {
        Optional<PredictionKind> meant = switch (kind.getValue()) {
            case LOGITS -> Optional.of(PredictionKind.LOGITS);
            case PROBABILITIES -> Optional.of(PredictionKind.PROBABILITIES);
            default -> Optional.empty();
        };
        return new SampleFiles(paths(image), paths(target).stream().map(TargetFile::of).toList(),
                paths(prediction).stream().map(file -> new PredictionFile(file, Optional.empty(), meant)).toList(),
                ignore.getValue(), List.of());
    }

    private static List<Path> paths(TextField field) {
        String text = field.getText().strip();
        return text.isEmpty() ? List.of() : List.of(Path.of(text));
    }

    private static TextField field(String id, String prompt) {
        TextField field = new TextField();
        field.setId("open-" + id);
        field.setPromptText(prompt);
        return field;
    }

    private Button browse(TextField field) {
        Button button = new Button("Browse…");
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(event -> {
            File chosen = new FileChooser().showOpenDialog(getDialogPane().getScene().getWindow());
            if (chosen != null) {
                field.setText(chosen.getPath());
            }
        });
        return button;
    }

    private static void row(GridPane grid, int row, String name, Node... controls) {
        Label label = new Label(name);
        label.setLabelFor(controls[0]);
        grid.add(label, 0, row);
        for (int i = 0; i < controls.length; i++) {
            grid.add(controls[i], i + 1, row);
        }
    }
}
