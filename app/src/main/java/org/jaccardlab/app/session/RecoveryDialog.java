package org.jaccardlab.app.session;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/** Offers what a run that was killed has left on screen. */
public final class RecoveryDialog {

    private static final double GAP = 12;

    private RecoveryDialog() {
    }

    /**
     * Asks without waiting for the answer. A dialog that is closed leaves everything for the next run.
     *
     * @param left the newest first, at least one
     * @param files removes what is not wanted any more
     * @param dress gives the dialog the look of the window
     */
    public static void offer(List<Autosave.Left> left, Sessions sessions, Window owner, Executor files,
            Consumer<Scene> dress) {
        ButtonType restore = new ButtonType("Restore", ButtonBar.ButtonData.OK_DONE);
        ButtonType discard = new ButtonType("Discard", ButtonBar.ButtonData.NO);
        Alert dialog = new Alert(Alert.AlertType.CONFIRMATION,
                "JaccardLab ended before it could close. What was on screen is kept: restore it, or discard it.",
                restore,
                discard, new ButtonType("Later", ButtonBar.ButtonData.CANCEL_CLOSE));
        dialog.initOwner(owner);
        dialog.setTitle("Restore");
        dialog.setHeaderText(null);
        dialog.setGraphic(null);
        dress.accept(dialog.getDialogPane().getScene());
        dialog.getDialogPane().setId("recovery");
        dialog.getDialogPane().setPadding(new Insets(GAP));
        dialog.setOnHidden(event -> {
            Autosave.Left newest = left.getFirst();
            if (dialog.getResult() == restore) {
                sessions.recover(newest.file(), () -> files.execute(newest::discard));
                left.subList(1, left.size()).forEach(Autosave.Left::close);
            } else if (dialog.getResult() == discard) {
                left.forEach(each -> files.execute(each::discard));
            } else {
                left.forEach(Autosave.Left::close);
            }
        });
        dialog.show();
    }
}
