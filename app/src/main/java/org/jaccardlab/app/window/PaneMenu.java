package org.jaccardlab.app.window;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.jaccardlab.app.workbench.Arrangement;
import org.jaccardlab.app.workbench.Snapshot;
import org.jaccardlab.app.workbench.WorkbenchModel;

/** How many panes there are, and how they stand. */
final class PaneMenu extends MenuButton {

    PaneMenu(WorkbenchModel model) {
        setId("panes");
        setTooltip(new Tooltip("How many panes, and how they stand"));
        ToggleGroup group = new ToggleGroup();
        for (int panes = 1; panes <= Snapshot.PANES; panes++) {
            if (panes > 1) {
                getItems().add(new SeparatorMenuItem());
            }
            for (Arrangement each : Arrangement.all(panes)) {
                RadioMenuItem item = new RadioMenuItem(capital(each.title()));
                item.setId("panes-" + each.panes() + "-" + each.columns());
                item.setUserData(each);
                item.setToggleGroup(group);
                item.setOnAction(event -> model.arrange(each));
                getItems().add(item);
            }
        }
        model.snapshot().subscribe(snapshot -> show(snapshot.arrangement()));
    }

    private void show(Arrangement arrangement) {
        setText(arrangement.panes() == 1 ? "1 pane" : arrangement.panes() + " panes");
        setAccessibleText("Panes: " + arrangement.title());
        for (MenuItem item : getItems()) {
            if (item instanceof RadioMenuItem way) {
                way.setSelected(arrangement.equals(way.getUserData()));
            }
        }
    }

    private static String capital(String title) {
        return Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }
}
