package org.jaccardlab.app.window;

import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.jaccardlab.app.lesson.Lesson;
import org.jaccardlab.app.lesson.Lessons;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;

/** A lecturer plays a lesson with keys alone. */
class LessonKeysTest extends WindowTest {

    private static final Lesson FIRST = Lessons.all().getFirst();

    private boolean isShown(String selector) {
        return TestWindow.onToolkit(() -> {
            Node node = app.window.scene().getRoot().lookup(selector);
            return node != null && node.isVisible() && node.getParent() != null;
        });
    }

    private int step() {
        app.settle();
        return TestWindow.onToolkit(() -> app.window.lessons().place().get().orElseThrow().index());
    }

    private void begin(FxRobot robot) {
        robot.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.T).release(KeyCode.T, KeyCode.SHIFT, KeyCode.SHORTCUT);
        app.await(() -> Window.getWindows().stream()
                .anyMatch(window -> window.getScene().getRoot().lookup("#lessons") instanceof ListView<?> list
                        && list.isFocused()));
        robot.type(KeyCode.ENTER);
        app.await(() -> app.window.lessons().isPlaying() && app.model.batch().get().isPresent());
        app.settle();
    }

    @Test
    void aLessonIsChosenPresentedAnsweredAndLeft(FxRobot robot) {
        begin(robot);
        assertThat(app.text("#lesson-step")).isEqualTo(FIRST.steps().getFirst().title());
        assertThat(app.text("#lesson-count")).isEqualTo("step 1 of " + FIRST.steps().size());
        assertThat(isShown("#objectives")).isTrue();
        robot.type(KeyCode.F5);
        app.settle();
        assertThat(isShown("#objectives")).as("the panels on the right").isFalse();
        robot.type(KeyCode.RIGHT);
        assertThat(step()).isEqualTo(1);
        assertThat(isShown("#lesson-why")).isFalse();
        robot.type(KeyCode.DIGIT2);
        app.settle();
        assertThat(TestWindow.onToolkit(() -> app.window.lessons().answer().get())).isEqualTo(OptionalInt.of(1));
        assertThat(isShown("#lesson-why")).isTrue();
        robot.type(KeyCode.LEFT);
        assertThat(step()).isZero();
        for (int i = 1; i < FIRST.steps().size(); i++) {
            robot.type(KeyCode.SPACE);
            assertThat(step()).isEqualTo(i);
        }
        robot.type(KeyCode.ESCAPE);
        app.settle();
        assertThat(isShown("#lesson")).isFalse();
        assertThat(isShown("#objectives")).isTrue();
        assertThat(TestWindow.onToolkit(() -> app.model.undoName().get()).orElseThrow()).startsWith("lesson");
    }

    @Test
    void pagesTurnBesideThePanelsAndArrowsStayThePictures(FxRobot robot) {
        begin(robot);
        robot.type(KeyCode.PAGE_DOWN);
        assertThat(step()).isEqualTo(1);
        robot.type(KeyCode.PAGE_UP);
        assertThat(step()).isZero();
        robot.type(KeyCode.DIGIT1).type(KeyCode.RIGHT);
        assertThat(step()).isZero();
    }
}
