package org.jaccardlab.evaluation.fused;

import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.GradientReader;
import org.jaccardlab.evaluation.ObjectiveValue;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.loss.RankLoss;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Lease;

/**
 * The fast engine. What it works out of a sample it remembers, so that a changed parameter costs the second pass only. Safe
 * to call from any thread; the work is shared out among threads of its own.
 */
public final class FusedEngine implements Engine {

    private final Engine reference;
    private final Workers workers;
    private final Remembered remembered = new Remembered();
    private final Lock turn;

    /** @param reference answers what this engine has no kernels for */
    public FusedEngine(Engine reference) {
        this(reference, Runtime.getRuntime().availableProcessors());
    }

    public FusedEngine(Engine reference, int threads) {
        this(reference, new Workers(threads), new ReentrantLock());
    }

    private FusedEngine(Engine reference, Workers workers, Lock turn) {
        this.reference = reference;
        this.workers = workers;
        this.turn = turn;
    }

    /** It works with the same threads and has a memory of its own. */
    @Override
    public Engine beside() {
        return new FusedEngine(reference, workers, turn);
    }

    private static boolean hasNoKernels(Term term) {
        return switch (term.loss()) {
            case OverlapLoss loss -> loss.countsIgnoredPixels();
            case PixelLoss loss -> false;
            case RankLoss loss -> loss.countsClassNumbers();
        };
    }

    private static boolean hasNoKernels(Settings settings) {
        return settings.objective().terms().stream().anyMatch(FusedEngine::hasNoKernels);
    }

    @Override
    public Evaluation evaluate(Request request, Progress progress) {
        return hasNoKernels(request.settings())
                ? reference.evaluate(request, progress)
                : inTurn(request.batch(), () -> new FusedRun(request, workers, remembered, progress).evaluate());
    }

    @Override
    public ObjectiveValue value(Batch batch, Settings settings, Progress progress) {
        return hasNoKernels(settings)
                ? reference.value(batch, settings, progress)
                : inTurn(batch, () -> run(batch, 0, settings, progress).objectiveValue());
    }

    @Override
    public void gradient(Batch batch, Settings settings, Quantity by, GradientReader.Source readers,
            Progress progress) {
        if (hasNoKernels(settings)) {
            reference.gradient(batch, settings, by, readers, progress);
            return;
        }
        inTurn(batch, () -> {
            List<FusedRun> members = IntStream.range(0, batch.size())
                    .mapToObj(member -> run(batch, member, settings, progress)).toList();
            List<List<TermValue>> values = members.stream().map(FusedRun::values).toList();
            for (int m = 0; m < batch.size(); m++) {
                members.get(m).secondPass(values.get(m)).handOut(by, readers, workers, progress);
            }
            return values;
        });
    }

    private FusedRun run(Batch batch, int member, Settings settings, Progress progress) {
        return new FusedRun(new Request(batch, member, settings, Set.of(), false), workers, remembered, progress);
    }

    /** One at a time: each takes all threads, and writes over what the one before it has left behind. */
    private <T> T inTurn(Batch batch, Supplier<T> work) {
        turn.lock();
        try (Lease lease = batch.lease()) {
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
