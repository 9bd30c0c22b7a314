package org.jaccardlab.app.window;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.controlsfx.control.action.Action;
import org.jaccardlab.app.lesson.Lesson;
import org.jaccardlab.app.lesson.LessonPlayer;

/** Lessons in the window: which one, by which keys, and whether they are presented, with nothing around them. */
final class Teaching {

    final Action choose;
    final Action present;

    private final LessonPlayer player;
    private final List<Lesson> lessons;
    private final Supplier<Window> owner;
    private final Consumer<Scene> dress;
    private final ReadOnlyBooleanWrapper presenting = new ReadOnlyBooleanWrapper(false);

    /**
     * @param lessons to choose from
     * @param dress gives a dialog the look of the window
     */
    Teaching(LessonPlayer player, List<Lesson> lessons, Supplier<Window> owner, Consumer<Scene> dress) {
        this.player = player;
        this.lessons = lessons;
        this.owner = owner;
        this.dress = dress;
        choose = Actions.action("Lessons…", "Short lessons on losses and soft labels, with numbers that can be checked",
                Actions.shifted(KeyCode.T), this::ask);
        present = Actions.action("Present", "Show the lesson large, without panels and for keys alone, and back",
                Actions.key(KeyCode.F5), () -> present(!presenting.get()));
        player.place().subscribe(place -> {
            present.setDisabled(place.isEmpty());
            if (place.isEmpty()) {
                presenting.set(false);
            }
        });
    }

    List<Action> actions() {
        return List.of(choose, present);
    }

    /** Whether a lesson is shown large, without panels. */
    ReadOnlyBooleanProperty presenting() {
        return presenting.getReadOnlyProperty();
    }

    private void present(boolean wanted) {
        presenting.set(wanted && player.isPlaying());
    }

    private void ask() {
        LessonChooser chooser = new LessonChooser(owner.get(), lessons, player::start);
        dress.accept(chooser.getDialogPane().getScene());
        chooser.show();
    }

    /** Keys of lessons go before all others: always the pages, and of one that is presented every key it knows. */
    void bindTo(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (player.isPlaying() && !event.isShortcutDown() && !event.isAltDown()
                    && !(event.getTarget() instanceof TextInputControl) && press(event.getCode())) {
                event.consume();
            }
        });
    }

    private boolean press(KeyCode key) {
        switch (key) {
            case PAGE_DOWN -> player.next();
            case PAGE_UP -> player.back();
            default -> {
                return presenting.get() && pressWhilePresenting(key);
            }
        }
        return true;
    }

    private boolean pressWhilePresenting(KeyCode key) {
        switch (key) {
            case RIGHT, SPACE -> player.next();
            case LEFT -> player.back();
            case ESCAPE -> player.leave();
            default -> {
                return key.isDigitKey() && answer(key);
            }
        }
        return true;
    }

    private boolean answer(KeyCode key) {
        boolean asked = player.place().get().flatMap(place -> place.step().question()).isPresent();
        if (asked) {
            player.answer(Integer.parseInt(key.getName()) - 1);
        }
        return asked;
    }
}
