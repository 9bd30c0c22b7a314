package org.jaccardlab.app.window;

import java.util.List;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.workbench.Steps;
import org.jaccardlab.app.workbench.WorkbenchModel;

/** The list of all steps: one that is chosen is gone to, those behind it are taken back. */
final class HistoryPopup {

    private static final PseudoClass TAKEN_BACK = PseudoClass.getPseudoClass("taken-back");
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final double WIDTH = 300;
    private static final double ROW = 26;
    private static final int MOST_ROWS = 14;

    private final WorkbenchModel model;
    private final ListView<Integer> list = new ListView<>();
    private final StackPane content = new StackPane(list);
    private final Popup popup = new Popup();
    private Steps steps = new Steps(List.of(), 0);

    HistoryPopup(WorkbenchModel model) {
        this.model = model;
        list.setId("history-list");
        list.setAccessibleText("Steps, the first on top");
        list.fixedCellSizeProperty().bind(TextSize.of(ROW));
        list.prefWidthProperty().bind(TextSize.of(WIDTH));
        list.setCellFactory(view -> new StepCell());
        list.setOnMouseClicked(event -> choose());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                choose();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                popup.hide();
            }
        });
        content.getStyleClass().addAll("workbench", "history");
        popup.getContent().setAll(content);
        popup.setAutoHide(true);
    }

    /** Shows the list under a button, dressed as its window is. */
    void showUnder(Node button) {
        steps = model.steps();
        list.getItems().setAll(IntStream.rangeClosed(0, steps.names().size()).boxed().toList());
        list.prefHeightProperty().bind(TextSize.of(ROW * Math.min(MOST_ROWS, list.getItems().size()) + 4));
        list.getSelectionModel().select(steps.done());
        list.scrollTo(Math.max(0, steps.done() - MOST_ROWS / 2));
        content.getStylesheets().setAll(button.getScene().getStylesheets());
        content.pseudoClassStateChanged(DARK, button.getScene().getRoot().getPseudoClassStates().contains(DARK));
        Bounds at = button.localToScreen(button.getBoundsInLocal());
        popup.show(button, at.getMinX(), at.getMaxY());
        list.requestFocus();
    }

    private void choose() {
        Integer chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            popup.hide();
            model.goTo(chosen);
        }
    }

    private final class StepCell extends ListCell<Integer> {

        @Override
        protected void updateItem(Integer place, boolean empty) {
            super.updateItem(place, empty);
            boolean back = !empty && place > steps.done();
            setText(empty
                    ? null
                    : (place == 0 ? "Start" : steps.names().get(place - 1)) + (back ? "  (taken back)" : ""));
            pseudoClassStateChanged(TAKEN_BACK, back);
        }
    }
}
