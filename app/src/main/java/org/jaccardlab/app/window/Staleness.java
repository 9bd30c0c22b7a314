package org.jaccardlab.app.window;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.util.Duration;
import org.jaccardlab.app.workbench.Measured;

/**
 * Makes numbers step back that belong to an earlier setting. Not at once: where metrics follow the hand closely, they
 * would flicker.
 */
final class Staleness {

    private static final PseudoClass OLD = PseudoClass.getPseudoClass("old");
    private static final Duration GRACE = Duration.millis(150);

    private final Node node;
    private final PauseTransition grace = new PauseTransition(GRACE);

    Staleness(Node node) {
        this.node = node;
        grace.setOnFinished(passed -> node.pseudoClassStateChanged(OLD, true));
    }

    void show(Optional<Measured> measured) {
        show(measured.map(Measured::current).orElse(true));
    }

    /** @param current whether the numbers belong to what is on screen */
    void show(boolean current) {
        if (current) {
            grace.stop();
            node.pseudoClassStateChanged(OLD, false);
        } else if (grace.getStatus() == PauseTransition.Status.STOPPED) {
            grace.playFromStart();
        }
    }
}
