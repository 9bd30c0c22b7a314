package org.jaccardlab.app.session;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Offers what a run that was killed has left on screen. */
public final class RecoveryDialog {

    private static final double GAP = 12;
    private static final double WIDTH = 460;
    private static final double ROW = 26;
    /** More of them scroll. */
    private static final int MOST_ROWS = 8;

    private RecoveryDialog() {
    }

    /**
     * Asks without waiting for the answer. A dialog that is closed leaves everything for the next run, and so does restoring
     * one of several with the others.
     *
     * @param left the newest first, at least one
     * @param titles what they are called, if there are several
     * @param files removes what is not wanted any more
     * @param dress gives the dialog the look of the window
     */
    public static void offer(List<Autosave.Left> left, List<String> titles, Sessions sessions, Window owner,
            Executor files,
            Consumer<Scene> dress) {
        ButtonType restore = new ButtonType("Restore", ButtonBar.ButtonData.OK_DONE);
        ButtonType discard = new ButtonType(left.size() == 1 ? "Discard" : "Discard all", ButtonBar.ButtonData.NO);
        Alert dialog = new Alert(Alert.AlertType.CONFIRMATION,
                left.size() == 1
                        ? "JaccardLab ended before it could close. What was on screen is kept: restore it, or discard it."
                        : "JaccardLab ended " + left.size()
                                + " times before it could close. What was on screen is kept: "
                                + "choose what to restore, the rest is offered again.",
                restore,
                discard, new ButtonType("Later", ButtonBar.ButtonData.CANCEL_CLOSE));
        dialog.initOwner(owner);
        dialog.setTitle("Restore");
        dialog.setHeaderText(null);
        dialog.setGraphic(null);
        dress.accept(dialog.getDialogPane().getScene());
        dialog.getDialogPane().setId("recovery");
        dialog.getDialogPane().setPadding(new Insets(GAP));
        ListView<String> list = new ListView<>();
        list.setId("recovery-list");
        list.setAccessibleText("Sessions to restore, the newest first");
        list.getItems().setAll(titles);
        list.getSelectionModel().select(0);
        if (left.size() > 1) {
            list.setPrefSize(WIDTH, ROW * Math.min(left.size(), MOST_ROWS) + 2);
            Label words = new Label(dialog.getContentText());
            words.setWrapText(true);
            words.setMaxWidth(WIDTH);
            list.setFixedCellSize(ROW);
            dialog.getDialogPane().setContent(new VBox(GAP, words, list));
        }
        dialog.setOnHidden(event -> {
            if (dialog.getResult() == restore) {
                Autosave.Left chosen = left.get(Math.max(0, list.getSelectionModel().getSelectedIndex()));
                sessions.recover(chosen.file(), () -> files.execute(chosen::discard));
                left.stream().filter(each -> each != chosen).forEach(Autosave.Left::close);
            } else if (dialog.getResult() == discard) {
                left.forEach(each -> files.execute(each::discard));
            } else {
                left.forEach(Autosave.Left::close);
            }
        });
        dialog.show();
    }
}
