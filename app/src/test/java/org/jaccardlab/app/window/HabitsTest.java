package org.jaccardlab.app.window;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.jaccardlab.app.journal.Entry;
import org.jaccardlab.app.memory.Look;
import org.jaccardlab.app.memory.Preferences;
import org.jaccardlab.app.opening.Opener;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.TestBatches;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Quantity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;

/** What serves a person whatever is on screen. */
class HabitsTest extends WindowTest {

    @AfterEach
    void asBefore() {
        TestWindow.onToolkit(() -> {
            app.habits.preferences().change(before -> Preferences.STANDARD);
            Window.getWindows().stream().filter(window -> window != app.window.scene().getWindow()).toList()
                    .forEach(Window::hide);
            return app;
        });
    }

    private static Optional<Node> elsewhere(String selector) {
        return Window.getWindows().stream().map(Window::getScene).map(Scene::getRoot)
                .map(root -> root.lookup(selector)).filter(found -> found != null).findFirst();
    }

    private <T extends Node> T dialogPart(String selector, Class<T> type) {
        app.await(() -> elsewhere(selector).isPresent());
        return TestWindow.onToolkit(() -> type.cast(elsewhere(selector).orElseThrow()));
    }

    private void prefer(UnaryOperator<Preferences> change) {
        app.act(() -> assertThat(app.habits.preferences().change(change)).isEmpty());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void preferencesHoldAtOnce() {
        app.open(TestBatches.square("square"));
        double before = TestWindow.onToolkit(() -> app.find("#probe", Label.class).getFont().getSize());
        prefer(preferences -> preferences.withLook(Look.DARK).withFontPercent(150)
                .withColours(preferences.colours().withSequential("magma")).withEngine(Optional.of(EngineKind.ND4J)));
        assertThat(TestWindow.onToolkit(() -> {
            app.window.scene().getRoot().applyCss();
            return app.find("#probe", Label.class).getFont().getSize();
        })).isEqualTo(1.5 * before);
        assertThat(app.model.snapshot().get().appearance().map(Quantity.SHARE).name()).isEqualTo("magma");
        assertThat(app.model.undoName().get().orElseThrow()).startsWith("colours magma");
        assertThat(app.habits.engine().kind()).isEqualTo(EngineKind.ND4J);
        assertThat(app.window.scene().getRoot().getPseudoClassStates()).extracting(Object::toString)
                .contains("dark");
    }

    @Test
    void theKeyForTheOtherLookIsRemembered(FxRobot robot) {
        app.open(TestBatches.square("square"));
        robot.press(KeyCode.CONTROL).type(KeyCode.T).release(KeyCode.CONTROL);
        assertThat(app.habits.preferences().now().get().look()).isEqualTo(Look.DARK);
    }

    @Test
    void whatCannotBeIsRefusedInTheDialogAndTakenBack(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.COMMA).release(KeyCode.CONTROL);
        TextField threads = dialogPart("#preferences-threads", TextField.class);
        TestWindow.onToolkit(() -> {
            threads.setText("a few");
            threads.fireEvent(new ActionEvent());
            return threads;
        });
        assertThat(threads.getText()).isEmpty();
        assertThat(dialogPart("#preferences-problem", Label.class).getText()).startsWith("\"a few\" is no number");
    }

    @Test
    void aProblemHasDetailsInTheLog() {
        app.act(() -> app.model.tell(Notice.of("Saved it.")));
        assertThat(TestWindow.onToolkit(() -> app.find("#notice-details", Hyperlink.class).isVisible())).isFalse();
        app.act(() -> app.model.tell(Notice.problem("This could not be done.", new IllegalStateException("because"))));
        app.act(() -> app.find("#notice-details", Hyperlink.class).fire());
        assertThat(dialogPart("#log-details", TextArea.class).getText()).contains("This could not be done.",
                "IllegalStateException: because", "HabitsTest");
        assertThat(dialogPart("#log-entries", TableView.class).getItems()).hasSize(2);
    }

    @Test
    void openingThePreferencesChangesNone(FxRobot robot) {
        prefer(preferences -> preferences.withLook(Look.DARK).withFontPercent(90));
        robot.press(KeyCode.CONTROL).type(KeyCode.COMMA).release(KeyCode.CONTROL);
        assertThat(dialogPart("#preferences-look", ComboBox.class).getValue()).isEqualTo(Look.DARK);
        assertThat(app.habits.preferences().now().get().fontPercent()).isEqualTo(90);
    }

    @Test
    void whatIsReadCanBeStopped() throws InterruptedException {
        app.open(TestBatches.square("square"));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        TestWindow.onToolkit(() -> {
            app.window.opener().open(() -> {
                reading.countDown();
                awaitQuietly(goOn);
                return Opener.folder(TestWindow.samplesFolder().resolve("brain")).plan();
            });
            return app;
        });
        reading.await();
        app.await(() -> app.find("#stop", Button.class).isVisible());
        TestWindow.onToolkit(() -> {
            app.find("#stop", Button.class).fire();
            return app;
        });
        goOn.countDown();
        app.openShipped("astronaut");
        assertThat(TestWindow.onToolkit(() -> app.find("#stop", Button.class).isVisible())).isFalse();
        assertThat(app.model.batch().get().orElseThrow().title()).startsWith("Astronaut");
        assertThat(app.habits.journal().entries()).extracting(Entry::sentence)
                .contains("Stopped opening; everything is as it was.");
    }

    @Test
    void letMemoryGoAndGoOn() {
        app.open(TestBatches.square("square"));
        app.act(() -> app.find("#memory", MemoryGauge.class).fire());
        app.await(() -> app.model.notice().get().sentence().startsWith("Released"));
        app.act(() -> app.model.changeTerm("temperature", term -> term.withTemperature(3)));
        assertThat(app.shown().request().settings().objective().first().temperature()).isEqualTo(3);
    }

    @Test
    void helpFollowsWhatHasTheKeys(FxRobot robot) {
        app.open(TestBatches.square("square"));
        app.act(() -> app.canvases().get(1).requestFocus());
        robot.press(KeyCode.SHIFT).type(KeyCode.F1).release(KeyCode.SHIFT);
        assertThat(dialogPart("#help-topic", Label.class).getText()).isEqualTo("Loss share");
        app.act(() -> app.find("#zoom", TextField.class).requestFocus());
        app.await(() -> elsewhere("#help-control").isPresent());
        assertThat(dialogPart("#help-control", Label.class).getText()).isEqualTo("Zoom in per cent");
        assertThat(dialogPart("#help-topic", Label.class).getText()).isEqualTo("Status line");
    }

    @Test
    void everyKeyIsOnOnePage(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.F1).release(KeyCode.CONTROL);
        app.await(() -> elsewhere(".key").isPresent());
        assertThat(TestWindow.onToolkit(() -> elsewhere(".key").orElseThrow().getScene().getRoot().lookupAll(".key")
                .stream().map(key -> ((Label) key).getText()).toList())).contains("Ctrl+,", "Shift+F1", "Space")
                .doesNotContain("");
    }
}
