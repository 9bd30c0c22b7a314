package org.jaccardlab.app.recompute;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions one at a time, forgetting all but the newest of those that arrive meanwhile. A running answer is
 * always delivered, even if a newer question waits: during a drag that is what keeps the picture moving.
 *
 * <p>
 * No locks: every method and every field belongs to the home thread, only {@code compute} runs elsewhere, and may ask
 * {@link #isNewerWaiting()}.
 */
public final class LatestOnly<Q, A> {

    private final Function<Q, A> compute;
    private final Consumer<A> answered;
    private final Consumer<Throwable> failed;
    private final Executor worker;
    private final Executor home;
    private boolean busy;
    /** Written at home, looked at by the worker. */
    private volatile @Nullable Q waiting;

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
            waiting = question;
        } else {
            start(question);
        }
    }

    /** Whether an answer is on its way. */
    public boolean isBusy() {
        return busy;
    }

    /** Whether a newer question waits for the one being answered; on any thread. */
    public boolean isNewerWaiting() {
        return waiting != null;
    }

    private void start(Q question) {
        busy = true;
        worker.execute(() -> {
            try {
                A answer = compute.apply(question);
                home.execute(() -> finish(() -> answered.accept(answer)));
            } catch (Throwable problem) {
                // Errors too: running out of memory must reach the person, not end the worker in silence.
                home.execute(() -> finish(() -> failed.accept(problem)));
            }
        });
    }

    private void finish(Runnable deliver) {
        busy = false;
        Q next = waiting;
        waiting = null;
        if (next != null) {
            start(next);
        }
        deliver.run();
    }
}
