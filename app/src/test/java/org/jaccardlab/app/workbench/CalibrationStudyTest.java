package org.jaccardlab.app.workbench;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.metric.CalibrationBins;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Reliability beside the picture. */
class CalibrationStudyTest {

    private static final int PIXELS = 64 * 64;

    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final WorkbenchModel model = new WorkbenchModel(new Nd4jEngine(), worker::add, Runnable::run);
    private final Sketch sketch = new Sketch(model, new Focus(model, new Viewport()), worker::add, Runnable::run);
    private final CalibrationStudy study = new CalibrationStudy(model, new Nd4jEngine(), worker::add, Runnable::run);

    @BeforeEach
    void open() {
        model.open(TestBatches.square("a"));
        study.watch(true);
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

    private CalibrationStudy.View view() {
        return study.view().get().orElseThrow();
    }

    @Test
    void theBarsHoldEveryAnswerOnce() {
        assertThat(view().bins()).hasSize(10);
        assertThat(view().bins().stream().mapToLong(CalibrationBins.Bin::answers).sum()).isEqualTo(PIXELS);
        study.adaptive().set(true);
        drain();
        assertThat(view().adaptive()).isTrue();
        assertThat(view().bins().stream().mapToLong(CalibrationBins.Bin::answers).sum()).isEqualTo(PIXELS);
    }

    @Test
    void aBarsPixelsBecomeTheRegion() {
        int bin = 6;
        study.take(bin, sketch);
        drain();
        Sketch.Roi region = sketch.region().get().orElseThrow();
        assertThat(region.pixels().count()).isPositive().isEqualTo((int) view().bins().get(bin).answers());
        assertThat(region.name()).isEqualTo("Answers from 0.600 to 0.700");
    }

    @Test
    void theNumberOfBinsIsTheOneOfTheMetricsAndOneStep() {
        study.setBins(5);
        drain();
        assertThat(view().bins()).hasSize(5);
        assertThat(model.settings().measuring().bins()).isEqualTo(5);
        assertThat(model.undoName().get()).hasValue("bins 10 → 5");
        study.setBins(0);
        assertThat(model.notice().get().problem()).isTrue();
        assertThat(model.settings().measuring().bins()).isEqualTo(5);
    }

    @Test
    void theFittedTemperatureIsShownFirstAndAdoptedOnDemand() {
        study.fit();
        drain();
        assertThat(model.settings().objective().first().temperature()).isEqualTo(1);
        assertThat(study.fitWords().get()).startsWith("temperature 1.000 → ");
        String before = view().words();
        study.adopt();
        drain();
        assertThat(model.settings().objective().first().temperature()).isNotEqualTo(1);
        assertThat(view().words()).isNotEqualTo(before);
        assertThat(study.fitWords().get()).as("it is still what was fitted").isNotEmpty();
        model.undo();
        assertThat(model.settings().objective().first().temperature()).isEqualTo(1);
    }

    @Test
    void aPredictionWithoutLogitsHasNoTemperatureAndThatIsSaid() {
        model.change("prediction", settings -> settings.withPrediction(new PredictionChoice.ExactlyTheTarget()));
        drain();
        study.fit();
        drain();
        assertThat(study.busy().get()).isFalse();
        assertThat(model.notice().get().sentence()).contains("has no logits");
    }

    @Test
    void oneClassCanBeAskedAbout() {
        study.cls().set(1);
        drain();
        assertThat(view().bins().stream().mapToLong(CalibrationBins.Bin::answers).sum()).isEqualTo(PIXELS);
        assertThat(view().bins().getFirst().from()).isZero();
    }
}
