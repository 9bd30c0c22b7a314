package org.jaccardlab.app.window;

import java.util.List;
import java.util.Map;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.controlsfx.control.action.Action;
import org.jaccardlab.app.chooser.TextSize;

/** Every key of the window on one page: those of the actions, and those that belong to pictures. */
final class KeysDialog extends Dialog<ButtonType> {

    private static final double WIDTH = 860;
    private static final double HEIGHT = 560;
    private static final double COLUMN = 260;
    /** What has no action because a hand holds it or other controls use the key, too. */
    private static final List<Map.Entry<String, String>> OF_PICTURES = List.of(
            Map.entry("Move the probe by a pixel", "Arrows"), Map.entry("By ten pixels", "Shift+Arrows"),
            Map.entry("The bare image while held", "Space"), Map.entry("Next part of the window", "Tab"),
            Map.entry("Zoom", "Wheel"), Map.entry("Move the view", "Drag"), Map.entry("Fit", "Double click"));

    KeysDialog(Window owner, List<ActionGroup> groups) {
        initOwner(owner);
        initModality(Modality.NONE);
        setTitle("Keyboard shortcuts");
        setHeaderText(null);
        setResizable(true);
        FlowPane all = new FlowPane(24, 16);
        all.getStyleClass().add("about-loss");
        groups.forEach(group -> all.getChildren().add(page(group.title(), group.actions().stream()
                .map(action -> Map.entry(action.getText(), keys(action))).toList())));
        all.getChildren().add(page("In a picture", OF_PICTURES));
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("side-scroll");
        scroll.setAccessibleText("Keyboard shortcuts");
        scroll.prefWidthProperty().bind(TextSize.of(WIDTH));
        scroll.prefHeightProperty().bind(TextSize.of(HEIGHT));
        getDialogPane().setContent(scroll);
        getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
    }

    private static String keys(Action action) {
        return action.getAccelerator() == null ? "" : action.getAccelerator().getDisplayText();
    }

    private static VBox page(String title, List<Map.Entry<String, String>> lines) {
        Label heading = new Label(title);
        heading.getStyleClass().add("section-title");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("numbers");
        for (Map.Entry<String, String> line : lines) {
            Label keys = new Label(line.getValue());
            keys.getStyleClass().add("key");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            Label name = new Label(line.getKey());
            name.setWrapText(true);
            grid.addRow(grid.getRowCount(), keys, name);
        }
        VBox page = new VBox(4, heading, grid);
        page.prefWidthProperty().bind(TextSize.of(COLUMN));
        return page;
    }
}
