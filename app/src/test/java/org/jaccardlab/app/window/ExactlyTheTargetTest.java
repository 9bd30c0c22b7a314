package org.jaccardlab.app.window;

import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.jaccardlab.app.workbench.TestBatches;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.objective.PredictionChoice;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;

/** The picture that sells it, one key from start. */
class ExactlyTheTargetTest extends WindowTest {

    @Test
    void oneKeyShowsWhichLossRejectsSoftLabelsAndTheSameKeyGoesBack(FxRobot robot) {
        app.open(TestBatches.square("square"));
        assertThat(app.text("#loss-value")).isNotEqualTo("0");

        robot.type(KeyCode.E);
        app.settle();
        assertThat(prediction()).isEqualTo(new PredictionChoice.ExactlyTheTarget());

        Slider epsilon = app.find("#slider-epsilon", Slider.class);
        for (double travel : new double[]{0.1, 0.3, 0.7}) {
            app.act(() -> epsilon.setValue(travel));
            assertThat(app.text("#loss-value")).as("JML1 at epsilon %s", travel).isEqualTo("0");
        }

        app.choose("#loss", new SoftJaccard().title());
        assertThat(Double.parseDouble(app.text("#loss-value"))).as("soft Jaccard").isGreaterThan(0.1);

        robot.type(KeyCode.E);
        app.settle();
        assertThat(prediction()).isEqualTo(new PredictionChoice.File("network"));
    }

    private PredictionChoice prediction() {
        return TestWindow.onToolkit(() -> app.model.settings().prediction());
    }
}
