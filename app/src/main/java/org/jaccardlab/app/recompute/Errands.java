package org.jaccardlab.app.recompute;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What a person has asked for and waits for, such as a file that is written: under way until it ends, or is stopped. Belongs
 * to the home thread, except for the errands themselves. To stop one is to interrupt it: whatever it writes to a file ends
 * there with an {@link java.io.IOException}.
 */
public final class Errands {

    /** Something that takes its time. */
    public interface Errand {

        /** @param stopped whether nobody wants it any more */
        void run(BooleanSupplier stopped);
    }

    private final Executor worker;
    private final Executor home;
    private final ReadOnlyBooleanWrapper underWay = new ReadOnlyBooleanWrapper();
    private int many;
    private final Object running = new Object();
    /** The thread of the one that runs, as long as it may be interrupted. */
    private @Nullable Thread thread;
    /** Counts what has been stopped: an errand that waits for its turn is not begun. */
    private volatile int stops;

    /** @param worker runs one errand at a time */
    public Errands(Executor worker, Executor home) {
        this.worker = worker;
        this.home = home;
    }

    public ReadOnlyBooleanProperty underWay() {
        return underWay.getReadOnlyProperty();
    }

    /** @param stopped runs at home in place of an errand that has been stopped before its turn */
    public void run(Errand errand, Runnable stopped) {
        many++;
        underWay.set(true);
        int stopsBefore = stops;
        worker.execute(() -> {
            try {
                if (stopsBefore == stops) {
                    runInterruptibly(() -> errand.run(() -> stopsBefore != stops));
                } else {
                    home.execute(stopped);
                }
            } finally {
                home.execute(this::end);
            }
        });
    }

    private void runInterruptibly(Runnable errand) {
        synchronized (running) {
            thread = Thread.currentThread();
        }
        try {
            errand.run();
        } finally {
            synchronized (running) {
                thread = null;
                // Whoever uses this thread next is not meant.
                Thread.interrupted();
            }
        }
    }

    private void end() {
        many--;
        underWay.set(many > 0);
    }

    /** Stops the one that runs, and those that wait. */
    public void stop() {
        stops++;
        synchronized (running) {
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
