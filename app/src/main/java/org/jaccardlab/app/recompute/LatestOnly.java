package org.jaccardlab.app.recompute;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions one at a time, forgetting all but the newest of those that arrive meanwhile. A running answer is
 * always delivered, even if a newer question waits: during a drag that is what keeps the picture moving.
 *
 * <p>
 * No locks: every public method but {@link #isNewerWaiting()} belongs to the home thread, only {@code compute} runs
 * elsewhere. The worker takes the next question by itself: home may be busy drawing the last answer.
 */
public final class LatestOnly<Q, A> {

    private final Function<Q, A> compute;
    private final Consumer<A> answered;
    private final Consumer<Throwable> failed;
    private final Executor worker;
    private final Executor home;
    private boolean busy;
    /** Put here at home, taken by the worker. */
    private final AtomicReference<@Nullable Q> waiting = new AtomicReference<>();

    /**
     * @param compute runs on {@code worker}
     * @param answered called at home with every answer
     * @param failed called at home with whatever {@code compute} threw
     * @param home where {@link #ask} is called, too
     */
    public LatestOnly(Function<Q, A> compute, Consumer<A> answered, Consumer<Throwable> failed, Executor worker,
            Executor home) {
        this.compute = compute;
        this.answered = answered;
        this.failed = failed;
        this.worker = worker;
        this.home = home;
    }

    /** Answers this question as soon as the one being answered is done, unless a newer one comes first. */
    public void ask(Q question) {
        if (busy) {
            waiting.set(question);
        } else {
            busy = true;
            start(question);
        }
    }

    /** Whether an answer is on its way. */
    public boolean isBusy() {
        return busy;
    }

    /** Whether a newer question waits for the one being answered; on any thread. */
    public boolean isNewerWaiting() {
        return waiting.get() != null;
    }

    private void start(Q question) {
        worker.execute(() -> {
            Runnable delivery = answer(question);
            Q next = waiting.getAndSet(null);
            home.execute(() -> deliver(delivery, next == null));
            if (next != null) {
                start(next);
            }
        });
    }

    private Runnable answer(Q question) {
        try {
            A answer = compute.apply(question);
            return () -> answered.accept(answer);
        } catch (Throwable problem) {
            // Errors too: running out of memory must reach the person, not end the worker in silence.
            return () -> failed.accept(problem);
        }
    }

    private void deliver(Runnable delivery, boolean last) {
        if (last) {
            busy = false;
            // Asked after the worker had looked.
            Q next = waiting.getAndSet(null);
            if (next != null) {
                busy = true;
                start(next);
            }
        }
        delivery.run();
    }
}
