package org.jaccardlab.app.export;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jaccardlab.evaluation.Engine;

/** A series on its way, watched from the home thread. */
public final class SeriesTask {

    /** What there is to say of it. */
    public sealed interface State {

        /** @param fraction how much is done, 0..1 */
        record Running(double fraction, String what) implements State {
        }

        record Ended(SeriesRun.Outcome outcome) implements State {
        }

        /** Something that nobody has foreseen. */
        record Failed(Throwable problem) implements State {
        }
    }

    private volatile boolean stopped;

    /**
     * @param engine asked for on the worker
     * @param home where {@code told} is called
     */
    public SeriesTask(Series series, Supplier<Engine> engine, Executor worker, Executor home, Consumer<State> told) {
        worker.execute(() -> {
            State end;
            try {
                end = new State.Ended(SeriesRun.of(series, engine.get(), (fraction, what) -> {
                    home.execute(() -> told.accept(new State.Running(fraction, what)));
                    return stopped;
                }));
            } catch (RuntimeException | Error problem) {
                end = new State.Failed(problem);
            }
            State last = end;
            home.execute(() -> told.accept(last));
        });
    }

    /** Ends it after the file that is being made, or without it. */
    public void stop() {
        stopped = true;
    }
}
