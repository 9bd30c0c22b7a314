package org.jaccardlab.app.window;

import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.action.Action;
import org.jaccardlab.app.workbench.Viewport;
import org.jaccardlab.app.workbench.WorkbenchModel;

/** Everything a person can do with one key or one button: said once, used by toolbar, tooltips and shortcuts. */
final class Actions {

    final Action undo;
    final Action redo;
    final Action exactlyTheTarget;
    final Action fitView;
    final Action actualSize;
    final Action fitColours;
    final Action onePane;
    final Action twoPanes;
    final Action fourPanes;
    final Action open;
    final Action export;
    final Action theme;

    Actions(WorkbenchModel model, Viewport viewport, Runnable openDialog, Runnable exportDialog, Runnable nextTheme) {
        undo = action("Undo", "Take the last step back", shortcut(KeyCode.Z), model::undo);
        redo = action("Redo", "Take the step again", new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN,
                KeyCombination.SHIFT_DOWN), model::redo);
        exactlyTheTarget = action("Exactly the target",
                "Hold the target itself against the target, and back: only a loss fit for soft labels is zero there",
                key(KeyCode.E), model::toggleExactlyTheTarget);
        fitView = action("Fit", "Show the whole image", key(KeyCode.F), viewport::fit);
        actualSize = action("1:1", "One screen pixel an image pixel", key(KeyCode.A), viewport::actualSize);
        fitColours = action("Fit colours", "Fit the colour limits to what is on screen; until then they are held",
                key(KeyCode.C), model::fitLimits);
        onePane = action("1", "One pane", shortcut(KeyCode.DIGIT1), () -> model.showPanes(1));
        twoPanes = action("2", "Two panes", shortcut(KeyCode.DIGIT2), () -> model.showPanes(2));
        fourPanes = action("4", "Four panes", shortcut(KeyCode.DIGIT4), () -> model.showPanes(4));
        open = action("Open…", "Open a sample folder or files of your own", shortcut(KeyCode.O), openDialog);
        export = action("Export…", "Write a pane as picture or as numbers", shortcut(KeyCode.E), exportDialog);
        theme = action("Theme", "Light or dark", shortcut(KeyCode.T), nextTheme);
        model.undoName().subscribe(name -> describe(undo, name.map(step -> "Undo: " + step).orElse("Nothing to undo"),
                name.isEmpty()));
        model.redoName().subscribe(name -> describe(redo, name.map(step -> "Redo: " + step).orElse("Nothing to redo"),
                name.isEmpty()));
    }

    /** Binds the keys. Plain letters are left to whoever is typing. */
    void bindTo(Scene scene) {
        bind(scene, all());
    }

    /** Binds the keys of these. */
    static void bind(Scene scene, List<Action> actions) {
        for (Action action : actions) {
            KeyCombination keys = action.getAccelerator();
            if (((KeyCodeCombination) keys).getShortcut() == KeyCombination.ModifierValue.DOWN) {
                scene.getAccelerators().put(keys, () -> run(action));
            }
        }
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> actions.stream()
                .filter(action -> action.getAccelerator().match(event)).findFirst().ifPresent(action -> {
                    if (!event.isShortcutDown()) {
                        run(action);
                        event.consume();
                    }
                }));
    }

    private List<Action> all() {
        return List.of(undo, redo, exactlyTheTarget, fitView, actualSize, fitColours, onePane, twoPanes, fourPanes,
                open,
                export, theme);
    }

    private static void run(Action action) {
        if (!action.isDisabled()) {
            action.handle(new ActionEvent());
        }
    }

    private static void describe(Action action, String tooltip, boolean disabled) {
        action.setLongText(tooltip + " (" + action.getAccelerator().getDisplayText() + ")");
        action.setDisabled(disabled);
    }

    private static Action action(String text, String help, KeyCombination keys, Runnable deed) {
        Action action = new Action(text, event -> deed.run());
        action.setAccelerator(keys);
        action.setLongText(help + " (" + keys.getDisplayText() + ")");
        return action;
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
