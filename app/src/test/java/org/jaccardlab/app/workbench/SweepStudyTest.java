package org.jaccardlab.app.workbench;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sweep.Knob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A number turned through a range beside the picture. */
class SweepStudyTest {

    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final WorkbenchModel model = new WorkbenchModel(new Nd4jEngine(), worker::add, Runnable::run);
    private final SweepStudy study = new SweepStudy(model, new Nd4jEngine(), worker::add, Runnable::run);

    @BeforeEach
    void open() {
        model.open(TestBatches.square("a"));
        drain();
    }

    @AfterEach
    void close() {
        model.batch().get().ifPresent(Batch::close);
    }

    private void drain() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
    }

    private SweepStudy.Result sweepTemperature() {
        study.run("temperature", 0.5, 2, 3, true);
        drain();
        return study.result().get().orElseThrow();
    }

    @Test
    void theCurveHoldsTheLossThatThePanesShowAtTheSameValue() {
        double shown = model.evaluation().get().orElseThrow().loss();
        SweepStudy.Result result = sweepTemperature();
        assertThat(result.loss().getFirst().x()).containsExactly(0.5, 1, 2);
        assertThat(result.loss().getFirst().y()[1]).isEqualTo(shown);
        assertThat(study.running().get()).isFalse();
    }

    @Test
    void aClickTakesTheNearestValueInOneStep() {
        sweepTemperature();
        study.adopt(1.7);
        assertThat(model.settings().objective().first().temperature()).isEqualTo(2);
        assertThat(model.undoName().get().orElseThrow()).isEqualTo("temperature 1 → 2");
        assertThat(study.isOld()).as("the number itself does not make the curves old").isFalse();
        assertThat(study.stands()).hasValue(2);
        model.undo();
        assertThat(model.settings().objective().first().temperature()).isEqualTo(1);
    }

    @Test
    void anotherSettingMakesTheCurvesOld() {
        sweepTemperature();
        model.changeTerm("weight", term -> term.withWeight(3));
        assertThat(study.isOld()).isTrue();
    }

    @Test
    void everyNumberOfTheSettingsCanBeSwept() {
        for (Knob knob : study.knobs()) {
            study.run(knob.name(), knob.declared().min(), knob.declared().max(), 2, false);
            drain();
            assertThat(study.result().get().orElseThrow().points()).as(knob.name()).hasSize(2);
        }
    }

    @Test
    void aRangeThatMakesNoSenseIsRefusedInASentence() {
        study.run("temperature", 0, 2, 3, true);
        assertThat(model.notice().get().sentence()).startsWith("A logarithmic range starts above 0");
        assertThat(study.running().get()).isFalse();
    }

    @Test
    void stoppingEndsIt() {
        study.run("temperature", 0.5, 2, 3, true);
        study.stop();
        drain();
        assertThat(study.running().get()).isFalse();
        assertThat(study.result().get()).isEmpty();
    }

    @Test
    void anotherBatchForgetsTheCurves() {
        sweepTemperature();
        model.open(TestBatches.square("b"));
        drain();
        assertThat(study.result().get()).isEmpty();
    }
}
