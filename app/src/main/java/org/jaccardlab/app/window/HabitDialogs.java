package org.jaccardlab.app.window;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.Dialog;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.controlsfx.control.action.Action;
import org.jaccardlab.app.journal.Entry;
import org.jaccardlab.app.workbench.MemoryUse;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.WorkbenchModel;

/** What serves a person whatever is on screen: preferences, the log, memory, help. Each is one window, beside this one. */
final class HabitDialogs {

    private final Habits habits;
    private final WorkbenchModel model;
    private final Supplier<Scene> scene;
    private final Consumer<Scene> dress;
    private final Executor files;
    private final Executor home;
    private final Map<Class<?>, Dialog<?>> open = new HashMap<>();

    /**
     * @param scene the window that they stand beside
     * @param dress gives a dialog the look of the window
     */
    HabitDialogs(Habits habits, WorkbenchModel model, Supplier<Scene> scene, Consumer<Scene> dress, Executor files,
            Executor home) {
        this.habits = habits;
        this.model = model;
        this.scene = scene;
        this.dress = dress;
        this.files = files;
        this.home = home;
        model.notice().subscribe(news -> {
            if (!news.sentence().isEmpty()) {
                habits.journal().add(Entry.now(news.problem() ? Entry.Level.PROBLEM : Entry.Level.NOTE, "Window",
                        news.sentence(), news.details()));
            }
        });
    }

    /** @param groups every action there is, asked when their keys are to be shown */
    List<Action> actions(Supplier<List<ActionGroup>> groups) {
        return List.of(
                Actions.action("Preferences…", "Look, font size, colours, engine, threads, memory",
                        Actions.shortcut(KeyCode.COMMA),
                        () -> show(PreferencesDialog.class,
                                () -> new PreferencesDialog(scene.get().getWindow(), habits.preferences()))),
                Actions.action("Log", "What happened since the program began: news, warnings, problems",
                        Actions.shortcut(KeyCode.L), this::showLog),
                Actions.action("Release memory", "Let go of what can be worked out again",
                        Actions.shifted(KeyCode.M), this::release),
                Actions.action("Help on this", "What the part of the window means that has the keys or the pointer",
                        new KeyCodeCombination(KeyCode.F1, KeyCombination.SHIFT_DOWN),
                        () -> show(HelpDialog.class, () -> new HelpDialog(scene.get(), model))),
                Actions.action("Keyboard shortcuts", "Every key on one page", Actions.shortcut(KeyCode.F1),
                        () -> show(KeysDialog.class,
                                () -> new KeysDialog(scene.get().getWindow(), groups.get()))));
    }

    /** What happened, with the newest chosen. */
    void showLog() {
        show(LogDialog.class, () -> new LogDialog(scene.get().getWindow(), habits.journal(), model::tell, files, home))
                .selectNewest();
    }

    /** Lets go of what can be worked out again, and says what that has brought. */
    void release() {
        files.execute(() -> {
            MemoryUse before = MemoryUse.now();
            habits.engine().forget();
            System.gc();
            MemoryUse after = MemoryUse.now();
            home.execute(() -> model.tell(Notice.of(after.releasedSince(before))));
        });
    }

    private <D extends Dialog<?>> D show(Class<D> kind, Supplier<D> make) {
        Dialog<?> before = open.get(kind);
        if (before != null && before.isShowing()) {
            before.getDialogPane().getScene().getWindow().requestFocus();
            return kind.cast(before);
        }
        D dialog = make.get();
        open.put(kind, dialog);
        dress.accept(dialog.getDialogPane().getScene());
        dialog.show();
        dialog.showingProperty().subscribe((was, shown) -> {
            if (!shown) {
                open.remove(kind, dialog);
            }
        });
        return dialog;
    }
}
