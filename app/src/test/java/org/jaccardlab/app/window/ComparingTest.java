package org.jaccardlab.app.window;

import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.jaccardlab.app.workbench.Comparison;
import org.jaccardlab.app.workbench.PaneSide;
import org.jaccardlab.app.workbench.Side;
import org.jaccardlab.app.workbench.TestBatches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class ComparingTest {

    // Made before each test.
    @SuppressWarnings("NullAway.Init")
    private TestWindow app;

    @BeforeEach
    void show() throws TimeoutException {
        FxToolkit.setupStage(stage -> app = onStage(stage));
        app.open(TestBatches.square("square"));
    }

    private static TestWindow onStage(Stage stage) {
        return new TestWindow(stage);
    }

    @AfterEach
    void close() {
        app.close();
    }

    private void press(KeyCode key) {
        app.act(() -> app.canvases().getFirst().fireEvent(key(key, true)));
    }

    private static KeyEvent key(KeyCode code, boolean down) {
        return new KeyEvent(down ? KeyEvent.KEY_PRESSED : KeyEvent.KEY_RELEASED, "", code.getName(), code, false,
                false, false, false);
    }

    private void epsilon(double value) {
        app.act(() -> app.model.change("epsilon", settings -> settings.withFirstTerm(
                term -> term.withTarget(term.target().smoothed("epsilon", value)))));
    }

    /** The letters on the pictures, as a person sees them. */
    private List<String> letters() {
        return TestWindow.onToolkit(() -> app.canvases().stream()
                .flatMap(canvas -> canvas.lookupAll(".side-letters").stream()).map(Label.class::cast)
                .filter(Label::isVisible).map(Label::getText).toList());
    }

    private boolean isShown(String selector) {
        return TestWindow.onToolkit(() -> app.find(selector, Node.class).isVisible());
    }

    private SwipeHandle handle() {
        return TestWindow.onToolkit(() -> (SwipeHandle) app.canvases().getFirst().lookup(".swipe-handle"));
    }

    @Test
    void nothingOfAComparisonShowsUntilThereIsOne() {
        assertThat(letters()).isEmpty();
        assertThat(isShown("#side-0")).isFalse();
        assertThat(isShown("#compare")).isFalse();
        press(KeyCode.B);
        assertThat(letters()).containsExactly("A", "A", "A", "A");
        assertThat(isShown("#side-0")).isTrue();
        assertThat(isShown("#compare")).isTrue();
        app.act(() -> app.find("#compare-end", Button.class).fire());
        assertThat(letters()).isEmpty();
    }

    @Test
    void everyPaneSaysInLettersWhatItShows() {
        press(KeyCode.D);
        app.await(() -> letters().equals(List.of("A", "B", "A − B", "A, B")));
        app.choose("#side-0", "A | B");
        app.await(() -> letters().equals(List.of("A", "B", "B", "A − B", "A, B")));
    }

    @Test
    void thePanelsTuneTheSideThatIsChosen() {
        press(KeyCode.B);
        app.act(() -> app.find("#tune-b", ToggleButton.class).fire());
        epsilon(0.3);
        assertThat(TestWindow.onToolkit(() -> app.model.snapshot().get().settings(Side.A).objective().first().target()
                .epsilon())).isZero();
        assertThat(app.text("#compared-a")).startsWith("A: JML1").doesNotContain("epsilon");
        assertThat(app.text("#compared-b")).startsWith("B: JML1").contains("epsilon 0.3");
        press(KeyCode.T);
        assertThat(TestWindow.onToolkit(() -> app.find("#tune-a", ToggleButton.class).isSelected())).isTrue();
    }

    @Test
    void theHandleIsMovedByKeysAndTheEnginesRest() {
        app.act(() -> new Comparison(app.model).showSwipe());
        app.await(() -> letters().equals(List.of("A", "B")));
        SwipeHandle handle = handle();
        assertThat(TestWindow.onToolkit(handle::isVisible)).isTrue();
        int before = app.computations();
        long paintings = app.paintings();
        double middle = TestWindow.onToolkit(handle::getLayoutX);
        app.act(() -> handle.fireEvent(key(KeyCode.RIGHT, true)));
        app.await(() -> handle.getLayoutX() > middle);
        app.act(() -> handle.fireEvent(key(KeyCode.HOME, true)));
        app.await(() -> handle.getLayoutX() < 0);
        assertThat(TestWindow.onToolkit(handle::getAccessibleText)).contains("0 per cent");
        assertThat(app.computations()).isEqualTo(before);
        assertThat(app.paintings()).isEqualTo(paintings);
    }

    @Test
    void aHeldKeyShowsTheOtherSideForAMoment() {
        press(KeyCode.B);
        epsilon(0.2);
        press(KeyCode.V);
        app.await(() -> letters().equals(List.of("B", "B", "B", "B")));
        app.act(() -> app.canvases().getFirst().fireEvent(key(KeyCode.V, false)));
        app.await(() -> letters().equals(List.of("A", "A", "A", "A")));
    }

    @Test
    void blinkingIsOffUntilItIsWantedAndEndsWithTheComparison() {
        press(KeyCode.B);
        ToggleButton blink = app.find("#compare-blink", ToggleButton.class);
        assertThat(TestWindow.onToolkit(blink::isSelected)).isFalse();
        TestWindow.onToolkit(() -> {
            blink.fire();
            return blink;
        });
        app.await(() -> letters().contains("B"));
        app.await(() -> letters().contains("A"));
        TestWindow.onToolkit(() -> {
            app.find("#compare-end", Button.class).fire();
            return blink;
        });
        app.await(() -> letters().isEmpty());
        assertThat(TestWindow.onToolkit(blink::isSelected)).isFalse();
    }

    @Test
    void theReadoutHoldsBothLossesAndTheCosine() {
        press(KeyCode.B);
        epsilon(0.2);
        app.await(() -> app.model.agreed().get().map(agreed -> agreed.current()).orElse(false));
        List<String> losses = numbers("#compared-losses");
        assertThat(losses).contains("A", "B", "A − B", "Loss");
        assertThat(numbers("#gradients")).contains("Cosine of the gradients", "Opposed pixels");
        assertThat(numbers("#class-cosines")).hasSizeGreaterThan(2);
    }

    private List<String> numbers(String selector) {
        return TestWindow.onToolkit(() -> app.find(selector, NumberTable.class).getChildren().stream()
                .map(label -> ((Label) label).getText()).toList());
    }

    @Test
    void aPictureIsOfferedNoDifference() {
        press(KeyCode.B);
        assertThat(TestWindow.onToolkit(() -> List.<Object>copyOf(app.find("#side-0", ComboBox.class).getItems())))
                .contains(PaneSide.SWIPE).doesNotContain(PaneSide.DIFFERENCE);
        assertThat(TestWindow.onToolkit(() -> List.<Object>copyOf(app.find("#side-1", ComboBox.class).getItems())))
                .contains(PaneSide.DIFFERENCE);
    }

    @Test
    void theProbeReadsBothSides() {
        press(KeyCode.B);
        assertThat(isShown("#probe-b")).isTrue();
        app.act(() -> {
            PaneCanvas canvas = app.canvases().getFirst();
            Point2D middle = canvas.localToScene(canvas.getWidth() / 2, canvas.getHeight() / 2);
            canvas.fireEvent(new MouseEvent(MouseEvent.MOUSE_MOVED, middle.getX(), middle.getY(), 0, 0,
                    MouseButton.NONE, 0, false,
                    false, false, false, false, false, false, false, false, false, null));
        });
        assertThat(app.text("#probe")).startsWith("A  (");
        assertThat(app.text("#probe-b")).startsWith("B  (");
    }

    @Test
    void aNarrowPaneHasItsSideOnThePicture() {
        press(KeyCode.B);
        assertThat(TestWindow.onToolkit(() -> app.find("#side-0", ComboBox.class).getParent().getStyleClass()))
                .doesNotContain("pane-header");
        app.act(() -> app.model.showPanes(1));
        app.await(() -> app.find("#side-0", ComboBox.class).getParent().getStyleClass().contains("pane-header"));
    }
}
