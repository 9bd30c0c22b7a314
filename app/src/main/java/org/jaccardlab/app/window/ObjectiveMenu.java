package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.jaccardlab.app.workbench.Starters;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.preset.Presets;

/** Objectives that take one click, and under each library's name its losses as implemented there. */
final class ObjectiveMenu extends MenuButton {

    private final Starters starters;

    ObjectiveMenu(WorkbenchModel model) {
        this.starters = new Starters(model);
        setId("objectives");
        setText("Objectives and presets");
        setMaxWidth(Double.MAX_VALUE);
        setTooltip(new Tooltip("Sums of losses in one click, and losses as implemented in other libraries"));
        setAccessibleText("Objectives and presets");
        // What can be had depends on what is open and on the target; asked when somebody looks, not at every step of a drag.
        setOnShowing(event -> offer());
        offer();
    }

    /** Makes the items anew for what is open now. */
    void offer() {
        List<MenuItem> items = new ArrayList<>();
        for (Starters.Starter starter : starters.own()) {
            items.add(item(starter.title(), starter.reason(), () -> starters.start(starter)));
        }
        items.add(new SeparatorMenuItem());
        for (String library : Presets.libraries()) {
            Menu menu = new Menu("As implemented in " + library);
            menu.setMnemonicParsing(false);
            for (Preset preset : Starters.of(library)) {
                MenuItem item = item(preset.name(), starters.reason(preset), () -> starters.start(preset));
                item.setId("preset-" + Presets.id(preset));
                menu.getItems().add(item);
            }
            items.add(menu);
        }
        getItems().setAll(items);
    }

    private static MenuItem item(String title, Optional<String> reason, Runnable chosen) {
        MenuItem item = new MenuItem(title + reason.map(why -> " – " + why).orElse(""));
        item.setMnemonicParsing(false);
        item.setDisable(reason.isPresent());
        item.setOnAction(event -> chosen.run());
        return item;
    }
}
