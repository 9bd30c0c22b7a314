package org.jaccardlab.app.window;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

/** A test on a window of its own. */
@ExtendWith(ApplicationExtension.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
abstract class WindowTest {

    @SuppressWarnings("NullAway.Init")
    TestWindow app;

    @BeforeEach
    void start() throws TimeoutException {
        FxToolkit.setupStage(stage -> app = open(stage));
    }

    /** The window, on the JavaFX thread. */
    TestWindow open(Stage stage) {
        return new TestWindow(stage);
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        app.close();
    }
}
