package org.jaccardlab.evaluation.fused;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.loss.RankLoss;
import org.jaccardlab.objective.Term;
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

    @Override
    public Evaluation evaluate(Request request, Progress progress) {
        if (request.settings().objective().terms().stream().anyMatch(FusedEngine::hasNoKernels)) {
            return reference.evaluate(request, progress);
        }
        // One at a time: each takes all threads, and writes over what the one before it has left behind.
        turn.lock();
        try (Lease lease = request.batch().lease()) {
            return new FusedRun(request, workers, remembered, progress).evaluate();
        } finally {
            turn.unlock();
        }
    }
}
