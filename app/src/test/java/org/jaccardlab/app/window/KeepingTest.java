package org.jaccardlab.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.jaccardlab.app.session.SessionFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The window saves and opens sessions and lists the steps. */
@ExtendWith(ApplicationExtension.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KeepingTest {

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow app;

    @BeforeEach
    void show() throws TimeoutException {
        FxToolkit.setupStage(stage -> app = new TestWindow(stage, TestWindow.shippedSamples(), 1100, 760));
        app.settle();
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aSessionThatIsDroppedOpensInPlaceOfWhatIsOnScreen() throws TimeoutException {
        Path session = folder.resolve("work" + SessionFile.ENDING);
        app.act(() -> {
            app.model.changeTerm("temperature", term -> term.withTemperature(4));
            app.model.showPanes(2);
            app.window.sessions().save(session);
        });
        app.settle();
        app.openShipped("brain");
        app.act(() -> app.model.changeTerm("temperature", term -> term.withTemperature(9)));
        app.act(() -> app.window.open(List.of(session)));
        app.await(() -> app.model.selectedTerm().temperature() == 4);
        app.settle();
        assertThat(app.model.snapshot().get().visiblePanes()).isEqualTo(2);
        assertThat(app.model.batch().get().orElseThrow().title()).startsWith("Earth");
        assertThat(app.memory.recent().get().getFirst()).containsExactly(session);
    }

    @Test
    void theListOfStepsLeadsToAnyOfThem(FxRobot robot) throws TimeoutException {
        app.act(() -> app.model.changeTerm("temperature 4", term -> term.withTemperature(4)));
        app.act(() -> app.model.changeTerm("temperature 5", term -> term.withTemperature(5)));
        app.settle();
        robot.clickOn("#action-history");
        ListView<?> list = robot.lookup("#history-list").queryAs(ListView.class);
        assertThat(list.getItems()).hasSize(3);
        assertThat(list.getSelectionModel().getSelectedIndex()).isEqualTo(2);
        robot.type(KeyCode.UP).type(KeyCode.ENTER);
        app.settle();
        assertThat(app.model.selectedTerm().temperature()).isEqualTo(4);
        assertThat(app.model.redoName().get()).hasValue("temperature 5");
    }

    @Test
    void whatIsOnScreenIsCopiedInTheWordsOfOtherPrograms(FxRobot robot) throws TimeoutException {
        app.act(() -> app.model.changeTerm("temperature", term -> term.withTemperature(4)));
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.L).release(KeyCode.SHIFT, KeyCode.CONTROL);
        app.settle();
        assertThat(TestWindow.onToolkit(() -> Clipboard.getSystemClipboard().getString()))
                .startsWith("jaccardlab evaluate ").contains("--temperature 4");
        assertThat(app.model.notice().get().sentence()).isEqualTo("Copied the command line.");
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.Y).release(KeyCode.SHIFT, KeyCode.CONTROL);
        app.settle();
        assertThat(TestWindow.onToolkit(() -> Clipboard.getSystemClipboard().getString())).contains("import torch");
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.J).release(KeyCode.SHIFT, KeyCode.CONTROL);
        app.settle();
        assertThat(TestWindow.onToolkit(() -> Clipboard.getSystemClipboard().getString())).contains("jdt_weight: 1.0");
        assertThat(app.model.notice().get().sentence())
                .isEqualTo("Copied the configuration of JDTLosses. It begins with what could not be said in it.");
    }

    @Test
    void everythingInTheSessionMenuHasAKeyOfItsOwn(FxRobot robot) {
        MenuButton menu = robot.lookup("#session").queryAs(MenuButton.class);
        List<KeyCombination> keys = menu.getItems().stream().map(MenuItem::getAccelerator).toList();
        assertThat(keys).isNotEmpty().doesNotContainNull().doesNotHaveDuplicates();
    }
}
