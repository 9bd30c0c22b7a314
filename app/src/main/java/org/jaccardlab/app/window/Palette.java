package org.jaccardlab.app.window;

import java.util.List;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Deed;
import org.jaccardlab.app.workbench.DeedSearch;
import org.jspecify.annotations.Nullable;

/** One field over the pictures that finds everything by a few letters. Escape, or a click elsewhere, puts it away. */
final class Palette extends VBox {

    private static final double WIDTH = 560;
    private static final double ROW_HEIGHT = 30;
    private static final int MOST_ROWS = 11;

    private final Supplier<List<Deed>> now;
    private final TextField typed = new TextField();
    private final ListView<Deed> found = new ListView<>();
    private final Label nothing = Sections.muted("Nothing of that name: try a loss, a field, a class or a sample");
    private List<Deed> deeds = List.of();
    private @Nullable Node focusedBefore;

    /** @param now what can be done, asked whenever it opens */
    Palette(Supplier<List<Deed>> now) {
        this.now = now;
        getStyleClass().add("palette");
        maxWidthProperty().bind(TextSize.of(WIDTH));
        setMaxHeight(USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_CENTER);
        typed.setId("palette");
        typed.setPromptText("What do you want to do?");
        typed.setAccessibleText("Find an action, a loss, a field, a class or a sample");
        found.setId("palette-list");
        found.setAccessibleText("What was found");
        found.fixedCellSizeProperty().bind(TextSize.of(ROW_HEIGHT));
        found.setFocusTraversable(false);
        found.setCellFactory(made -> new Row());
        getChildren().setAll(typed, found, nothing);
        Sections.show(this, false);
        typed.textProperty().subscribe(this::find);
        typed.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        typed.focusedProperty().subscribe((was, focused) -> {
            if (!focused) {
                // A click on a row takes the focus, too: first let it act.
                Platform.runLater(() -> {
                    if (!isFocusWithin()) {
                        hide(false);
                    }
                });
            }
        });
        found.setOnMouseClicked(event -> run(found.getSelectionModel().getSelectedItem()));
    }

    void open() {
        focusedBefore = getScene().getFocusOwner();
        deeds = now.get();
        typed.clear();
        find();
        Sections.show(this, true);
        typed.requestFocus();
    }

    private void find() {
        List<Deed> hits = DeedSearch.find(deeds, typed.getText());
        found.getItems().setAll(hits);
        found.getSelectionModel().select(0);
        found.scrollTo(0);
        found.prefHeightProperty().bind(TextSize.of(2 + ROW_HEIGHT * Math.min(hits.size(), MOST_ROWS)));
        Sections.show(found, !hits.isEmpty());
        Sections.show(nothing, hits.isEmpty());
    }

    private void press(KeyEvent event) {
        int selected = found.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case ESCAPE -> hide(true);
            case ENTER -> run(found.getSelectionModel().getSelectedItem());
            case DOWN -> select(selected + 1);
            case UP -> select(selected - 1);
            case PAGE_DOWN -> select(selected + MOST_ROWS - 1);
            case PAGE_UP -> select(selected - MOST_ROWS + 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        int within = Math.clamp(index, 0, Math.max(0, found.getItems().size() - 1));
        found.getSelectionModel().select(within);
        found.scrollTo(Math.max(0, within - MOST_ROWS / 2));
    }

    private void run(@Nullable Deed deed) {
        if (deed != null) {
            hide(true);
            deed.run().run();
        }
    }

    private void hide(boolean focusBack) {
        Sections.show(this, false);
        if (focusBack && focusedBefore != null) {
            focusedBefore.requestFocus();
        }
    }

    /** What it belongs to, what it is, the keys that do it. */
    private static final class Row extends ListCell<Deed> {

        private final Label group = new Label();
        private final Label title = new Label();
        private final Label keys = new Label();
        private final HBox line;

        Row() {
            group.getStyleClass().add("muted");
            keys.getStyleClass().add("muted");
            title.setMinWidth(0);
            keys.setMinWidth(Region.USE_PREF_SIZE);
            group.prefWidthProperty().bind(TextSize.of(150));
            group.minWidthProperty().bind(TextSize.of(150));
            title.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(title, Priority.ALWAYS);
            line = new HBox(8, group, title, keys);
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(Deed deed, boolean empty) {
            super.updateItem(deed, empty);
            setText(null);
            if (empty || deed == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            group.setText(deed.group());
            title.setText(deed.title());
            keys.setText(deed.keys());
            setAccessibleText(deed.group() + ": " + deed.title());
            setTooltip(deed.help().isEmpty() ? null : new Tooltip(deed.help()));
            setGraphic(line);
        }
    }
}
