package org.jaccardlab.evaluation.fused;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.Progress;

/** Threads that share the parts of a computation out among themselves; the asking thread is one of them. */
final class Workers {

    /** What is done with each part. */
    interface Part {
        void run(int part);
    }

    private static final int IDLE_SECONDS = 60;

    private final int threads;
    private final ExecutorService others;

    Workers(int threads) {
        this.threads = threads;
        int count = Math.max(1, threads - 1);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(count, count, IDLE_SECONDS, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "fused engine");
                    thread.setDaemon(true);
                    return thread;
                });
        // Threads of an engine that nobody asks any more end, and give back the room that they worked in.
        pool.allowCoreThreadTimeOut(true);
        this.others = pool;
    }

    /**
     * Runs parts 0 to {@code parts - 1}, in any order, each once.
     *
     * @param body made once for every thread, so that it may own scratch memory
     * @param progress asked by this thread alone, before each of its parts and at the end
     * @throws CancellationException if progress said stop
     */
    void run(int parts, Progress progress, Supplier<Part> body) {
        AtomicInteger next = new AtomicInteger();
        Runnable share = () -> {
            Part part = null;
            for (int k = next.getAndIncrement(); k < parts; k = next.getAndIncrement()) {
                if (part == null) {
                    part = body.get();
                }
                part.run(k);
            }
        };
        Future<?>[] shares = IntStream.range(0, Math.min(threads, parts) - 1).mapToObj(k -> others.submit(share))
                .toArray(Future<?>[]::new);
        try {
            Part part = null;
            for (int k = next.getAndIncrement(); k < parts; k = next.getAndIncrement()) {
                if (progress.reached((double) k / parts)) {
                    throw new CancellationException("stopped at part " + k + " of " + parts);
                }
                if (part == null) {
                    part = body.get();
                }
                part.run(k);
            }
        } finally {
            // Whatever happened here, nobody may read the arrays any more once the caller goes on.
            next.set(parts);
            await(shares);
        }
        if (progress.reached(1)) {
            throw new CancellationException("stopped");
        }
    }

    private static void await(Future<?>[] shares) {
        boolean interrupted = false;
        Throwable failure = null;
        for (Future<?> share : shares) {
            boolean ended = false;
            while (!ended) {
                try {
                    share.get();
                    ended = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    failure = e.getCause();
                    ended = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (failure) {
            case null -> {
                // All went well.
            }
            case RuntimeException problem -> throw problem;
            // Running out of memory here is what it is on the asking thread.
            case Error problem -> throw problem;
            default -> throw new IllegalStateException(failure);
        }
    }
}
