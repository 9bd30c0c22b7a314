package org.jaccardlab.app.window;

import javafx.geometry.Pos;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.action.Action;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.window.control.Sections;

/** All actions, group by group, with their keys. */
final class ActionMenu extends MenuButton {

    private static final double WIDTH = 250;

    ActionMenu(Actions actions) {
        Sections.makeIcon(this, "icon-menu");
        setId("menu");
        setTooltip(new Tooltip("Everything that can be done, with its keys"));
        setAccessibleText("Menu");
        for (ActionGroup group : actions.groups()) {
            Menu menu = new Menu(group.title());
            group.actions().forEach(action -> menu.getItems().add(item(action)));
            getItems().add(menu);
        }
    }

    /** The keys are words here: as an accelerator the menu would bind them a second time, and letters for those who type. */
    private static MenuItem item(Action action) {
        Label name = new Label();
        name.textProperty().bind(action.textProperty());
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label keys = new Label(action.getAccelerator().getDisplayText());
        keys.getStyleClass().add("muted");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(16, name, keys);
        line.setAlignment(Pos.CENTER_LEFT);
        line.prefWidthProperty().bind(TextSize.of(WIDTH));
        CustomMenuItem item = new CustomMenuItem(line);
        item.textProperty().bind(action.textProperty());
        item.disableProperty().bind(action.disabledProperty());
        item.setOnAction(event -> Actions.run(action));
        return item;
    }
}
