package org.jaccardlab.app.window;

import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.geometry.Point2D;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jaccardlab.app.workbench.Arrangement;
import org.jaccardlab.app.workbench.Focus;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.picture.BlendMode;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.raster.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Keys pick panes, change opacity and move the probe; what has a use of its own for a key keeps it. */
class LookKeysTest extends WindowTest {

    @BeforeEach
    void openASample() {
        app.openShipped("brain");
    }

    private Focus focus() {
        return app.window.focus();
    }

    private Optional<Pixel> probe() {
        return TestWindow.onToolkit(() -> focus().probe().get());
    }

    private double opacity(int pane) {
        return TestWindow.onToolkit(() -> app.model.snapshot().get().panes().get(pane).opacity());
    }

    @Test
    void digitsPickAPaneAndBracketsChangeItsOpacityInOneStep(FxRobot robot) {
        robot.type(KeyCode.DIGIT3);
        app.settle();
        assertThat(TestWindow.onToolkit(() -> app.window.scene().getFocusOwner())).isSameAs(app.canvases().get(2));
        double before = opacity(2);
        robot.press(KeyCode.OPEN_BRACKET).press(KeyCode.OPEN_BRACKET).release(KeyCode.OPEN_BRACKET);
        app.settle();
        assertThat(opacity(2)).isLessThan(before);
        robot.type(KeyCode.CLOSE_BRACKET);
        app.act(app.model::undo);
        app.act(app.model::undo);
        assertThat(opacity(2)).isCloseTo(before, within(1e-9));
        assertThat(TestWindow.onToolkit(() -> app.model.undoName().get())).isEmpty();
    }

    @Test
    void arrowsMoveTheProbeOverAPictureOnly(FxRobot robot) {
        robot.type(KeyCode.DIGIT2);
        app.act(() -> focus().pin(new Pixel(20, 20)));
        robot.type(KeyCode.RIGHT).type(KeyCode.DOWN).type(KeyCode.DOWN);
        app.settle();
        assertThat(probe()).contains(new Pixel(21, 22));
        assertThat(app.text("#probe")).startsWith("(21, 22)").endsWith("pinned");
        app.act(() -> app.find("#quantity-1", ComboBox.class).requestFocus());
        robot.type(KeyCode.RIGHT);
        app.settle();
        assertThat(probe()).contains(new Pixel(21, 22));
        robot.type(KeyCode.ESCAPE);
        app.settle();
        assertThat(TestWindow.onToolkit(() -> focus().pinned().get())).isFalse();
    }

    @Test
    void sixPanesShowOneViewWithAnOverviewWhileZoomedIn(FxRobot robot) {
        assertThat(TestWindow.onToolkit(() -> app.find("#overview", OverviewMap.class).isVisible())).isFalse();
        app.act(() -> app.model.arrange(new Arrangement(6, 2)));
        assertThat(app.canvases()).hasSize(6);
        app.act(() -> {
            TextField zoom = app.find("#zoom", TextField.class);
            zoom.setText("450 %");
            zoom.fireEvent(new ActionEvent());
        });
        assertThat(TestWindow.onToolkit(() -> app.window.viewport().view().get().scale())).isCloseTo(4.5, within(1e-9));
        Region before = TestWindow.onToolkit(() -> app.window.viewport().view().get().part());
        assertThat(TestWindow.onToolkit(() -> app.find("#overview", OverviewMap.class).isVisible())).isTrue();
        robot.moveTo(TestWindow.<Point2D>onToolkit(() -> app.find("#overview", OverviewMap.class).localToScreen(4, 4)));
        robot.press(MouseButton.PRIMARY).release(MouseButton.PRIMARY);
        app.settle();
        Region after = TestWindow.onToolkit(() -> app.window.viewport().view().get().part());
        assertThat(after.x()).isLessThan(before.x());
        assertThat(after.y()).isLessThan(before.y());
        robot.type(KeyCode.F);
        app.settle();
        assertThat(TestWindow.onToolkit(() -> app.find("#overview", OverviewMap.class).isVisible())).isFalse();
    }

    @Test
    void aLimitIsTypedBesideTheHistogram(FxRobot robot) {
        robot.type(KeyCode.DIGIT2);
        robot.type(KeyCode.H);
        app.settle();
        assertThat(app.text("#histogram-title")).startsWith("Loss share");
        app.act(() -> {
            TextField high = app.find("#limits-high", TextField.class);
            app.find("#limits-low", TextField.class).setText("0");
            high.setText("2,5");
            high.fireEvent(new ActionEvent());
        });
        assertThat(TestWindow.onToolkit(() -> app.model.limits().get().get(Quantity.SHARE)))
                .isEqualTo(new Limits(0, 2.5));
        robot.type(KeyCode.H);
        app.settle();
        assertThat(app.window.scene().getRoot().lookup("#histogram-title")).isNull();
    }

    @Test
    void oneKeyUnlocksThePaneInFocusAndAnotherLaysItOverTheImageDifferently(FxRobot robot) {
        robot.type(KeyCode.DIGIT3);
        robot.type(KeyCode.U);
        robot.type(KeyCode.N);
        app.settle();
        PaneSettings pane = TestWindow.onToolkit(() -> app.model.snapshot().get().panes().get(2));
        assertThat(pane.ownLimits()).isPresent();
        assertThat(pane.blend()).isEqualTo(BlendMode.GREY);
        robot.type(KeyCode.U);
        app.settle();
        assertThat(TestWindow.onToolkit(() -> app.model.snapshot().get().panes().get(2).ownLimits())).isEmpty();
    }
}
