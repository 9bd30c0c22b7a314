package org.jaccardlab.app.workbench;

import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.GradientReader;
import org.jaccardlab.evaluation.ObjectiveValue;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;

/** The engine that a person has chosen, which may become another while the window is open. Safe on any thread. */
public final class ChosenEngine implements Engine {

    /** @param beside for the other side of a comparison */
    private record Running(EngineKind kind, int threads, Engine engine, Engine beside) {
    }

    private volatile Running running;

    /** @param threads that share the work, at least 1 */
    public ChosenEngine(EngineKind kind, int threads) {
        running = start(kind, threads);
    }

    private static Running start(EngineKind kind, int threads) {
        Engine engine = kind.start(threads);
        return new Running(kind, threads, engine, engine.beside());
    }

    /** What the next request is answered by. */
    public EngineKind kind() {
        return running.kind();
    }

    /**
     * Answers with another engine from the next request on.
     *
     * @return false if it is the one that there is
     */
    public boolean use(EngineKind kind, int threads) {
        Running before = running;
        if (before.kind() == kind && before.threads() == threads) {
            return false;
        }
        running = start(kind, threads);
        return true;
    }

    /** Lets go of all that can be worked out again: the next answer takes a little longer. */
    public void forget() {
        Running before = running;
        running = start(before.kind(), before.threads());
    }

    @Override
    public Evaluation evaluate(Request request, Progress progress) {
        return running.engine().evaluate(request, progress);
    }

    @Override
    public ObjectiveValue value(Batch batch, Settings settings, Progress progress) {
        return running.engine().value(batch, settings, progress);
    }

    @Override
    public void gradient(Batch batch, Settings settings, Quantity by, GradientReader.Source readers,
            Progress progress) {
        running.engine().gradient(batch, settings, by, readers, progress);
    }

    /** One of the same kind, which becomes another whenever this one does. */
    @Override
    public Engine beside() {
        return (request, progress) -> running.beside().evaluate(request, progress);
    }
}
