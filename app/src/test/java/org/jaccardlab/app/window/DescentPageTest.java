package org.jaccardlab.app.window;

import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;

/** A descent in the window. */
class DescentPageTest extends WindowTest {

    /** Without waiting for the prediction that is chosen to be on screen: it is not. */
    private void press(String button) {
        TestWindow.onToolkit(() -> {
            app.find(button, ButtonBase.class).fire();
            return button;
        });
    }

    @Test
    void stepsAreShownAndSaidInThePanesUntilThePageIsLeft(FxRobot robot) {
        app.openShipped("brain");
        double before = app.shown().loss();
        app.act(() -> app.canvases().getFirst().requestFocus());
        robot.type(KeyCode.O);
        for (int step = 1; step <= 2; step++) {
            int wanted = step;
            press("#descent-forth");
            app.await(() -> app.text("#descent-words").startsWith("Step " + wanted + " of 200"));
        }
        app.await(() -> app.shown().loss() < before);
        assertThat(app.find(".moving-sign", Label.class).getText()).isEqualTo("Moving prediction: step 2 of 200");
        press("#plot-descent");
        app.await(() -> app.shown().loss() == before);
        assertThat(app.find(".moving-sign", Label.class).isVisible()).isFalse();
    }
}
