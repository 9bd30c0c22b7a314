package org.jaccardlab.app.workbench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import org.jaccardlab.app.recompute.LatestOnly;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.comparison.Agreement;
import org.jaccardlab.comparison.Pair;
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
 * metrics, and is never stopped: that keeps it moving under a hand. What the screen does not show, metrics, and how the
 * gradients of two settings agree follow once the hand rests, and make room at once for a newer question.
 */
final class Enquiry {

    private static final long PROGRESS_PERIOD_NANOS = 50_000_000;

    /**
     * @param rows to begin with
     * @param panes as they were when it was asked
     */
    record Question(Wanted wanted, RowSet rows, List<PaneSettings> panes, Purpose purpose) {

        Question with(Purpose other) {
            return new Question(wanted, wanted.allRows(), panes, other);
        }
    }

    /** What is asked for while nobody waits for it gives way to what somebody waits for. */
    enum Purpose {
        PICTURE, ALL_ROWS, METRICS, AGREEMENT
    }

    sealed interface Answer {

        Question question();

        /**
         * @param pair both, if two are compared
         * @param fitted limits for quantities that had none
         */
        record Picture(Question question, Evaluation a, Optional<Pair> pair, double millis, Fitted fitted)
                implements
                    Answer {

            boolean isWhole() {
                return Answers.of(a).isWhole() && pair.map(both -> both.b().isWhole()).orElse(true);
            }

            boolean isMeasured() {
                return a.measured().isPresent() && pair.map(both -> both.b().measured().isPresent()).orElse(true);
            }
        }

        record Measures(Question question, Metrics a, Optional<Metrics> b) implements Answer {
        }

        record Agreeing(Question question, Agreement agreement, Optional<Limits> fitted) implements Answer {
        }
    }

    /**
     * Limits that an answer decides.
     *
     * @param limits of what each side says
     * @param differences of what is left when B is subtracted from A
     */
    record Fitted(Map<Quantity, Limits> limits, Map<Quantity, Limits> differences, Map<PaneSettings, Limits> own) {

        static final Fitted NOTHING = new Fitted(Map.of(), Map.of(), Map.of());
    }

    /** Run by the worker. */
    interface Fit {

        Fitted of(Question question, Evaluation a, Optional<Pair> pair);
    }

    /** Told at home. */
    interface Listener {

        void answered(Answer.Picture answer);

        void measured(Metrics a, Optional<Metrics> b);

        void agreed(Wanted wanted, Agreement agreement, Optional<Limits> fitted);

        void progressed(double fraction);

        /** A person has stopped it. */
        void stopped();

        /** @param newest whether nothing newer is on its way */
        void failed(Throwable problem, boolean newest);
    }

    /** One of two engines, with its last picture: while the hand moves one side the other is there already. */
    private static final class Desk {

        private final Engine engine;
        private volatile @Nullable Evaluation last;

        Desk(Engine engine) {
            this.engine = engine;
        }

        Evaluation picture(Request request, Progress progress) {
            Evaluation known = last;
            if (known != null && answers(known, request)) {
                return known;
            }
            Evaluation picture = engine.evaluate(request, progress);
            last = picture;
            return picture;
        }

        private static boolean answers(Evaluation known, Request request) {
            return Wanted.isAbout(known.request(), request)
                    && known.fields().keySet().containsAll(request.fields())
                    && known.fields().values().stream().allMatch(field -> field.rows().containsAll(request.rows()));
        }

        void forget() {
            last = null;
        }
    }

    private final Desk a;
    private final Desk b;
    private final Fit fit;
    private final Listener listener;
    private final Executor home;
    private final Executor atRest;
    private final LatestOnly<Question, Answer> questions;
    /** Read by the worker to notice that its answer has become useless. */
    private volatile @Nullable Batch current;
    /** Read by the worker: a person does not want to wait for the answer. */
    private volatile boolean unwanted;
    private @Nullable Wanted newest;
    /** What has been asked for of the newest. */
    private RowSet newestRows = RowSet.all(1);
    private List<PaneSettings> newestPanes = List.of();
    /** What the newest agreement is about. */
    private @Nullable Wanted agreed;

    /**
     * @param fit limits that an answer decides
     * @param atRest runs at home what can wait until the hand rests
     */
    Enquiry(Engine engine, Fit fit, Listener listener, Executor worker, Executor home, Executor atRest) {
        this.a = new Desk(engine);
        this.b = new Desk(engine.beside());
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
        agreed = null;
        a.forget();
        b.forget();
    }

    /**
     * Asks unless the newest question holds the answer, so that only colours change.
     *
     * @param rows to begin with
     */
    void ask(Wanted wanted, List<PaneSettings> panes, RowSet rows) {
        Wanted before = newest;
        if (before == null || !wanted.isIn(before)) {
            askAnew(wanted, panes, rows);
        }
    }

    /** Asks whatever is known. */
    void askAnew(Wanted wanted, List<PaneSettings> panes, RowSet rows) {
        unwanted = false;
        newest = wanted;
        newestRows = rows;
        newestPanes = panes;
        questions.ask(new Question(wanted, rows, panes, Purpose.PICTURE));
    }

    /** Asks for what is missing, unless that is on its way. */
    void askForRows(RowSet rows) {
        Wanted asked = newest;
        if (asked != null && asked.allRows().height() == rows.height() && !newestRows.containsAll(rows)) {
            askAnew(asked, newestPanes, asked.allRows());
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
        try {
            return switch (question.purpose()) {
                case PICTURE, ALL_ROWS -> picture(question);
                case METRICS -> measures(question);
                case AGREEMENT -> agreement(question);
            };
        } catch (IllegalStateException closed) {
            if (question.wanted().batch() != current) {
                throw new CancellationException("the batch was closed before its turn");
            }
            throw closed;
        }
    }

    private Answer picture(Question question) {
        Wanted wanted = question.wanted();
        long start = System.nanoTime();
        Progress progress = watch(question, start);
        Request ofA = wanted.a().of(question.rows());
        if (wanted.b().isEmpty()) {
            a.forget();
            b.forget();
            Evaluation alone = a.engine.evaluate(ofA, progress);
            return new Answer.Picture(question, alone, Optional.empty(), (System.nanoTime() - start) / 1e6,
                    fit.of(question, alone, Optional.empty()));
        }
        Evaluation one = a.picture(ofA, progress);
        Evaluation other = b.picture(wanted.b().get().of(question.rows()), progress);
        Optional<Pair> pair = Optional.of(Pair.of(one, other, wanted.subtracted()));
        return new Answer.Picture(question, one, pair, (System.nanoTime() - start) / 1e6, fit.of(question, one, pair));
    }

    private Answer measures(Question question) {
        Progress progress = watch(question, System.nanoTime());
        Metrics ofA = a.engine.evaluate(withoutFields(question.wanted().a()), progress).metrics();
        return new Answer.Measures(question, ofA, question.wanted().b()
                .map(request -> b.engine.evaluate(withoutFields(request), progress).metrics()));
    }

    private static Request withoutFields(Request request) {
        return new Request(request.batch(), request.member(), request.settings(), Set.of());
    }

    private Answer agreement(Question question) {
        Wanted wanted = question.wanted();
        Agreement agreement = Agreement.of(a.engine, wanted.a(), b.engine, wanted.b().orElseThrow(),
                watch(question, System.nanoTime()));
        return new Answer.Agreeing(question, agreement, FittedLimits.ofOpposed(agreement));
    }

    private Progress watch(Question question, long start) {
        if (question.purpose() != Purpose.PICTURE) {
            return fraction -> question.wanted().batch() != current || questions.isNewerWaiting();
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
            return unwanted || question.wanted().batch() != current;
        };
    }

    private void deliver(Answer answer) {
        Question question = answer.question();
        if (question.wanted().batch() != current) {
            return;
        }
        switch (answer) {
            case Answer.Picture picture -> {
                if (picture.pair().isEmpty()) {
                    agreed = null;
                }
                listener.answered(picture);
                if (!picture.isWhole()) {
                    askAfter(question, Purpose.ALL_ROWS);
                } else if (!picture.isMeasured()) {
                    askAfter(question, Purpose.METRICS);
                } else {
                    askForAgreement(question);
                }
            }
            case Answer.Measures measures -> {
                listener.measured(measures.a(), measures.b());
                askForAgreement(question);
            }
            case Answer.Agreeing agreeing -> {
                agreed = question.wanted();
                listener.agreed(question.wanted(), agreeing.agreement(), agreeing.fitted());
            }
        }
    }

    private void askForAgreement(Question question) {
        boolean known = agreed != null && agreed.isAbout(question.wanted());
        if (question.wanted().b().isPresent() && !known) {
            askAfter(question, Purpose.AGREEMENT);
        }
    }

    /**
     * Asks for more about what has been answered once the hand rests, unless something else is on screen by then, or about
     * to be.
     */
    private void askAfter(Question question, Purpose more) {
        if (questions.isBusy()) {
            return;
        }
        atRest.execute(() -> {
            Wanted now = newest;
            if (!questions.isBusy() && now != null && now.isIn(question.wanted()) && question.wanted().isIn(now)) {
                questions.ask(question.with(more));
            }
        });
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
