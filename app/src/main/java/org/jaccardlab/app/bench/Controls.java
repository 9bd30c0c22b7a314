package org.jaccardlab.app.bench;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import org.jaccardlab.app.window.WorkbenchWindow;
import org.jaccardlab.app.workbench.Viewport;

/** What a hand takes hold of in the window. Looked for once: that is slow, and no part of a drag. */
final class Controls {

    private final WorkbenchWindow window;
    private final Map<String, Node> found = new HashMap<>();

    Controls(WorkbenchWindow window) {
        this.window = window;
    }

    Slider slider(String id) {
        return find(id, Slider.class);
    }

    <T extends Node> T find(String selector, Class<T> type) {
        Node node = found.computeIfAbsent(selector, wanted -> window.scene().getRoot().lookup(wanted));
        if (!type.isInstance(node)) {
            throw new IllegalStateException("the window has no " + selector);
        }
        return type.cast(node);
    }

    Viewport viewport() {
        return window.viewport();
    }
}
