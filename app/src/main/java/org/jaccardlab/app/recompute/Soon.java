package org.jaccardlab.app.recompute;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does something with the newest of many values, a moment after the first of them that it has not seen: however fast they
 * come, none is left waiting for longer. On any thread.
 */
public final class Soon<T> {

    /** A moment: shorter than anybody minds to lose. */
    private static final int MILLIS = 200;

    private final Consumer<T> deed;
    private final ScheduledExecutorService clock;
    private final AtomicReference<@Nullable T> newest = new AtomicReference<>();

    /** @param deed runs on the clock's thread, one value at a time */
    public Soon(Consumer<T> deed, ScheduledExecutorService clock) {
        this.deed = deed;
        this.clock = clock;
    }

    public void offer(T value) {
        if (newest.getAndSet(value) == null) {
            try {
                clock.schedule(this::take, MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException ending) {
                // The program ends: what was offered in time is done.
                newest.set(null);
            }
        }
    }

    private void take() {
        T value = newest.getAndSet(null);
        if (value != null) {
            deed.accept(value);
        }
    }
}
