package org.jaccardlab.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jaccardlab.app.rendering.Exporter;
import org.jaccardlab.app.window.control.Titles;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.Snapshot;

/** Asks which pane to export, how, and where to. */
final class ExportDialog extends Dialog<ExportDialog.Choice> {

    /** What was asked for. */
    record Choice(PaneSettings pane, Exporter.Frame frame, Path file) {
    }

    private static final String PICTURE = "Picture (PNG, data resolution)";
    private static final String NUMBERS = "Numbers (NPY, raw units)";

    ExportDialog(Window owner, Snapshot snapshot, Answers answers) {
        initOwner(owner);
        setTitle("Export");
        setHeaderText(null);
        ComboBox<Integer> pane = new ComboBox<>();
        pane.setId("export-pane");
        pane.getItems().setAll(IntStream.range(0, snapshot.visiblePanes()).boxed().toList());
        pane.setConverter(Titles.of(i -> (i + 1) + "  " + Captions.pane(snapshot.panes().get(i), answers)));
        ComboBox<String> form = new ComboBox<>();
        form.setId("export-form");
        CheckBox bar = new CheckBox("Colour bar or legend");
        CheckBox caption = new CheckBox("Caption with loss and settings");
        bar.setSelected(true);
        caption.setSelected(true);
        pane.setMaxWidth(Double.MAX_VALUE);
        form.setMaxWidth(Double.MAX_VALUE);
        pane.valueProperty().subscribe(i -> {
            boolean numbers = i != null && snapshot.panes().get(i).quantity().isScalar();
            form.getItems().setAll(numbers ? new String[]{PICTURE, NUMBERS} : new String[]{PICTURE});
            form.setValue(PICTURE);
        });
        form.valueProperty().subscribe(chosen -> {
            bar.setDisable(NUMBERS.equals(chosen));
            caption.setDisable(NUMBERS.equals(chosen));
        });
        pane.setValue(Math.min(1, snapshot.visiblePanes() - 1));
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form");
        grid.addRow(0, new Label("Pane"), pane);
        grid.addRow(1, new Label("As"), form);
        grid.add(bar, 1, 2);
        grid.add(caption, 1, 3);
        getDialogPane().setContent(grid);
        ButtonType save = new ButtonType("Choose file…", ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, save);
        setResultConverter(pressed -> {
            if (pressed == null || pressed != save) {
                return null;
            }
            PaneSettings chosen = snapshot.panes().get(pane.getValue());
            boolean numbers = NUMBERS.equals(form.getValue());
            FileChooser chooser = new FileChooser();
            chooser.setInitialFileName(name(chosen, answers) + (numbers ? ".npy" : ".png"));
            File file = chooser.showSaveDialog(owner);
            return file == null
                    ? null
                    : new Choice(chosen, new Exporter.Frame(bar.isSelected(), caption.isSelected()),
                            file.toPath());
        });
    }

    /** "share", in a comparison "share-b" or "share-a-minus-b". */
    private static String name(PaneSettings pane, Answers answers) {
        String id = pane.shownQuantity(answers).id();
        if (answers.pair().isEmpty() || pane.quantity().comparesTwo()) {
            return id;
        }
        return id + switch (pane.side()) {
            case A -> "-a";
            case B -> "-b";
            case DIFFERENCE -> "-a-minus-b";
            case SWIPE -> "-a-and-b";
        };
    }
}
