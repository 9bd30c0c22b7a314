package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.action.Action;
import org.jaccardlab.app.workbench.Snapshot;
import org.jaccardlab.app.workbench.Viewport;
import org.jaccardlab.app.workbench.WorkbenchModel;

/**
 * Everything a person can do with one key or one button: said once, used by toolbar, menu, palette, tooltips and shortcuts.
 */
final class Actions {

    final Action undo;
    final Action redo;
    final Action exactlyTheTarget;
    final Action fitView;
    final Action actualSize;
    final Action fitColours;
    final Action open;
    final Action export;
    final Action copyPane;
    final Action copyFigure;
    final Action theme;
    final Action palette;
    final Action aboutLoss;
    final KeepActions keep;

    private final List<ActionGroup> groups = new ArrayList<>();

    Actions(WorkbenchModel model, Viewport viewport, Dialogs dialogs, KeepActions keep) {
        this.keep = keep;
        undo = action("Undo", "Take the last step back", shortcut(KeyCode.Z), model::undo);
        redo = action("Redo", "Take the step again", shifted(KeyCode.Z), model::redo);
        exactlyTheTarget = action("Exactly the target",
                "Hold the target itself against the target, and back: only a loss fit for soft labels is zero there",
                key(KeyCode.E), model::toggleExactlyTheTarget);
        fitView = action("Fit", "Show the whole image", key(KeyCode.F), viewport::fit);
        actualSize = action("1:1", "One screen pixel an image pixel", key(KeyCode.A), viewport::actualSize);
        fitColours = action("Fit colours", "Fit the colour limits to what is on screen; until then they are held",
                key(KeyCode.C), model::fitLimits);
        open = action("Open…", "Open a sample folder or files of your own", shortcut(KeyCode.O), dialogs::open);
        export = action("Export…", "Write panes as a figure, as numbers or as tables, here or from many samples",
                shortcut(KeyCode.E), dialogs::export);
        copyPane = action("Copy pane", "Copy the picture of the pane under the pointer", shortcut(KeyCode.C),
                dialogs::copyPane);
        copyFigure = action("Copy figure", "Copy all panes as one figure", shifted(KeyCode.C), dialogs::copyFigure);
        theme = action("Light or dark", "The other look of the window", shortcut(KeyCode.T), dialogs::nextTheme);
        palette = action("Find…", "Find anything that can be done here by a few letters of its name",
                shortcut(KeyCode.K),
                dialogs::palette);
        aboutLoss = action("About this loss", "What the loss is, with the numbers it has just now", key(KeyCode.F1),
                dialogs::aboutLoss);
        add(new ActionGroup("File", List.of(open, export, copyPane, copyFigure)));
        add(new ActionGroup("Keep", keep.all()));
        add(new ActionGroup("Edit", List.of(undo, redo, exactlyTheTarget)));
        List<Action> view = new ArrayList<>(List.of(fitView, actualSize, fitColours, theme));
        for (int panes = 1; panes <= Snapshot.PANES; panes++) {
            int count = panes;
            String title = count == 1 ? "1 pane" : count + " panes";
            view.add(action(title, "Show " + title, shortcut(KeyCode.getKeyCode(Integer.toString(count))),
                    () -> model.showPanes(count)));
        }
        add(new ActionGroup("View", view));
        add(new ActionGroup("Help", List.of(palette, aboutLoss)));
        model.undoName().subscribe(name -> describe(undo, name.map(step -> "Undo: " + step).orElse("Nothing to undo"),
                name.isEmpty()));
        model.redoName().subscribe(name -> describe(redo, name.map(step -> "Redo: " + step).orElse("Nothing to redo"),
                name.isEmpty()));
    }

    /** What belongs to the window: its dialogs, its look. */
    interface Dialogs {

        void open();

        void export();

        void copyPane();

        void copyFigure();

        void nextTheme();

        void palette();

        void aboutLoss();
    }

    /** Puts further actions behind those there are; before {@link #bindTo}. */
    void add(ActionGroup group) {
        groups.add(group);
    }

    /** In the order of the menu. */
    List<ActionGroup> groups() {
        return List.copyOf(groups);
    }

    /** Binds the keys. Plain letters are left to whoever is typing. */
    void bindTo(Scene scene) {
        bind(scene, all());
    }

    /** Binds the keys of these. */
    static void bind(Scene scene, List<Action> actions) {
        for (Action action : actions) {
            KeyCombination keys = action.getAccelerator();
            if (keys.getShortcut() == KeyCombination.ModifierValue.DOWN) {
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
        return groups.stream().flatMap(group -> group.actions().stream()).toList();
    }

    static void run(Action action) {
        if (!action.isDisabled()) {
            action.handle(new ActionEvent());
        }
    }

    private static void describe(Action action, String tooltip, boolean disabled) {
        action.setLongText(tooltip + " (" + action.getAccelerator().getDisplayText() + ")");
        action.setDisabled(disabled);
    }

    static Action action(String text, String help, KeyCombination keys, Runnable deed) {
        Action action = new Action(text, event -> deed.run());
        action.setAccelerator(keys);
        action.setLongText(help + " (" + keys.getDisplayText() + ")");
        return action;
    }

    static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    static KeyCombination shifted(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }
}
