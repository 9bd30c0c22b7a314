package org.jaccardlab.app.window;

import java.util.List;
import org.controlsfx.control.action.Action;

/** Actions that belong together: a part of the menu, a heading in the palette. */
record ActionGroup(String title, List<Action> actions) {

    ActionGroup {
        actions = List.copyOf(actions);
    }
}
