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
import org.jaccardlab.raster.RowSet;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;

/**
 * Has the engine answer what is on screen. The picture comes first, the rows on screen alone if that is less, without
 * metrics, and is never stopped: that keeps it moving under a hand. What the screen does not show and metrics follow once
 * the hand rests, and make room at once for a newer question.
 */
final class Enquiry {

    private static final long PROGRESS_PERIOD_NANOS = 50_000_000;

    /** @param panes as they were when it was asked */
    record Question(Request request, List<PaneSettings> panes, Purpose purpose) {

        Question forMetrics() {
            return new Question(new Request(request.batch(), request.member(), request.settings(), Set.of()), panes,
                    Purpose.METRICS);
        }

        Question forAllRows() {
            return new Question(request.of(RowSet.all(request.rows().height())), panes, Purpose.ALL_ROWS);
        }
    }

    /** What is asked for while nobody waits for it gives way to what somebody waits for. */
    enum Purpose {
        PICTURE, ALL_ROWS, METRICS
    }

    /** @param fitted limits for quantities that had none */
    record Answer(Question question, Evaluation evaluation, double millis, Map<Quantity, Limits> fitted) {
    }

    /** Told at home. */
    interface Listener {

        void answered(Answer answer);

        void measured(Metrics metrics);

        void progressed(double fraction);

        /** A person has stopped it. */
        void stopped();

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
    /** Read by the worker: a person does not want to wait for the answer. */
    private volatile boolean unwanted;
    private @Nullable Request newest;
    /** What has been asked for of the newest. */
    private RowSet newestRows = RowSet.all(1);
    private List<PaneSettings> newestPanes = List.of();

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

    /**
     * Asks unless the newest question holds the answer, so that only colours change.
     *
     * @param rows to begin with
     */
    void ask(Request request, List<PaneSettings> panes, RowSet rows) {
        Request before = newest;
        if (before == null || before.batch() != request.batch() || before.member() != request.member()
                || !before.settings().equals(request.settings())
                || !before.fields().containsAll(request.fields())) {
            askAnew(request, panes, rows);
        }
    }

    /** Asks whatever is known. */
    void askAnew(Request request, List<PaneSettings> panes, RowSet rows) {
        unwanted = false;
        newest = request;
        newestRows = rows;
        newestPanes = panes;
        questions.ask(new Question(request.of(rows), panes, Purpose.PICTURE));
    }

    /** Asks for what is missing, unless that is on its way. */
    void askForRows(RowSet rows) {
        Request asked = newest;
        if (asked != null && asked.rows().height() == rows.height() && !newestRows.containsAll(rows)) {
            askAnew(asked, newestPanes, asked.rows());
        }
    }

    /** Stops the picture that is being computed; what is on screen stays. */
    void stop() {
        if (questions.isBusy()) {
            unwanted = true;
        }
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
                    question.purpose() == Purpose.METRICS ? Map.of() : fit.apply(evaluated));
        } catch (IllegalStateException closed) {
            if (request.batch() != current) {
                throw new CancellationException("the batch was closed before its turn");
            }
            throw closed;
        }
    }

    private Progress watch(Question question, long start) {
        if (question.purpose() != Purpose.PICTURE) {
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
            return unwanted || question.request().batch() != current;
        };
    }

    private void deliver(Answer answer) {
        Question question = answer.question();
        if (question.request().batch() != current) {
            return;
        }
        if (question.purpose() == Purpose.METRICS) {
            listener.measured(answer.evaluation().metrics());
            return;
        }
        listener.answered(answer);
        if (!questions.isBusy() && !answer.evaluation().isWhole()) {
            atRest.execute(() -> askAfter(question, question.forAllRows()));
        } else if (!questions.isBusy() && answer.evaluation().measured().isEmpty()) {
            atRest.execute(() -> askAfter(question, question.forMetrics()));
        }
    }

    /** Asks for more about what has been answered, unless something else is on screen by now, or about to be. */
    private void askAfter(Question question, Question more) {
        Request asked = question.request();
        Request now = newest;
        if (!questions.isBusy() && now != null && now.batch() == asked.batch() && now.member() == asked.member()
                && now.settings().equals(asked.settings()) && now.fields().equals(asked.fields())) {
            questions.ask(more);
        }
    }

    private void fail(Throwable problem) {
        if (problem instanceof CancellationException && unwanted && !questions.isBusy()) {
            unwanted = false;
            forget();
            listener.stopped();
        } else if (!(problem instanceof CancellationException)) {
            boolean last = !questions.isBusy();
            if (last) {
                forget();
            }
            listener.failed(problem, last);
        }
    }
}
