package org.jaccardlab.app.window;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jaccardlab.app.workbench.TestBatches;
import org.jaccardlab.loss.Tversky;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;

/** Every number can be typed, reset, and is never half accepted. */
class TypingTest extends WindowTest {

    @BeforeEach
    void openASample() {
        app.open(TestBatches.square("square"));
    }

    private void type(FxRobot robot, String name, String text) {
        app.act(() -> {
            TextField field = app.find("#typed-" + name, TextField.class);
            field.requestFocus();
            field.setText(text);
        });
        robot.type(KeyCode.ENTER);
        app.settle();
    }

    private String typed(String name) {
        return TestWindow.onToolkit(() -> app.find("#typed-" + name, TextField.class).getText());
    }

    private double epsilon() {
        return TestWindow.onToolkit(() -> app.model.settings().objective().first().target().epsilon());
    }

    @Test
    void everyRowShowsItsValueFromTheStart() {
        assertThat(typed("smooth")).isEqualTo("0.001");
        assertThat(typed("temperature")).isEqualTo("1");
        assertThat(typed("epsilon")).isEqualTo("0");
    }

    @Test
    void aTypedValueIsTakenOnEnter(FxRobot robot) {
        type(robot, "epsilon", "0,125");
        assertThat(epsilon()).isEqualTo(0.125);
        assertThat(typed("epsilon")).isEqualTo("0.125");
        assertThat(app.shown().request().settings().objective().first().target().epsilon()).isEqualTo(0.125);
    }

    /** The robot cannot: the thumb jumps under the pointer and the skin stumbles, so the events are sent by hand. */
    @Test
    void aDragThatBeginsOnTheTrackIsOneStep() {
        app.act(() -> {
            Node track = app.find("#slider-epsilon", Slider.class).lookup(".track");
            Event.fireEvent(track, mouse(track, MouseEvent.MOUSE_PRESSED, 40));
            for (int x = 44; x < 80; x += 4) {
                Event.fireEvent(track, mouse(track, MouseEvent.MOUSE_DRAGGED, x));
            }
            Event.fireEvent(track, mouse(track, MouseEvent.MOUSE_RELEASED, 80));
        });
        assertThat(epsilon()).isPositive();
        app.act(app.model::undo);
        assertThat(epsilon()).isZero();
        assertThat(TestWindow.onToolkit(() -> app.model.undoName().get())).isEmpty();
    }

    private static MouseEvent mouse(Node on, EventType<MouseEvent> type, double x) {
        Point2D at = on.localToScene(x, 3);
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        return new MouseEvent(type, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1, false, false,
                false, false, down, false, false,
                true, false, false, null);
    }

    @Test
    void theResetButtonGoesBackToTheStandard(FxRobot robot) {
        type(robot, "epsilon", "0.2");
        app.act(() -> app.find("#reset-epsilon", Button.class).fire());
        assertThat(epsilon()).isZero();
        assertThat(TestWindow.onToolkit(() -> app.find("#reset-epsilon", Button.class).isDisabled())).isTrue();
    }

    @Test
    void aLossComesWithItsStandardParametersInOneStep() {
        app.choose("#loss", new Tversky().title());
        assertThat(app.shown().request().settings().objective().first().loss()).isEqualTo(new Tversky());
        assertThat(app.text("#notice")).isEmpty();
        app.act(app.model::undo);
        assertThat(TestWindow.onToolkit(() -> app.model.undoName().get())).isEmpty();
    }

    @Test
    void aRefusedValueLeavesTheOldOneAndSaysWhy(FxRobot robot) {
        app.choose("#loss", new Tversky().title());
        type(robot, "alpha", "0");
        type(robot, "beta", "0");
        assertThat(typed("beta")).isEqualTo("0.7");
        assertThat(app.text("#notice")).startsWith("Alpha and beta cannot both be 0");
        type(robot, "beta", "0.4");
        assertThat(typed("beta")).isEqualTo("0.4");
        assertThat(app.text("#notice")).as("news that are no longer true").isEmpty();
    }

    @Test
    void aValueOutOfRangeSaysWhatTheRangeIs(FxRobot robot) {
        type(robot, "epsilon", "7");
        assertThat(epsilon()).isZero();
        assertThat(typed("epsilon")).isEqualTo("0");
        assertThat(app.text("#notice")).isEqualTo("Epsilon must lie in 0 to 1 but is 7.");
    }

    @Test
    void whatIsNotANumberIsSaidAndTheOldValueReturns(FxRobot robot) {
        for (String text : new String[]{"a little", "", "NaN", "1e999", "0.1.2"}) {
            type(robot, "epsilon", text);
            assertThat(epsilon()).as(text).isZero();
            assertThat(typed("epsilon")).as(text).isEqualTo("0");
            assertThat(app.text("#notice")).as(text).isNotEmpty();
        }
    }

    @Test
    void escapeForgetsWhatWasTyped(FxRobot robot) {
        app.act(() -> {
            TextField field = app.find("#typed-epsilon", TextField.class);
            field.requestFocus();
            field.setText("0.4");
        });
        robot.type(KeyCode.ESCAPE);
        app.settle();
        assertThat(typed("epsilon")).isEqualTo("0");
        assertThat(epsilon()).isZero();
    }
}
