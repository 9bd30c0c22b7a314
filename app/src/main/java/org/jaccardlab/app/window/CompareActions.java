package org.jaccardlab.app.window;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.action.Action;
import org.jaccardlab.app.workbench.Comparison;
import org.jaccardlab.app.workbench.Side;
import org.jaccardlab.app.workbench.WorkbenchModel;

/** Everything a person can do to hold one settings against another. */
final class CompareActions {

    private static final KeyCode FLIP = KeyCode.B;

    final Action pin;
    final Action tuneOther;
    final Action swap;
    final Action end;
    final Action sideBySide;
    final Action swipe;
    final Action all;
    final Action blink;

    private final Blink blinking;

    CompareActions(WorkbenchModel model, Comparison comparison, Blink blinking) {
        this.blinking = blinking;
        pin = action("Pin as B", "Keep the settings as they are now, to hold against them what is changed from now on",
                KeyCode.P, comparison::pin);
        tuneOther = action("Tune the other", "Have the panels tune B instead of A, or A instead of B", KeyCode.T,
                comparison::tuneOther);
        swap = action("Swap", "A becomes B and B becomes A", KeyCode.X, comparison::swap);
        end = new Action("End", event -> comparison.end());
        end.setAccelerator(new KeyCodeCombination(KeyCode.P, KeyCombination.SHIFT_DOWN));
        end.setLongText(named("End the comparison and go on with the settings in the panels", end));
        sideBySide = action("Side by side", "A in one pane beside B in another", KeyCode.S,
                comparison::showSideBySide);
        swipe = action("Swipe", "A and B in one pane, divided by a handle", KeyCode.W, comparison::showSwipe);
        all = action("Difference", "Four panes: A, B, A minus B, and where their gradients agree", KeyCode.D,
                comparison::showAll);
        blink = action("Blink", "Show A and B in turn, one a second; hold " + FLIP.getName()
                + " to show the other side for a moment", KeyCode.K, blinking::toggle);
        model.snapshot().subscribe(snapshot -> {
            List.of(tuneOther, swap, end, blink).forEach(action -> action.setDisabled(!snapshot.isComparing()));
            if (!snapshot.isComparing()) {
                blinking.stop();
            }
        });
        model.tuned().subscribe(tuned -> pin.setText("Pin as " + (tuned == Side.A ? "B" : "A")));
    }

    List<Action> all() {
        return List.of(pin, tuneOther, swap, end, sideBySide, swipe, all, blink);
    }

    /** Binds the keys, and the one that shows the other side as long as it is held down. */
    void bindTo(Scene scene) {
        Actions.bind(scene, all());
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == FLIP && !event.isShortcutDown() && !event.isAltDown() && !blink.isDisabled()) {
                blinking.hold(true);
                event.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode() == FLIP) {
                blinking.hold(false);
            }
        });
    }

    private static Action action(String text, String help, KeyCode key, Runnable deed) {
        Action action = new Action(text, event -> deed.run());
        action.setAccelerator(new KeyCodeCombination(key));
        action.setLongText(named(help, action));
        return action;
    }

    private static String named(String help, Action action) {
        return help + " (" + action.getAccelerator().getDisplayText() + ")";
    }
}
