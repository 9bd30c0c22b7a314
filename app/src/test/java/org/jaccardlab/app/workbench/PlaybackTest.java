package org.jaccardlab.app.workbench;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jaccardlab.descent.Variable;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.loss.SoftDice;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A prediction that descends while it is looked at. */
class PlaybackTest {

    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final WorkbenchModel model = new WorkbenchModel(new Nd4jEngine(), worker::add, Runnable::run);
    private final Playback playback = new Playback(model, new Nd4jEngine(), worker::add, Runnable::run);
    private long bytesBefore;

    @BeforeEach
    void open() {
        bytesBefore = Volume.bytesInUse();
        model.open(TestBatches.square("a"));
        playback.watch(true);
        drain();
    }

    @AfterEach
    void close() {
        playback.watch(false);
        drain();
        model.batch().get().ifPresent(Batch::close);
        assertThat(Volume.bytesInUse()).as("memory that is not given back").isEqualTo(bytesBefore);
    }

    private void drain() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
    }

    private Playback.View view() {
        return playback.view().get().orElseThrow();
    }

    private double shownLoss() {
        return model.evaluation().get().orElseThrow().loss();
    }

    @Test
    void playingEndsAtTheLastStepAndTheLossHasFallen() {
        double before = shownLoss();
        playback.setLength(5);
        playback.play();
        drain();
        assertThat(playback.playing().get()).isFalse();
        assertThat(view().place()).isEqualTo("step 5 of 5");
        double[] losses = view().loss().getFirst().y();
        assertThat(losses).hasSize(6);
        assertThat(losses[0]).isEqualTo(before);
        assertThat(losses[5]).isLessThan(losses[0]);
        assertThat(shownLoss()).as("what the panes show").isEqualTo(losses[5]);
    }

    @Test
    void everySettingStaysAsItWasAndUndoKnowsNothingOfIt() {
        Snapshot before = model.snapshot().get();
        playback.advance(1);
        drain();
        assertThat(model.snapshot().get()).isEqualTo(before);
        assertThat(model.undoName().get()).isEmpty();
    }

    @Test
    void leavingBringsThePredictionBack() {
        double before = shownLoss();
        playback.scrub(3);
        drain();
        assertThat(shownLoss()).isLessThan(before);
        playback.watch(false);
        drain();
        assertThat(shownLoss()).isEqualTo(before);
        assertThat(playback.view().get()).isEmpty();
    }

    @Test
    void anyStepCanBeComeBackTo() {
        playback.scrub(4);
        drain();
        playback.scrub(2);
        drain();
        assertThat(view().step()).isEqualTo(2);
        assertThat(shownLoss()).isEqualTo(view().loss().getFirst().y()[2]);
        playback.advance(-1);
        drain();
        assertThat(view().step()).isEqualTo(1);
    }

    @Test
    void anotherLossBeginsAnew() {
        playback.scrub(3);
        drain();
        model.changeTerm("loss", term -> term.withLoss(new SoftDice()));
        drain();
        assertThat(view().step()).isZero();
        assertThat(view().loss().getFirst().y()).hasSize(1);
    }

    @Test
    void twoThatAreComparedRace() {
        new Comparison(model).pin();
        model.changeTerm("loss", term -> term.withLoss(new SoftDice()));
        drain();
        playback.scrub(3);
        drain();
        assertThat(view().loss()).extracting(Trail::name).containsExactly("A", "B");
        assertThat(model.pair().get().orElseThrow().a().loss()).isEqualTo(view().loss().get(0).y()[3]);
        assertThat(model.pair().get().orElseThrow().b().loss()).isEqualTo(view().loss().get(1).y()[3]);
    }

    @Test
    void whatIsMadeFromTheTargetDescendsToo() {
        model.change("prediction", settings -> settings.withPrediction(new PredictionChoice.ExactlyTheTarget()));
        playback.follow(playback.plan().get().on(Variable.PROBABILITIES));
        drain();
        playback.scrub(1);
        drain();
        assertThat(view().distance().getFirst().y()[0]).isLessThan(1e-6);
    }

    @Test
    void probabilitiesUnderATemperatureAreRefusedInASentence() {
        model.changeTerm("temperature", term -> term.withTemperature(2));
        playback.follow(playback.plan().get().on(Variable.PROBABILITIES));
        playback.play();
        drain();
        assertThat(playback.playing().get()).isFalse();
        assertThat(model.notice().get().sentence()).startsWith("Probabilities have no temperature");
    }

    @Test
    void anotherBatchEndsIt() {
        playback.scrub(2);
        drain();
        model.open(TestBatches.square("b"));
        drain();
        assertThat(playback.view().get()).isEmpty();
    }
}
