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

    private static final KeyCode FLIP = KeyCode.V;

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
        pin = Actions.action("Pin as B",
                "Keep the settings as they are now, to hold against them what is changed from now on",
                Actions.key(KeyCode.B), comparison::pin);
        tuneOther = Actions.action("Tune the other", "Have the panels tune B instead of A, or A instead of B",
                Actions.key(KeyCode.T), comparison::tuneOther);
        swap = Actions.action("Swap", "A becomes B and B becomes A", Actions.key(KeyCode.X), comparison::swap);
        end = Actions.action("End", "End the comparison and go on with the settings in the panels",
                withShift(KeyCode.B), comparison::end);
        sideBySide = Actions.action("Side by side", "A in one pane beside B in another", Actions.key(KeyCode.S),
                comparison::showSideBySide);
        swipe = Actions.action("Swipe", "A and B in one pane, divided by a handle", withShift(KeyCode.S),
                comparison::showSwipe);
        all = Actions.action("Difference", "Four panes: A, B, A minus B, and where their gradients agree",
                Actions.key(KeyCode.D), comparison::showAll);
        blink = Actions.action("Blink", "Show A and B in turn, one a second; hold " + FLIP.getName()
                + " to show the other side for a moment", withShift(FLIP), blinking::toggle);
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

    /** Binds the key that shows the other side as long as it is held down. */
    void bindTo(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == FLIP && !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown()
                    && !blink.isDisabled()) {
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

    private static KeyCombination withShift(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHIFT_DOWN);
    }
}
