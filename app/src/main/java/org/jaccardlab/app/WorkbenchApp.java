package org.jaccardlab.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jaccardlab.app.command.CommandLineTool;
import org.jaccardlab.app.command.OptionWords;
import org.jaccardlab.app.journal.Journal;
import org.jaccardlab.app.lesson.Lesson;
import org.jaccardlab.app.memory.ConfigFolder;
import org.jaccardlab.app.memory.PreferencesMemory;
import org.jaccardlab.app.recompute.Workers;
import org.jaccardlab.app.window.Habits;
import org.jaccardlab.app.window.WorkbenchWindow;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the program together: engine, model, window. */
public final class WorkbenchApp extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(WorkbenchApp.class);

    private final Startup startup = Startup.begun();
    private Optional<Remembering> remembering = Optional.empty();

    @Override
    public void init() {
        // Here, that the JavaFX thread need not wait for it.
        startup.samples();
        if (!Boolean.getBoolean(Headless.PROPERTY)) {
            remembering = ConfigFolder.find().map(Remembering::new);
        }
        Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> LOG.error("in {}", thread.getName(), problem));
    }

    @Override
    public void start(Stage stage) {
        Milestones.reached("toolkit started");
        WorkbenchModel model = new WorkbenchModel(startup.engine(), startup.workers().evaluation(),
                Platform::runLater, Workers.atRest(Platform::runLater));
        Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> report(model, thread, problem));
        // Pictures for nobody in particular look as they do everywhere.
        PreferencesMemory preferences = Boolean.getBoolean(Headless.PROPERTY)
                ? PreferencesMemory.ofThisRun()
                : startup.preferences();
        WorkbenchWindow window = new WorkbenchWindow(model, startup.samples(), startup::sourceOf, startup.workers(),
                startup.memory(),
                Platform::runLater, new Habits(preferences, startup.engine(), Journal.ofThisRun()), new OptionWords());
        Milestones.reached("window built");
        Milestones.follow(model, window);
        afterFirst(model, startup::rehearseTheRest);
        // The first sample has taken the place of all news before it.
        preferences.problem().ifPresent(problem -> afterFirst(model, () -> model.tell(Notice.problem(problem))));
        remembering.ifPresent(kept -> kept.place(stage));
        window.showOn(stage);
        Milestones.reached("window shown");
        if (Boolean.getBoolean(Headless.PROPERTY)) {
            new Headless(model, window, startup.workers().files()).takePictures();
        }
        remembering.ifPresent(kept -> kept.keep(window, startup.workers(), Platform::runLater));
        List<String> given = getParameters().getRaw();
        Optional<Lesson> lesson = CommandLineTool.lesson(given);
        if (lesson.isPresent()) {
            // The first sample would take its place.
            afterFirst(model, () -> window.lessons().start(lesson.get()));
        } else if (!given.isEmpty()) {
            window.open(given.stream().map(Path::of).toList());
        }
    }

    private static void afterFirst(WorkbenchModel model, Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        model.evaluation().subscribe(evaluation -> {
            if (evaluation.isPresent() && !done.getAndSet(true)) {
                action.run();
            }
        });
    }

    /** What nobody caught leaves the window as it is; of memory that ran out a person can do something about. */
    private static void report(WorkbenchModel model, Thread thread, Throwable problem) {
        LOG.error("in {}", thread.getName(), problem);
        String sentence = problem instanceof OutOfMemoryError
                ? "There was not enough memory for what was just done: show fewer panes, or open a smaller part."
                : "What was just done did not work, by a mistake of this program: the details say more.";
        Platform.runLater(() -> model.tell(Notice.problem(sentence, problem)));
    }

    @Override
    public void stop() {
        remembering.ifPresent(Remembering::end);
        startup.workers().close();
    }
}
