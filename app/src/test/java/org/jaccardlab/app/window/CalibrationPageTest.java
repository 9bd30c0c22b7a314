package org.jaccardlab.app.window;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;

/** Calibration in the window. */
class CalibrationPageTest extends WindowTest {

    @Test
    void aBarLightsUpItsPixelsByMouseAndKeysAndTheTemperatureIsAdopted(FxRobot robot) {
        app.openShipped("earth");
        app.act(() -> app.canvases().getFirst().requestFocus());
        robot.type(KeyCode.I);
        app.await(() -> app.text("#calibration-words").startsWith("ECE"));
        robot.clickOn(app.find("#reliability", Region.class));
        app.settle();
        String clicked = app.text("#calibration-bar");
        assertThat(clicked).contains("mean probability");
        assertThat(app.window.sketch().region().get()).isPresent();
        robot.type(KeyCode.RIGHT);
        app.settle();
        assertThat(app.text("#calibration-bar")).contains("mean probability").isNotEqualTo(clicked);
        app.act(() -> app.find("#calibration-fit", Button.class).fire());
        app.await(() -> !app.text("#calibration-fitted").isEmpty());
        app.act(() -> app.find("#calibration-adopt", Button.class).fire());
        assertThat(app.model.settings().objective().first().temperature()).isNotEqualTo(1);
    }
}
