package org.jaccardlab.app.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import org.assertj.core.api.Assertions;
import org.jaccardlab.app.command.OptionWords;
import org.jaccardlab.app.memory.Memory;
import org.jaccardlab.app.opening.Opener;
import org.jaccardlab.app.recompute.Workers;
import org.jaccardlab.app.workbench.Measured;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.metric.Metrics;
import org.jaccardlab.sample.Batch;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** The real window with the real engine on the headless screen, and what a test wants to know of it. */
final class TestWindow {

    private static final long PATIENCE_SECONDS = 30;

    final WorkbenchModel model;
    final WorkbenchWindow window;
    final Memory memory = Memory.ofThisRun();
    final Habits habits = Habits.ofThisRun();

    private final ThreadPoolExecutor evaluating = worker("evaluation");
    private final ThreadPoolExecutor painting = worker("painting");
    private final ThreadPoolExecutor reading = worker("files");
    private final ThreadPoolExecutor plotting = worker("plots");
    private final Workers workers = new Workers(evaluating, painting, plotting, reading);
    private final AtomicInteger computations = new AtomicInteger();
    private final AtomicInteger computationsOnToolkit = new AtomicInteger();
    private final ConcurrentLinkedQueue<Throwable> uncaught = new ConcurrentLinkedQueue<>();

    /** On the JavaFX thread. */
    TestWindow(Stage stage, List<SampleFolder.Summary> shipped, double width, double height) {
        this(stage, shipped, width, height, Platform::runLater);
    }

    private TestWindow(Stage stage, List<SampleFolder.Summary> shipped, double width, double height, Executor atRest) {
        Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> uncaught.add(problem));
        Thread.currentThread().setUncaughtExceptionHandler((thread, problem) -> uncaught.add(problem));
        Engine engine = habits.engine();
        model = new WorkbenchModel((request, progress) -> {
            // Metrics follow whenever the hand rests, here at once, and give way: they are no pictures.
            if (!request.measured()) {
                computations.incrementAndGet();
            }
            if (Platform.isFxApplicationThread()) {
                computationsOnToolkit.incrementAndGet();
            }
            return engine.evaluate(request, progress);
        }, evaluating, Platform::runLater, atRest);
        window = new WorkbenchWindow(model, shipped, listing -> Opener.folder(listing.folder()), workers, memory,
                Platform::runLater, habits, new OptionWords());
        // The headless screen puts a window there whatever the toolkit believes, and the pointer goes by the latter.
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(width);
        stage.setHeight(height);
        window.showOn(stage);
    }

    TestWindow(Stage stage) {
        this(stage, List.of(), 1000, 800);
    }

    /** One that lets what can wait wait, as in the program; in others it follows at once, which is faster. */
    static TestWindow thatWaitsForRest(Stage stage) {
        return new TestWindow(stage, List.of(), 1000, 800, Workers.atRest(Platform::runLater));
    }

    private static ThreadPoolExecutor worker(String name) {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** The samples that are shipped, in menu order. */
    static List<SampleFolder.Summary> shippedSamples() {
        try {
            return SampleFolder.list(samplesFolder());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static Path samplesFolder() {
        return Path.of(System.getProperty("jaccardlab.samples"));
    }

    /** Opens a batch and waits until it is on screen. */
    void open(Batch batch) {
        onToolkit(() -> {
            model.open(batch);
            return batch;
        });
        settle();
    }

    /** Opens a shipped sample and waits until it is on screen. */
    void openShipped(String name) {
        onToolkit(() -> {
            window.opener().openFolder(samplesFolder().resolve(name));
            return name;
        });
        await(() -> reading.getActiveCount() == 0 && reading.getQueue().isEmpty());
        settle();
    }

    /** Does something on the JavaFX thread and waits until the picture has followed. */
    void act(Runnable deed) {
        onToolkit(() -> {
            deed.run();
            return deed;
        });
        settle();
    }

    /** Waits until the evaluation of the present settings is on screen. */
    void settle() {
        WaitForAsyncUtils.waitForFxEvents();
        await(this::isSettled);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private boolean isSettled() {
        return model.batch().get().isEmpty() || model.evaluation().get().map(this::isPresent).orElse(false)
                && model.measured().get().map(Measured::current).orElse(false)
                && evaluating.getActiveCount() == 0 && plotting.getActiveCount() == 0 && window.isUpToDate();
    }

    private boolean isPresent(Evaluation shown) {
        return shown.request().settings().equals(model.settings())
                && shown.request().batch().samples().equals(model.batch().get().orElseThrow().samples())
                && shown.request().member() == model.member().get();
    }

    /** Waits until this is true on the JavaFX thread. */
    void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onToolkit(condition::getAsBoolean));
        } catch (TimeoutException never) {
            throw new AssertionError("this never came true; the window says: " + onToolkit(() -> model.notice().get()),
                    never);
        }
    }

    static <T> T onToolkit(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), question);
    }

    <T extends Node> T find(String selector, Class<T> type) {
        Node found = window.scene().getRoot().lookup(selector);
        assertThat(found).as(selector).isInstanceOf(type);
        return type.cast(found);
    }

    String text(String selector) {
        return onToolkit(() -> find(selector, Label.class).getText());
    }

    /** Chooses from a combo box the item that is shown with this text. */
    <T> void choose(String selector, String text) {
        act(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<T> chooser = find(selector, ComboBox.class);
            Predicate<T> shownSo = item -> chooser.getConverter().toString(item).equals(text);
            chooser.setValue(chooser.getItems().stream().filter(shownSo).findFirst().orElseThrow(
                    () -> new AssertionError(selector + " offers no " + text + " but " + chooser.getItems())));
        });
    }

    /** Chooses an objective from the menu by its title. */
    void start(String title) {
        act(() -> item(objectives(), item -> title.equals(item.getText())).fire());
    }

    /** Chooses a preset from the menu by its id. */
    void startPreset(String id) {
        act(() -> item(presets(), item -> ("preset-" + id).equals(item.getId())).fire());
    }

    /** The presets of the menu, those that cannot be had too. */
    List<MenuItem> presets() {
        return objectives().stream().filter(Menu.class::isInstance)
                .flatMap(menu -> ((Menu) menu).getItems().stream()).toList();
    }

    private List<MenuItem> objectives() {
        ObjectiveMenu menu = find("#objectives", ObjectiveMenu.class);
        menu.offer();
        return menu.getItems();
    }

    private static MenuItem item(List<MenuItem> items, Predicate<MenuItem> wanted) {
        return items.stream().filter(wanted).findFirst().orElseThrow(() -> new AssertionError("not offered"));
    }

    /** What a combo box really draws, which need not be its value. */
    String drawn(String selector) {
        return onToolkit(() -> {
            ComboBox<?> chooser = find(selector, ComboBox.class);
            return chooser.getChildrenUnmodifiable().stream().filter(ListCell.class::isInstance)
                    .map(cell -> String.valueOf(((ListCell<?>) cell).getText())).findFirst().orElseThrow();
        });
    }

    /** The pictures that are on screen. */
    List<PaneCanvas> canvases() {
        return window.scene().getRoot().lookupAll(".pane-canvas").stream().map(PaneCanvas.class::cast).toList();
    }

    Evaluation shown() {
        return onToolkit(() -> model.evaluation().get().orElseThrow());
    }

    Metrics metrics() {
        return onToolkit(() -> model.measured().get().orElseThrow().metrics());
    }

    /** How many pictures have been asked for. */
    int computations() {
        return computations.get();
    }

    int computationsOnToolkit() {
        return computationsOnToolkit.get();
    }

    long paintings() {
        return painting.getCompletedTaskCount();
    }

    long readings() {
        return reading.getCompletedTaskCount();
    }

    /** Ends it all; nothing may have gone wrong unseen. */
    void close() {
        onToolkit(() -> {
            model.batch().get().ifPresent(Batch::close);
            return window;
        });
        workers.close();
        Assertions.setMaxStackTraceElementsDisplayed(40);
        // A window may be larger than the toolkit's screen in memory, which then cannot copy it there.
        uncaught.removeIf(problem -> Arrays.stream(problem.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith("HeadlessWindow")
                        && frame.getMethodName().equals("blit")));
        assertThat(uncaught).as("exceptions that nobody caught").isEmpty();
    }
}
