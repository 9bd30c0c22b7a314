package org.jaccardlab.app.window;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;

/** A sweep in the window. */
class SweepPageTest extends WindowTest {

    @Test
    void aClickOnACurveTakesTheValueAndTheTableIsSaved(FxRobot robot, @TempDir Path folder) throws Exception {
        app.openShipped("brain");
        app.act(() -> app.canvases().getFirst().requestFocus());
        robot.type(KeyCode.Q);
        app.act(() -> {
            app.find("#sweep-from", TextField.class).setText("0.5");
            app.find("#sweep-to", TextField.class).setText("2");
            app.find("#sweep-points", TextField.class).setText("3");
            app.find("#sweep-run", Button.class).fire();
        });
        app.await(() -> app.text("#sweep-words").equals("over temperature, 3 values"));
        robot.clickOn(app.find("#sweep-loss", Region.class), MouseButton.PRIMARY);
        app.settle();
        double taken = app.model.settings().objective().first().temperature();
        assertThat(taken).isIn(1.0, 1.25);
        Path file = folder.resolve("sweep.csv");
        app.act(() -> ((SweepPage) app.find("#sweep-run", Button.class).getParent().getParent().getParent())
                .write(file));
        app.await(() -> app.model.notice().get().sentence().startsWith("Saved"));
        assertThat(Files.readAllLines(file)).hasSize(4);
    }
}
