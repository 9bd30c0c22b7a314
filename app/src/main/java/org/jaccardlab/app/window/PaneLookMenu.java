package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.jaccardlab.app.workbench.Focus;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.picture.BlendMode;

/** How the pane in focus looks: the ways to lie over the image, and whose colour limits it has. */
final class PaneLookMenu extends Menu {

    private final Focus focus;
    private final CheckMenuItem ownLimits = new CheckMenuItem("Own colour limits");
    private final List<RadioMenuItem> modes = new ArrayList<>();

    PaneLookMenu(Focus focus, LookActions look) {
        super("Look");
        this.focus = focus;
        ToggleGroup group = new ToggleGroup();
        for (BlendMode mode : BlendMode.values()) {
            Label words = new Label(mode.title());
            Tooltip.install(words, new Tooltip(mode.help()));
            RadioMenuItem item = new RadioMenuItem("", words);
            item.setId("blend-" + mode.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            item.setUserData(mode);
            item.setOnAction(event -> look.chooseBlend(mode));
            modes.add(item);
        }
        ownLimits.setId("own-limits");
        ownLimits.setOnAction(event -> look.toggleOwnLimits());
        getItems().addAll(modes);
        getItems().add(ownLimits);
    }

    /** Ticks what holds for the pane in focus. */
    void refresh() {
        PaneSettings pane = focus.paneSettings();
        modes.forEach(item -> {
            item.setSelected(item.getUserData() == pane.blend());
            item.setDisable(pane.quantity() == Quantity.IMAGE);
        });
        ownLimits.setSelected(pane.ownLimits().isPresent());
        ownLimits.setDisable(!pane.canHaveOwnLimits());
    }
}
