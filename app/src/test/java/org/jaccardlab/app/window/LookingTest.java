package org.jaccardlab.app.window;

import java.util.Arrays;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.picture.View;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Zoom and pan: the same in every pane, exact, and never a reason to compute. */
class LookingTest extends WindowTest {

    private int computed;

    @BeforeEach
    void openASample() {
        app.openShipped("brain");
        computed = app.computations();
    }

    private View view() {
        return TestWindow.onToolkit(() -> app.window.viewport().view().get());
    }

    /** A point of the first pane, in parts of its width and height. */
    private Point2D at(double across, double down) {
        return TestWindow.onToolkit(() -> {
            PaneCanvas canvas = app.canvases().getFirst();
            Bounds bounds = canvas.localToScreen(canvas.getBoundsInLocal());
            return new Point2D(Math.rint(bounds.getMinX() + across * bounds.getWidth()),
                    Math.rint(bounds.getMinY() + down * bounds.getHeight()));
        });
    }

    private Point2D inPane(Point2D onScreen) {
        return TestWindow.onToolkit(() -> app.canvases().getFirst().screenToLocal(onScreen));
    }

    private void zoomIn(FxRobot robot, Point2D point, int notches) {
        robot.moveTo(point);
        for (int i = 0; i < notches; i++) {
            robot.scroll(1, VerticalDirection.UP);
        }
        app.settle();
    }

    @Test
    void theWheelZoomsAtThePointer(FxRobot robot) {
        Point2D point = at(0.4, 0.6);
        Point2D local = inPane(point);
        View before = view();
        zoomIn(robot, point, 3);
        View after = view();
        assertThat(after.scale()).isGreaterThan(1.5 * before.scale()).isLessThan(View.LARGEST_SCALE);
        assertThat(after.imageX(local.getX())).isCloseTo(before.imageX(local.getX()), within(1e-6));
        assertThat(after.imageY(local.getY())).isCloseTo(before.imageY(local.getY()), within(1e-6));
        assertThat(app.computations()).as("computations").isEqualTo(computed);
    }

    @Test
    void aDragPansAndADoubleClickFits(FxRobot robot) {
        View fitted = view();
        app.act(() -> app.window.viewport().zoomAt(120, 100, 4));
        View before = view();
        robot.drag(at(0.5, 0.5), MouseButton.PRIMARY).moveTo(at(0.5, 0.5).add(30, -20)).drop();
        app.settle();
        View panned = view();
        assertThat(panned.screenX(0) - before.screenX(0)).isCloseTo(30, within(1e-6));
        assertThat(panned.screenY(0) - before.screenY(0)).isCloseTo(-20, within(1e-6));
        assertThat(panned.scale()).isEqualTo(before.scale());

        robot.doubleClickOn(at(0.5, 0.5), MouseButton.PRIMARY);
        app.settle();
        assertThat(view()).isEqualTo(fitted);
        assertThat(app.computations()).as("computations").isEqualTo(computed);
    }

    @Test
    void allPanesShowTheSamePartOfTheImage(FxRobot robot) {
        app.act(() -> {
            for (int i = 0; i < 4; i++) {
                app.model.changePane("image", i, pane -> pane.withQuantity(Quantity.IMAGE, 0));
            }
        });
        zoomIn(robot, at(0.3, 0.7), 3);
        List<int[]> pictures = TestWindow.onToolkit(() -> app.canvases().stream().map(LookingTest::pixels).toList());
        assertThat(pictures).hasSize(4);
        for (int[] picture : pictures) {
            assertThat(picture).isEqualTo(pictures.getFirst());
        }
        assertThat(Arrays.stream(pictures.getFirst()).distinct().count()).as("colours, as a picture has")
                .isGreaterThan(20);
    }

    /** The middle of a pane, where half a pixel of rounding between panes plays no part. */
    private static int[] pixels(PaneCanvas canvas) {
        WritableImage picture = canvas.snapshot(new SnapshotParameters(), null);
        int side = 100;
        int[] argb = new int[side * side];
        picture.getPixelReader().getPixels(20, 20, side, side, PixelFormat.getIntArgbInstance(), argb, 0, side);
        return argb;
    }

    @Test
    void theStatusLineReadsThePixelThatIsUnderThePointer(FxRobot robot) {
        robot.moveTo(at(0.5, 0.5));
        app.settle();
        Point2D local = inPane(at(0.5, 0.5));
        Pixel pixel = view().pixelAt(local.getX(), local.getY()).orElseThrow();
        assertThat(app.text("#probe")).startsWith("(" + pixel.x() + ", " + pixel.y() + ")");
    }
}
