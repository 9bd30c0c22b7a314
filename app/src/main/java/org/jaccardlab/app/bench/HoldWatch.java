package org.jaccardlab.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the JavaFX thread once a millisecond whether it is free, and notes how long it was not. */
final class HoldWatch {

    private static final Logger LOG = LoggerFactory.getLogger(HoldWatch.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** A frame at sixty a second. */
    private static final long FRAME_NANOS = 16_666_667;
    private static final int DEPTH = 40;
    private static final String TOOLKIT_THREAD = "JavaFX Application Thread";

    private final Executor home;
    private final long thread;
    private final long startNanos = System.nanoTime();
    private final long startCpu;
    private final ScheduledFuture<?> asking;
    private volatile boolean answered = true;
    private long askedAt;
    private boolean looked;
    // Written at home.
    private volatile long longest;
    private volatile int holds;

    HoldWatch(Executor home, ScheduledExecutorService clock) {
        this.home = home;
        this.thread = Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().equals(TOOLKIT_THREAD))
                .mapToLong(ThreadInfo::getThreadId).findFirst().orElseThrow();
        this.startCpu = THREADS.getThreadCpuTime(thread);
        this.asking = clock.scheduleAtFixedRate(this::ask, 1, 1, TimeUnit.MILLISECONDS);
    }

    private void ask() {
        if (answered) {
            answered = false;
            looked = false;
            long asked = System.nanoTime();
            askedAt = asked;
            home.execute(() -> answer(asked));
        } else if (!looked && System.nanoTime() - askedAt > FRAME_NANOS) {
            looked = true;
            if (LOG.isDebugEnabled()) {
                ThreadInfo info = THREADS.getThreadInfo(thread, DEPTH);
                LOG.debug("the JavaFX thread is held in\n    {}", Arrays.stream(info.getStackTrace())
                        .map(StackTraceElement::toString).collect(Collectors.joining("\n    ")));
            }
        }
    }

    private void answer(long asked) {
        long waited = System.nanoTime() - asked;
        longest = Math.max(longest, waited);
        if (waited > FRAME_NANOS) {
            holds = holds + 1;
        }
        answered = true;
    }

    void stop() {
        asking.cancel(false);
    }

    double longestMillis() {
        return longest / 1e6;
    }

    /** How often something waited for more than a frame. */
    int holds() {
        return holds;
    }

    /** Part of the time that the thread was running. */
    double load() {
        return (double) (THREADS.getThreadCpuTime(thread) - startCpu) / (System.nanoTime() - startNanos);
    }
}
