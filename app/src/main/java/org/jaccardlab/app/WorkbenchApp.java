package org.jaccardlab.app;

import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jaccardlab.app.recompute.Workers;
import org.jaccardlab.app.window.Theme;
import org.jaccardlab.app.window.WorkbenchWindow;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.io.SampleFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the program together: engine, model, window. */
public final class WorkbenchApp extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(WorkbenchApp.class);

    private final Workers workers = Workers.start();
    private List<SampleFolder.Summary> samples = List.of();

    @Override
    public void init() {
        samples = Samples.shipped();
        Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> LOG.error("in {}", thread.getName(), problem));
    }

    @Override
    public void start(Stage stage) {
        WorkbenchModel model = new WorkbenchModel(EngineKind.standard().start(), workers.evaluation(),
                Platform::runLater);
        Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> report(model, thread, problem));
        WorkbenchWindow window = new WorkbenchWindow(model, samples, workers, Platform::runLater, Theme.LIGHT);
        window.showOn(stage);
        if (Boolean.getBoolean(Headless.PROPERTY)) {
            new Headless(model, window, workers.files()).takePictures();
        }
    }

    /** What nobody caught leaves the window as it is; of memory that ran out a person can do something about. */
    private static void report(WorkbenchModel model, Thread thread, Throwable problem) {
        LOG.error("in {}", thread.getName(), problem);
        if (problem instanceof OutOfMemoryError) {
            Platform.runLater(() -> model.tell(Notice.problem(
                    "There was not enough memory for what was just done: show fewer panes, or open a smaller part.")));
        }
    }

    @Override
    public void stop() {
        workers.close();
    }
}
