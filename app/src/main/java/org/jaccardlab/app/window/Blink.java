package org.jaccardlab.app.window;

import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Duration;

/** Shows the other side of a comparison: as long as a key is held down, or again and again. Off until somebody wants it. */
final class Blink {

    /** Each side stands for that long: slow enough for eyes that flicker is bad for. */
    private static final Duration STAND = Duration.millis(500);

    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper(false);
    private final Consumer<Boolean> flip;
    private final Timeline clock = new Timeline(new KeyFrame(STAND, passed -> turn()));
    private boolean turned;
    private boolean held;

    /** @param flip told whether every pane shows the other side of what it is set to */
    Blink(Consumer<Boolean> flip) {
        this.flip = flip;
        clock.setCycleCount(Animation.INDEFINITE);
    }

    ReadOnlyBooleanProperty on() {
        return on.getReadOnlyProperty();
    }

    void toggle() {
        if (on.get()) {
            stop();
        } else {
            on.set(true);
            clock.playFromStart();
        }
    }

    void stop() {
        on.set(false);
        clock.stop();
        turned = false;
        show();
    }

    /** As long as this is held the other side shows. */
    void hold(boolean down) {
        held = down;
        show();
    }

    private void turn() {
        turned = !turned;
        show();
    }

    private void show() {
        flip.accept(turned ^ held);
    }
}
