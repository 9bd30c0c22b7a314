package org.jaccardlab.app.bench;

import java.util.Locale;
import javafx.scene.control.TableView;
import org.jaccardlab.app.workbench.Viewport;

/** What a hand does to the window, step by step. */
public enum Gesture {

    /** All sums and fields are new at every step. */
    TEMPERATURE("#slider-temperature", 0.35, 0.65),

    /** The sums stay, the fields are new. */
    SMOOTH("#slider-smooth", 0.2, 0.8),

    /** Only colours are new. */
    OPACITY("#opacity-1", 0.2, 0.8),

    /** The next class of the table at every step. */
    CLASS {
        @Override
        void step(Controls controls, int step) {
            TableView<?> table = controls.find("#classes", TableView.class);
            table.getSelectionModel().select(step % table.getItems().size());
        }
    },

    /** The picture moves under the hand, at twice the size that fits. */
    PAN {
        @Override
        void step(Controls controls, int step) {
            Viewport viewport = controls.viewport();
            if (step == 0) {
                viewport.fit();
                viewport.zoomAt(0, 0, 2);
            }
            double pace = swing(step, 240) < 0.5 ? 1 : -1;
            viewport.panBy(-3 * pace, -pace);
        }
    },

    /** From the whole picture to single pixels and back. */
    ZOOM {
        @Override
        void step(Controls controls, int step) {
            Viewport viewport = controls.viewport();
            if (step == 0) {
                viewport.fit();
            }
            viewport.zoomAt(viewport.view().get().width() / 3.0, viewport.view().get().height() / 3.0,
                    step / 60 % 2 == 0 ? 1.07 : 1 / 1.07);
        }
    };

    private final String slider;
    private final double from;
    private final double to;

    Gesture() {
        this("", 0, 0);
    }

    Gesture(String slider, double from, double to) {
        this.slider = slider;
        this.from = from;
        this.to = to;
    }

    /** One event of the hand; step 0 sets the scene. */
    void step(Controls controls, int step) {
        controls.slider(slider).setValue(from + (to - from) * swing(step, 120));
    }

    /** The hand takes hold or lets go. */
    void hold(Controls controls, boolean held) {
        if (!slider.isEmpty()) {
            controls.slider(slider).setValueChanging(held);
        }
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** From 0 to 1 and back in so many steps. */
    private static double swing(int step, int period) {
        double phase = (double) (step % period) / period;
        return phase < 0.5 ? 2 * phase : 2 - 2 * phase;
    }
}
