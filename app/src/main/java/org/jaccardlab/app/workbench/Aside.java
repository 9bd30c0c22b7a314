package org.jaccardlab.app.workbench;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jaccardlab.app.recompute.LatestOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer that is worked out beside the picture as long as somebody looks at it, anew whenever its question has changed.
 * Belongs to the home thread.
 */
final class Aside<Q, A> {

    private static final Logger LOG = LoggerFactory.getLogger(Aside.class);

    private final Supplier<Optional<Q>> question;
    private final LatestOnly<Q, A> work;
    private final ReadOnlyObjectWrapper<Optional<A>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Q> newest = Optional.empty();
    private boolean watched;

    /**
     * @param question what there is to answer now; empty if nothing
     * @param compute runs on {@code worker}
     */
    Aside(Supplier<Optional<Q>> question, Function<Q, A> compute, Executor worker, Executor home) {
        this.question = question;
        this.work = new LatestOnly<>(compute, this::show, this::fail, worker, home);
    }

    ReadOnlyObjectProperty<Optional<A>> answer() {
        return answer.getReadOnlyProperty();
    }

    /** Whether somebody looks; if so, the answer is brought up to date. */
    void watch(boolean now) {
        watched = now;
        refresh();
    }

    boolean isBusy() {
        return work.isBusy();
    }

    void refresh() {
        if (!watched) {
            return;
        }
        Optional<Q> now = question.get();
        if (!now.equals(newest)) {
            newest = now;
            now.ifPresentOrElse(work::ask, () -> answer.set(Optional.empty()));
        }
    }

    private void show(A found) {
        if (newest.isPresent()) {
            answer.set(Optional.of(found));
        }
    }

    private void fail(Throwable problem) {
        newest = Optional.empty();
        answer.set(Optional.empty());
        LOG.error("what stands beside the picture could not be worked out", problem);
    }
}
