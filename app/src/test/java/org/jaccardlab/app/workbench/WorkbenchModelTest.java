package org.jaccardlab.app.workbench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.fused.FusedEngine;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.LovaszSoftmax;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.loss.Tversky;
import org.jaccardlab.metric.Metrics;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.RowSet;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class WorkbenchModelTest {

    private final Deque<Runnable> worker = new ArrayDeque<>();
    private int computations;
    private final Engine counted = (request, progress) -> {
        computations++;
        return new Nd4jEngine().evaluate(request, progress);
    };
    private final WorkbenchModel model = new WorkbenchModel(counted, worker::add, Runnable::run);

    @AfterEach
    void close() {
        model.batch().get().ifPresent(Batch::close);
    }

    private void open(Batch batch) {
        model.open(batch);
        drain();
    }

    private void drain() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
    }

    private Evaluation shown() {
        return model.evaluation().get().orElseThrow();
    }

    private Metrics metrics() {
        return model.measured().get().orElseThrow().metrics();
    }

    private void epsilon(double value) {
        model.change("epsilon " + value, settings -> settings.withFirstTerm(
                term -> term.withTarget(term.target().smoothed("epsilon", value))));
    }

    /** The screen has a quarter of the rows. */
    @Nested
    class WithFewerRowsOnScreenThanTheImageHas {

        private final RowSet onScreen = RowSet.of(64, IntStream.range(0, 16).map(row -> 4 * row));
        private final Deque<Runnable> later = new ArrayDeque<>();
        private final FusedEngine engine = new FusedEngine(new Nd4jEngine());
        private final WorkbenchModel watched = new WorkbenchModel(engine, worker::add, Runnable::run, later::add);

        @BeforeEach
        void open() {
            watched.open(TestBatches.square("a"));
            drain();
            later.clear();
            watched.showRows(onScreen);
        }

        @AfterEach
        void close() {
            watched.batch().get().ifPresent(Batch::close);
        }

        private Evaluation seen() {
            return watched.evaluation().get().orElseThrow();
        }

        private void temperature(double value) {
            watched.change("T", settings -> settings.withFirstTerm(term -> term.withTemperature(value)));
            drain();
        }

        private List<Float> rowOf(Evaluation evaluation, int y) {
            Field share = evaluation.field(FieldKey.total(Quantity.SHARE)).orElseThrow();
            return IntStream.range(0, 64).mapToObj(x -> share.at(x, y)).toList();
        }

        @Test
        void aDragAsksForThoseAndTheRestFollowsWhenTheHandRests() {
            assertThat(seen().isWhole()).as("colour limits are fitted to all rows").isTrue();
            temperature(2);
            Evaluation quick = seen();
            assertThat(quick.isWhole()).isFalse();
            assertThat(quick.request().rows()).isEqualTo(onScreen);
            later.remove().run();
            drain();
            Evaluation whole = seen();
            assertThat(whole.isWhole()).isTrue();
            assertThat(whole.loss()).isEqualTo(quick.loss());
            for (int row = 0; row < 64; row += 4) {
                assertThat(rowOf(quick, row)).isEqualTo(rowOf(whole, row));
            }
            later.remove().run();
            drain();
            assertThat(watched.measured().get().orElseThrow().current()).as("and then metrics").isTrue();
        }

        @Test
        void lookingElsewhereAsksForAllRowsOnce() {
            temperature(2);
            watched.showRows(onScreen);
            assertThat(worker).isEmpty();
            watched.showRows(RowSet.all(64));
            watched.showRows(RowSet.all(64));
            assertThat(worker).hasSize(1);
            drain();
            assertThat(seen().isWhole()).isTrue();
        }

        @Test
        void limitsAreFittedToTheWholePictureEvenIfRowsAreOnTheirWay() {
            watched.change("T", settings -> settings.withFirstTerm(term -> term.withTemperature(2)));
            watched.fitLimits();
            drain();
            assertThat(watched.notice().get().problem()).isFalse();
            assertThat(seen().isWhole()).isTrue();
        }

        @Test
        void anotherClassIsNotOvertakenByTheRestOfTheOneBefore() {
            watched.showClass(0);
            drain();
            watched.showClass(1);
            drain();
            FieldKey shown = new FieldKey(Quantity.GRADIENT_LOGIT, 1);
            assertThat(seen().field(shown)).isPresent();
            while (!later.isEmpty()) {
                later.remove().run();
                drain();
                assertThat(seen().field(shown)).isPresent();
            }
            assertThat(seen().isWhole()).isTrue();
        }

        @Test
        void anUnfinishedDragIsNotCompleted() {
            temperature(2);
            watched.change("T", settings -> settings.withFirstTerm(term -> term.withTemperature(3)));
            later.remove().run();
            drain();
            assertThat(seen().isWhole()).isFalse();
            assertThat(seen().request().settings()).isEqualTo(watched.settings());
        }
    }

    @Nested
    class WithExactlyTheTargetAsPrediction {

        @Test
        void jml1StaysAtZeroWithAnEmptyMapWhileEpsilonIsDragged() {
            open(TestBatches.square("a"));
            model.toggleExactlyTheTarget();
            for (double value : new double[]{0, 0.1, 0.3, 0.5}) {
                epsilon(value);
                drain();
                assertThat(shown().loss()).isZero();
                Field share = shown().field(FieldKey.total(Quantity.SHARE)).orElseThrow();
                assertThat(share.toArray()).containsOnly(0f);
            }
        }

        /** The figures are those of a published demonstration: a 24 x 24 object in a 64 x 64 map. */
        @Test
        void softJaccardRisesAndStillPushes() {
            open(TestBatches.square("a"));
            model.change("loss", settings -> settings.withLoss(new SoftJaccard(0)));
            model.toggleExactlyTheTarget();
            double[] epsilons = {0, 0.1, 0.3, 0.5};
            double[] foreground = {0, 0.424, 0.678, 0.738};
            for (int i = 0; i < epsilons.length; i++) {
                epsilon(epsilons[i]);
                drain();
                double value = shown().terms().getFirst().classes().get(1).value();
                assertThat(value).as("epsilon %s", epsilons[i]).isCloseTo(foreground[i], within(5e-4));
            }
            epsilon(0.1);
            drain();
            Field gradient = shown().field(new FieldKey(Quantity.GRADIENT_LOGIT, 1)).orElseThrow();
            assertThat(gradient.at(32, 32)).as("pushed up, away from the target").isNegative();
            assertThat(gradient.at(2, 2)).as("pushed down, away from the target").isPositive();
        }

        @Test
        void theSameKeyGoesBackToTheHardLabelToo() {
            open(TestBatches.square("a"));
            model.change("hard", settings -> settings.withPrediction(new PredictionChoice.HardLabel()));
            model.toggleExactlyTheTarget();
            model.toggleExactlyTheTarget();
            assertThat(model.settings().prediction()).isEqualTo(new PredictionChoice.HardLabel());
        }

        @Test
        void fullSmoothingLeavesTheHardLabelAndItsIouAlone() {
            open(TestBatches.square("a"));
            for (PredictionChoice choice : List.of(new PredictionChoice.HardLabel(),
                    new PredictionChoice.ExactlyTheTarget())) {
                model.change("choice", settings -> settings.withPrediction(choice));
                epsilon(1);
                drain();
                assertThat(metrics().iou().dataset()).hasValue(1);
                epsilon(0.5);
            }
        }

        @Test
        void theSameKeyGoesBackToTheFile() {
            open(TestBatches.square("a"));
            model.toggleExactlyTheTarget();
            assertThat(model.settings().prediction()).isEqualTo(new PredictionChoice.ExactlyTheTarget());
            model.toggleExactlyTheTarget();
            assertThat(model.settings().prediction()).isEqualTo(new PredictionChoice.File("network"));
        }
    }

    @Nested
    class Undo {

        @Test
        void aDragIsOneStepNamedAfterItsEnds() {
            open(TestBatches.square("a"));
            model.beginGesture();
            for (int i = 1; i <= 50; i++) {
                epsilon(i / 100.0);
            }
            model.endGesture();
            assertThat(model.undoName().get()).contains("epsilon 0.5");
            model.undo();
            assertThat(model.settings().objective().first().target().epsilon()).isZero();
            assertThat(model.undoName().get()).isEmpty();
            model.redo();
            assertThat(model.settings().objective().first().target().epsilon()).isEqualTo(0.5);
        }

        @Test
        void aDragBackToItsStartIsNoStep() {
            open(TestBatches.square("a"));
            model.beginGesture();
            epsilon(0.3);
            epsilon(0);
            model.endGesture();
            assertThat(model.undoName().get()).isEmpty();
        }

        @Test
        void aDragThatGoesOnAfterUndoIsANewStep() {
            open(TestBatches.square("a"));
            model.beginGesture();
            epsilon(0.3);
            model.undo();
            epsilon(0.4);
            epsilon(0.5);
            model.endGesture();
            assertThat(model.undoName().get()).contains("epsilon 0.5");
            model.undo();
            assertThat(model.settings().objective().first().target().epsilon()).isZero();
            assertThat(model.undoName().get()).isEmpty();
        }

        @Test
        void panesAreUndoneToo() {
            open(TestBatches.square("a"));
            model.changePane("pane", 0, pane -> pane.withQuantity(Quantity.ERROR, 0));
            model.undo();
            assertThat(model.snapshot().get().panes().getFirst().quantity()).isEqualTo(Quantity.PREDICTED_CLASS);
        }
    }

    @Test
    void aRefusedChangeLeavesAllAsItWasAndSaysWhy() {
        open(TestBatches.square("a"));
        model.change("loss", settings -> settings.withLoss(new Tversky(0, 0.5, 0)));
        Settings before = model.settings();
        boolean changed = model.change("beta", settings -> settings
                .withLoss(Parameters.with((Tversky) settings.objective().first().loss(), "beta", 0)));
        assertThat(changed).isFalse();
        assertThat(model.settings()).isEqualTo(before);
        assertThat(model.notice().get().sentence()).startsWith("Alpha and beta cannot both be 0");
    }

    @Test
    void opacityIsNoReasonToCompute() {
        open(TestBatches.square("a"));
        int before = computations;
        model.changePane("opacity", 1, pane -> pane.withOpacity(0.3));
        drain();
        assertThat(computations).isEqualTo(before);
    }

    @Nested
    class WhileTheHandMoves {

        private final List<Boolean> measured = new ArrayList<>();
        /** What the hand does while the next question is being answered. */
        private Runnable during = WhileTheHandMoves::nothing;
        private int stopped;
        private Executor atRest = Runnable::run;
        private final WorkbenchModel watched = new WorkbenchModel((request, progress) -> {
            measured.add(request.measured());
            Evaluation answer = new Nd4jEngine().evaluate(request, progress);
            Runnable hand = during;
            during = WhileTheHandMoves::nothing;
            hand.run();
            // As an engine does at its next tile.
            if (progress.reached(1)) {
                stopped++;
                throw new CancellationException();
            }
            return answer;
        }, worker::add, Runnable::run, task -> atRest.execute(task));

        private static void nothing() {
        }

        @BeforeEach
        void open() {
            watched.open(TestBatches.square("a"));
        }

        @AfterEach
        void close() {
            watched.batch().get().ifPresent(Batch::close);
        }

        private void temperature(double value) {
            watched.change("temperature " + value, settings -> settings
                    .withFirstTerm(term -> Parameters.with(term, "temperature", value)));
        }

        private void step() {
            worker.remove().run();
        }

        private Measured metrics() {
            return watched.measured().get().orElseThrow();
        }

        @Test
        void thePictureComesFirstAndMetricsFollow() {
            step();
            assertThat(watched.evaluation().get()).isPresent();
            assertThat(watched.measured().get()).isEmpty();
            step();
            assertThat(measured).containsExactly(false, true);
            assertThat(metrics().current()).isTrue();
            assertThat(worker).isEmpty();
        }

        @Test
        void oldMetricsStayAndAreMarkedUntilTheNew() {
            drain();
            Metrics before = metrics().metrics();
            temperature(3);
            step();
            assertThat(metrics()).isEqualTo(new Measured(before, false));
            step();
            assertThat(metrics().current()).isTrue();
            assertThat(metrics().metrics()).isNotEqualTo(before);
        }

        @Test
        void metricsWaitUntilNothingNewerIsAsked() {
            drain();
            measured.clear();
            for (int i = 2; i < 6; i++) {
                temperature(i);
                int next = i;
                during = () -> temperature(next + 0.5);
                step();
            }
            assertThat(measured).containsExactly(false, false, false, false);
            drain();
            assertThat(measured).containsExactly(false, false, false, false, false, true);
        }

        @Test
        void metricsWaitUntilTheHandRests() {
            List<Runnable> resting = new ArrayList<>();
            atRest = resting::add;
            step();
            temperature(3);
            step();
            assertThat(worker).isEmpty();
            resting.forEach(Runnable::run);
            drain();
            assertThat(measured).as("of the first answer nothing is on screen any more")
                    .containsExactly(false, false, true);
            assertThat(metrics().current()).isTrue();
        }

        @Test
        void metricsMakeRoomForANewerQuestionAtOnce() {
            step();
            during = () -> temperature(3);
            step();
            assertThat(stopped).isEqualTo(1);
            assertThat(watched.measured().get()).isEmpty();
            assertThat(watched.notice().get()).isEqualTo(Notice.NONE);
            drain();
            assertThat(measured).containsExactly(false, true, false, true);
            assertThat(metrics().current()).isTrue();
        }

        @Test
        void aPictureIsNeverStoppedByANewerQuestion() {
            drain();
            temperature(2);
            during = () -> temperature(3);
            step();
            assertThat(stopped).isZero();
            assertThat(temperatureShown()).isEqualTo(2);
        }

        @Test
        void whatIsAlreadyAskedIsNotAskedAgain() {
            temperature(2);
            watched.changePane("opacity", 1, pane -> pane.withOpacity(0.3));
            drain();
            assertThat(measured).containsExactly(false, false, true);
        }

        @Test
        void opacityDoesNotHoldUpMetrics() {
            step();
            during = () -> watched.changePane("opacity", 1, pane -> pane.withOpacity(0.3));
            step();
            assertThat(stopped).isZero();
            assertThat(metrics().current()).isTrue();
        }

        @Test
        void aFailedQuestionIsAskedAgain() {
            drain();
            during = () -> {
                throw new IllegalStateException("by the way");
            };
            temperature(2);
            drain();
            assertThat(watched.status().get()).isEqualTo(new Status.Failed());
            watched.changePane("opacity", 1, pane -> pane.withOpacity(0.3));
            drain();
            assertThat(temperatureShown()).isEqualTo(2);
            assertThat(metrics().current()).isTrue();
        }

        @Test
        void theAnsweredPanesAreThoseOfTheQuestion() {
            drain();
            watched.showClass(0);
            during = () -> watched.showClass(1);
            step();
            assertThat(watched.answeredPanes().get(2).cls()).isZero();
            assertThat(watched.snapshot().get().panes().get(2).cls()).isEqualTo(1);
        }

        private double temperatureShown() {
            return watched.evaluation().get().orElseThrow().request().settings().objective().first().temperature();
        }
    }

    @Test
    void whatFollowsAPartOfTheSettingsIsLeftAloneByTheRest() {
        open(TestBatches.square("a"));
        List<Double> seen = new ArrayList<>();
        model.follow(() -> model.settings().objective().first().target().epsilon(),
                () -> seen.add(model.settings().objective().first().target().epsilon()));
        model.change("temperature", settings -> settings.withFirstTerm(WorkbenchModelTest::softened));
        epsilon(0.1);
        epsilon(0.2);
        model.showPanes(1);
        model.undo();
        model.undo();
        assertThat(seen).containsExactly(0.1, 0.2, 0.1);
    }

    @Test
    void limitsAreHeldUntilFit() {
        open(TestBatches.square("a"));
        Limits fitted = model.limits().get().get(Quantity.SHARE);
        assertThat(fitted).isNotNull();
        model.change("temperature", settings -> settings.withFirstTerm(WorkbenchModelTest::softened));
        drain();
        assertThat(model.limits().get().get(Quantity.SHARE)).isEqualTo(fitted);
        model.fitLimits();
        drain();
        assertThat(model.limits().get().get(Quantity.SHARE)).isNotEqualTo(fitted);
    }

    private static Term softened(Term term) {
        return Parameters.with(term, "temperature", 4);
    }

    @Test
    void anAnswerForAnOldBatchIsDropped() {
        open(TestBatches.square("a"));
        epsilon(0.2);
        Batch second = TestBatches.square("b");
        model.open(second);
        drain();
        assertThat(shown().request().batch()).isSameAs(second);
        assertThat(model.notice().get()).isEqualTo(Notice.NONE);
    }

    @Test
    void settingsOutliveTheSample() {
        open(TestBatches.square("a"));
        model.change("loss", settings -> settings.withLoss(new Jml1(0.5)));
        open(TestBatches.square("b"));
        assertThat(model.settings().objective().first().loss()).isEqualTo(new Jml1(0.5));
    }

    @Test
    void aLossThatMakesNoSenseHereIsKeptAndSaysWhy() {
        open(TestBatches.square("a"));
        Evaluation before = shown();
        epsilon(0.1);
        model.change("loss", settings -> settings.withLoss(new LovaszSoftmax()));
        drain();
        assertThat(model.settings().objective().first().loss()).isEqualTo(new LovaszSoftmax());
        assertThat(model.status().get()).isEqualTo(new Status.Failed());
        assertThat(model.notice().get().sentence()).startsWith("Lovász-Softmax needs a hard target");
        epsilon(0);
        drain();
        assertThat(model.status().get()).isInstanceOf(Status.Idle.class);
        assertThat(shown()).isNotSameAs(before);
    }

    @Test
    void anEngineThatRunsOutOfMemorySaysSo() {
        WorkbenchModel fragile = new WorkbenchModel((request, progress) -> {
            throw new OutOfMemoryError("off-heap");
        }, Runnable::run, Runnable::run);
        fragile.open(TestBatches.square("c"));
        assertThat(fragile.notice().get().sentence()).contains("not enough memory");
        assertThat(fragile.batch().get()).isPresent();
        fragile.batch().get().ifPresent(Batch::close);
    }
}
