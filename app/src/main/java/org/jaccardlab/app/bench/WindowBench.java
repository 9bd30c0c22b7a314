package org.jaccardlab.app.bench;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jaccardlab.app.lesson.OptionReader;
import org.jaccardlab.app.memory.Memory;
import org.jaccardlab.app.opening.Opener;
import org.jaccardlab.app.recompute.Workers;
import org.jaccardlab.app.window.Habits;
import org.jaccardlab.app.window.WorkbenchWindow;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.bench.Scene;
import org.jaccardlab.bench.Shape;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.sample.Batch;

/** Opens the real window on made-up samples and moves a hand over it, sixty events a second. */
public final class WindowBench implements AutoCloseable {

    private static final Logger TOOLKIT_LOG = Logger.getLogger("javafx");
    private static final long PATIENCE_SECONDS = 120;
    private static final double WARM_UP_SECONDS = 2;
    private static final int WARM_ANSWERS = 60;
    private static final int MOST_WARM_UPS = 10;

    /**
     * @param width of the window
     * @param panes 1, 2 or 4
     * @param seconds that each gesture lasts
     */
    public record Plan(List<Shape> shapes, int width, int height, int panes, List<Gesture> gestures, double seconds) {
    }

    private final Plan plan;
    private final Workers workers = Workers.start();
    private final ScheduledExecutorService clock = Workers.clock();
    private final ScheduledExecutorService watch = Workers.clock();
    private final AtomicInteger evaluations = new AtomicInteger();
    private final WorkbenchModel model;
    private final WorkbenchWindow window;
    private final Screen screen;
    private final Controls controls;

    /** On the JavaFX thread. */
    private WindowBench(Plan plan, OptionReader options) {
        this.plan = plan;
        model = new WorkbenchModel(EngineKind.standard().start(), workers.evaluation(), Platform::runLater,
                Workers.atRest(Platform::runLater));
        model.evaluation().subscribe(() -> {
            evaluations.incrementAndGet();
        });
        window = new WorkbenchWindow(model, List.of(), listing -> Opener.folder(listing.folder()), workers,
                Memory.ofThisRun(),
                Platform::runLater, Habits.ofThisRun(), options);
        Stage stage = new Stage();
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(plan.width());
        stage.setHeight(plan.height());
        window.showOn(stage);
        screen = new Screen(window);
        controls = new Controls(window);
    }

    /**
     * Starts the toolkit, which can be done once, and ends it.
     *
     * @param options reads what the window's lessons set
     * @param each told every row as soon as it is measured
     */
    public static void run(Plan plan, OptionReader options, Consumer<Row> each) {
        // JavaFX warns of its place on the class path, which is where it belongs beside ND4J.
        TOOLKIT_LOG.setLevel(Level.SEVERE);
        Platform.startup(() -> {
        });
        try (WindowBench bench = onToolkit(() -> new WindowBench(plan, options))) {
            plan.shapes().forEach(shape -> bench.measure(shape, each));
        } finally {
            Platform.exit();
        }
    }

    private void measure(Shape shape, Consumer<Row> each) {
        Batch batch = new Scene(shape, Precision.FLOAT32).batch();
        onToolkit(() -> {
            model.open(batch);
            model.showPanes(plan.panes());
            return shape;
        });
        settle();
        for (Gesture gesture : plan.gestures()) {
            warmUp(gesture);
            each.accept(perform(gesture, plan.seconds()).row(shape, gesture, plan));
        }
    }

    /** What has not run often enough to be compiled is slower than anybody will ever see it again. */
    private void warmUp(Gesture gesture) {
        int before = evaluations.get();
        int warmer;
        int warmUps = 0;
        do {
            warmer = evaluations.get();
            perform(gesture, WARM_UP_SECONDS);
            warmUps++;
        } while (warmUps < MOST_WARM_UPS && evaluations.get() > warmer && evaluations.get() < before + WARM_ANSWERS);
    }

    private Hand.Track perform(Gesture gesture, double seconds) {
        Hand hand = onToolkit(() -> {
            gesture.hold(controls, true);
            return new Hand(gesture, model, controls, screen, clock, new HoldWatch(Platform::runLater, watch));
        });
        int before = evaluations.get();
        hand.move((int) Math.round(seconds * Hand.EVENTS_PER_SECOND));
        int during = evaluations.get() - before;
        onToolkit(() -> {
            gesture.hold(controls, false);
            return gesture;
        });
        settle();
        hand.awaitLastFrame();
        return hand.track(during);
    }

    private void settle() {
        await(() -> onToolkit(() -> model.evaluation().get().isPresent() && window.isUpToDate()
                && model.measured().get().map(shown -> shown.current()).orElse(false)));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the window did not come to rest in " + PATIENCE_SECONDS + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static <T> T onToolkit(Callable<T> question) {
        FutureTask<T> task = new FutureTask<>(question);
        Platform.runLater(task);
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException | TimeoutException never) {
            throw new IllegalStateException("the window does not answer", never);
        }
    }

    @Override
    public void close() {
        onToolkit(() -> {
            model.batch().get().ifPresent(Batch::close);
            return plan;
        });
        clock.shutdownNow();
        watch.shutdownNow();
        workers.close();
    }
}
