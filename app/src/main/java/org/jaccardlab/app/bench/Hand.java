package org.jaccardlab.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import org.jaccardlab.app.window.Shown;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.bench.Shape;

/** Moves by one step sixty times a second, whether the window keeps up or not, and sees what is shown when. */
final class Hand {

    static final int EVENTS_PER_SECOND = 60;

    private static final long EVENT_NANOS = TimeUnit.SECONDS.toNanos(1) / EVENTS_PER_SECOND;
    private static final double MOST = 0.95;
    /** The last picture is on its way for no longer than this. */
    private static final long LAST_SECONDS = 3;

    /** What the window was asked to show, and when the hand asked. */
    private record Event(long nanos, Shown asked) {
    }

    private final Gesture gesture;
    private final WorkbenchModel model;
    private final Controls controls;
    private final Screen screen;
    private final ScheduledExecutorService clock;
    private final HoldWatch watch;
    private final List<Event> events = new ArrayList<>();
    private long start;
    private long end;
    private double load;

    Hand(Gesture gesture, WorkbenchModel model, Controls controls, Screen screen,
            ScheduledExecutorService clock, HoldWatch watch) {
        this.gesture = gesture;
        this.model = model;
        this.controls = controls;
        this.screen = screen;
        this.clock = clock;
        this.watch = watch;
    }

    void move(int steps) {
        CountDownLatch moved = new CountDownLatch(steps);
        AtomicInteger next = new AtomicInteger();
        screen.forget();
        start = System.nanoTime();
        ScheduledFuture<?> moving = clock.scheduleAtFixedRate(() -> {
            int step = next.getAndIncrement();
            if (step < steps) {
                long now = System.nanoTime();
                Platform.runLater(() -> {
                    gesture.step(controls, step);
                    events.add(new Event(now, asked()));
                    moved.countDown();
                });
            }
        }, 0, EVENT_NANOS, TimeUnit.NANOSECONDS);
        try {
            moved.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        end = System.nanoTime();
        load = watch.load();
        moving.cancel(false);
        watch.stop();
    }

    /** Once nothing is painted any more: the last picture may still be with the renderer. */
    void awaitLastFrame() {
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_SECONDS);
        while (System.nanoTime() < last && !isAtRest(screen.frames())) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** A hand that goes to and fro asked for the last picture before: only the newest frame tells. */
    private boolean isAtRest(List<Screen.Frame> frames) {
        return !frames.isEmpty() && isSame(frames.getLast().shown(), events.getLast().asked());
    }

    private Shown asked() {
        return new Shown(model.settings(), model.snapshot().get().onScreen(), controls.viewport().view().get());
    }

    Track track(int answers) {
        double seconds = (end - start) / 1e9;
        List<Screen.Frame> frames = screen.frames();
        List<Double> waits = new ArrayList<>();
        int answered = 0;
        int shown = 0;
        for (Screen.Frame frame : frames) {
            int newest = newestShown(frame);
            for (; answered <= newest; answered++) {
                if (isNews(answered)) {
                    waits.add((frame.nanos() - events.get(answered).nanos()) / 1e6);
                }
            }
            shown += frame.nanos() <= end ? 1 : 0;
        }
        int unanswered = 0;
        if (isAtRest(frames)) {
            // A hand that went there and back before anything was painted has nothing new to see.
            answered = events.size();
        }
        for (; answered < events.size(); answered++) {
            unanswered += isNews(answered) ? 1 : 0;
        }
        return new Track(waits.stream().mapToDouble(Double::doubleValue).sorted().toArray(), unanswered, events.size(),
                shown / seconds, answers / seconds, watch.longestMillis(), watch.holds(), load);
    }

    /** Whether the event changed anything: a slider gives three digits, a table may have one row. */
    private boolean isNews(int event) {
        return event > 0 && !isSame(events.get(event).asked(), events.get(event - 1).asked());
    }

    /** Settings of the very same step: a hand that goes to and fro sets the same values again. */
    private static boolean isSame(Shown one, Shown other) {
        return one.settings() == other.settings() && one.view().equals(other.view())
                && pictures(one).equals(pictures(other));
    }

    /** A class map has no class of its own. */
    private static List<PaneSettings> pictures(Shown shown) {
        return shown.panes().stream().map(pane -> pane.quantity().isScalar() ? pane : pane.withClass(0)).toList();
    }

    /** The newest event before the frame that asked for what it shows. */
    private int newestShown(Screen.Frame frame) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i).nanos() < frame.nanos() && isSame(events.get(i).asked(), frame.shown())) {
                return i;
            }
        }
        return -1;
    }

    /** @param waits sorted, in milliseconds */
    record Track(double[] waits, int unanswered, int events, double framesPerSecond, double answersPerSecond,
            double longestHold, int holds, double load) {

        Row row(Shape shape, Gesture gesture, WindowBench.Plan plan) {
            return new Row(shape.toString(), gesture.title(), Screen.pipeline(), plan.width() + "x" + plan.height(),
                    plan.panes(), events, unanswered, at(0.5), at(MOST), at(1), framesPerSecond, answersPerSecond,
                    longestHold, holds, load);
        }

        private double at(double part) {
            return waits.length == 0 ? Double.NaN : waits[Math.max(0, (int) Math.ceil(part * waits.length) - 1)];
        }
    }
}
