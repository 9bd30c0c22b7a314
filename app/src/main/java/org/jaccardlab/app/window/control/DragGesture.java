package org.jaccardlab.app.window.control;

import java.util.function.Consumer;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseEvent;

/**
 * Tells when a hand takes hold of a slider and when it lets go. A press on the track, unlike one on the thumb, does not
 * make the slider say that its value is changing; the mouse itself does.
 */
public final class DragGesture {

    private final Consumer<Boolean> held;
    private boolean holding;

    private DragGesture(Consumer<Boolean> held) {
        this.held = held;
    }

    /** @param held told true at the start of a drag and false at its end, once each */
    public static void watch(Slider slider, Consumer<Boolean> held) {
        DragGesture gesture = new DragGesture(held);
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> gesture.hold(true));
        slider.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> gesture.hold(false));
        slider.valueChangingProperty().subscribe((was, changing) -> gesture.hold(changing));
    }

    private void hold(boolean now) {
        if (now != holding) {
            holding = now;
            held.accept(now);
        }
    }
}
