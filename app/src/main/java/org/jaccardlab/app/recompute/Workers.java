package org.jaccardlab.app.recompute;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The program's background threads, one a kind of work. All are daemons: closing the window ends the program. */
public record Workers(ExecutorService evaluation, ExecutorService painting, ExecutorService plots,
        ExecutorService files)
        implements
            AutoCloseable {

    /** Longer than from one event of a slow hand to the next. */
    private static final int REST_MILLIS = 150;

    public static Workers start() {
        return new Workers(single("evaluation"), single("painting"), single("plots"), single("files"));
    }

    private static ExecutorService single(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
    }

    /** A thread that does what is due. Whoever starts it shuts it down. */
    public static ScheduledExecutorService clock() {
        return Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("clock").factory());
    }

    /** Lets somebody do what is still due, and then no more; waits for that, but not for long. */
    public static void finish(ExecutorService worker) {
        worker.shutdown();
        try {
            worker.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs what nobody waits for, on a thread of its own that gives way to all others. */
    public static void aside(String name, Runnable action) {
        Thread.ofPlatform().daemon().name(name).priority(Thread.MIN_PRIORITY).start(action);
    }

    /**
     * Has {@code stop} called if the program is told to end, as by Ctrl-C; the program then waits until the result is
     * closed, because the caller has finished what it was about.
     */
    public static Interruption onInterruption(Runnable stop) {
        CountDownLatch finished = new CountDownLatch(1);
        Thread hook = Thread.ofPlatform().name("interruption").unstarted(() -> {
            stop.run();
            try {
                finished.await();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            finished.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                // It is running already.
            }
        };
    }

    /** What {@link #onInterruption} has set up. */
    public interface Interruption extends AutoCloseable {

        @Override
        void close();
    }

    /** Hands over to {@code home} what can wait until a hand rests that moves something. */
    public static Executor atRest(Executor home) {
        return CompletableFuture.delayedExecutor(REST_MILLIS, TimeUnit.MILLISECONDS, home);
    }

    /** Hands over to {@code home} a second later. */
    public static Executor inASecond(Executor home) {
        return CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, home);
    }

    @Override
    public void close() {
        evaluation.shutdownNow();
        painting.shutdownNow();
        plots.shutdownNow();
        // What has just been saved is not to be lost because the window closes.
        finish(files);
        files.shutdownNow();
    }
}
