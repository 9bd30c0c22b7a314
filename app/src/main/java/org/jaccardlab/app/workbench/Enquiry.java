package org.jaccardlab.app.workbench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jaccardlab.app.recompute.LatestOnly;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.metric.Metrics;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;

/**
 * Has the engine answer what is on screen. The picture comes first, without metrics, and is never stopped: that keeps it
 * moving under a hand. Metrics follow once the hand rests, and make room at once for a newer question.
 */
final class Enquiry {

    private static final long PROGRESS_PERIOD_NANOS = 50_000_000;

    /** @param panes as they were when it was asked */
    record Question(Request request, List<PaneSettings> panes) {

        boolean isForMetrics() {
            return request.measured();
        }

        Question forMetrics() {
            return new Question(new Request(request.batch(), request.member(), request.settings(), Set.of()), panes);
        }
    }

    /** @param fitted limits for quantities that had none */
    record Answer(Question question, Evaluation evaluation, double millis, Map<Quantity, Limits> fitted) {
    }

    /** Told at home. */
    interface Listener {

        void answered(Answer answer);

        void measured(Metrics metrics);

        void progressed(double fraction);

        /** @param newest whether nothing newer is on its way */
        void failed(Throwable problem, boolean newest);
    }

    private final Engine engine;
    private final Function<Evaluation, Map<Quantity, Limits>> fit;
    private final Listener listener;
    private final Executor home;
    private final Executor atRest;
    private final LatestOnly<Question, Answer> questions;
    /** Read by the worker to notice that its answer has become useless. */
    private volatile @Nullable Batch current;
    private @Nullable Request newest;

    /**
     * @param fit run by the worker: limits that an evaluation decides
     * @param atRest runs at home what can wait until the hand rests
     */
    Enquiry(Engine engine, Function<Evaluation, Map<Quantity, Limits>> fit, Listener listener, Executor worker,
            Executor home, Executor atRest) {
        this.engine = engine;
        this.fit = fit;
        this.listener = listener;
        this.home = home;
        this.atRest = atRest;
        this.questions = new LatestOnly<>(this::compute, this::deliver, this::fail, worker, home);
    }

    /** From now on answers about any other batch are useless. */
    void turnTo(Batch opened) {
        current = opened;
        forget();
    }

    /** What has been answered is no longer on screen. */
    void forget() {
        newest = null;
    }

    /** Asks unless the newest question holds the answer, so that only colours change. */
    void ask(Request request, List<PaneSettings> panes) {
        Request before = newest;
        if (before == null || before.batch() != request.batch() || before.member() != request.member()
                || !before.settings().equals(request.settings())
                || !before.fields().containsAll(request.fields())) {
            askAnew(request, panes);
        }
    }

    /** Asks whatever is known. */
    void askAnew(Request request, List<PaneSettings> panes) {
        newest = request;
        questions.ask(new Question(request.unmeasured(), panes));
    }

    /** Whether anything is on its way. */
    boolean isBusy() {
        return questions.isBusy();
    }

    private Answer compute(Question question) {
        Request request = question.request();
        long start = System.nanoTime();
        try {
            Evaluation evaluated = engine.evaluate(request, watch(question, start));
            return new Answer(question, evaluated, (System.nanoTime() - start) / 1e6,
                    question.isForMetrics() ? Map.of() : fit.apply(evaluated));
        } catch (IllegalStateException closed) {
            if (request.batch() != current) {
                throw new CancellationException("the batch was closed before its turn");
            }
            throw closed;
        }
    }

    private Progress watch(Question question, long start) {
        if (question.isForMetrics()) {
            return fraction -> question.request().batch() != current || questions.isNewerWaiting();
        }
        long[] told = {start};
        return fraction -> {
            long now = System.nanoTime();
            if (now - told[0] > PROGRESS_PERIOD_NANOS) {
                told[0] = now;
                home.execute(() -> {
                    if (questions.isBusy()) {
                        listener.progressed(fraction);
                    }
                });
            }
            return question.request().batch() != current;
        };
    }

    private void deliver(Answer answer) {
        Question question = answer.question();
        if (question.request().batch() != current) {
            return;
        }
        if (question.isForMetrics()) {
            listener.measured(answer.evaluation().metrics());
            return;
        }
        listener.answered(answer);
        if (answer.evaluation().measured().isEmpty() && !questions.isBusy()) {
            atRest.execute(() -> measure(question));
        }
    }

    /** Asks for metrics unless something else is on screen by now, or about to be. */
    private void measure(Question question) {
        Request asked = question.request();
        Request now = newest;
        if (!questions.isBusy() && now != null && now.batch() == asked.batch() && now.member() == asked.member()
                && now.settings().equals(asked.settings())) {
            questions.ask(question.forMetrics());
        }
    }

    private void fail(Throwable problem) {
        if (!(problem instanceof CancellationException)) {
            boolean last = !questions.isBusy();
            if (last) {
                forget();
            }
            listener.failed(problem, last);
        }
    }
}
