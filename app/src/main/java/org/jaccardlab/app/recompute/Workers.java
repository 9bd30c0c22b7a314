package org.jaccardlab.app.recompute;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The program's background threads, one a kind of work. All are daemons: closing the window ends the program. */
public record Workers(ExecutorService evaluation, ExecutorService painting, ExecutorService files)
        implements
            AutoCloseable {

    public static Workers start() {
        return new Workers(single("evaluation"), single("painting"), single("files"));
    }

    private static ExecutorService single(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
    }

    /** A thread that does what is due. Whoever starts it shuts it down. */
    public static ScheduledExecutorService clock() {
        return Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("clock").factory());
    }

    @Override
    public void close() {
        evaluation.shutdownNow();
        painting.shutdownNow();
        files.shutdownNow();
    }
}
