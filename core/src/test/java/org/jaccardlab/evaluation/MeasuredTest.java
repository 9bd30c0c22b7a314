package org.jaccardlab.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.metric.Metrics;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.Measuring;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What the engine measures: the prediction against the reference label, whatever the loss is given. */
class MeasuredTest {

    private static final Size SIZE = new Size(6, 7);

    private static Metrics measured(Sample sample, Settings settings) {
        return new Nd4jEngine().evaluate(new Request(Batch.of(sample), 0, settings, Set.of())).metrics();
    }

    private static Settings settings(String target, double epsilon, double temperature) {
        return Scenes.settings(new Jml1(), target, epsilon, temperature, ActiveClasses.PRESENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {Scenes.HARD, Scenes.SOFT})
    void smoothingTheTargetChangesNoMetric(String target) {
        try (Sample sample = Scenes.random(3, 4, SIZE)) {
            Metrics plain = measured(sample, settings(target, 0, 1));
            for (double epsilon : List.of(0.1, 0.5, 1.0)) {
                assertThat(measured(sample, settings(target, epsilon, 1))).usingRecursiveComparison().isEqualTo(plain);
            }
            UnaryOperator<Settings> sigmoid = given -> given
                    .withFirstTerm(term -> term.withActivation(Activation.SIGMOID));
            assertThat(measured(sample, sigmoid.apply(settings(target, 1, 1)))).usingRecursiveComparison()
                    .isEqualTo(measured(sample, sigmoid.apply(settings(target, 0, 1))));
        }
    }

    @Test
    void theTargetItselfIsRightHoweverSmooth() {
        try (Sample sample = Scenes.random(3, 4, SIZE)) {
            Settings exact = settings(Scenes.HARD, 1, 1).withPrediction(new PredictionChoice.ExactlyTheTarget());
            assertThat(measured(sample, exact).iou().dataset()).hasValue(1);
            assertThat(measured(sample, exact.withFirstTerm(term -> term.withActivation(Activation.SIGMOID))).iou()
                    .dataset()).hasValue(1);
        }
    }

    @Test
    void theChosenReferenceIsMeasuredAgainstWhateverTheTarget() {
        try (Sample sample = Scenes.random(5, 4, SIZE)) {
            Settings againstSoft = settings(Scenes.HARD, 0, 1)
                    .withMeasuring(measuring -> measuring.withReference(Optional.of(Scenes.SOFT)));
            Metrics metrics = measured(sample, againstSoft);
            assertThat(metrics.against()).isEqualTo(Scenes.SOFT);
            assertThat(metrics).usingRecursiveComparison().ignoringFields("measuring")
                    .isEqualTo(measured(sample, settings(Scenes.SOFT, 0, 1)));
            assertThat(metrics.iou()).isNotEqualTo(measured(sample, settings(Scenes.HARD, 0, 1)).iou());
        }
    }

    @Test
    void softIouIsOneMinusTheLossAtItsOwnReference() {
        try (Sample sample = Scenes.random(6, 3, SIZE)) {
            Settings unsmoothed = settings(Scenes.SOFT, 0, 1).withLoss(new Jml1(0));
            Evaluation evaluation = new Nd4jEngine().evaluate(new Request(Batch.of(sample), 0, unsmoothed, Set.of()));
            assertThat(evaluation.metrics().soft().orElseThrow().iou().dataset())
                    .hasValueCloseTo(1 - evaluation.loss(), within(1e-12));
        }
    }

    @Test
    void temperatureMovesCalibrationButNoDecision() {
        try (Sample sample = Scenes.random(7, 4, SIZE)) {
            Metrics cold = measured(sample, settings(Scenes.HARD, 0, 1));
            Metrics warm = measured(sample, settings(Scenes.HARD, 0, 3));
            assertThat(warm.iou()).isEqualTo(cold.iou());
            assertThat(warm.nll()).isNotEqualTo(cold.nll());
            assertThat(warm.calibration()).isNotEqualTo(cold.calibration());
        }
    }

    @Test
    void extremeLogitsKeepTheirSurprise() {
        Size size = new Size(1, 2);
        try (Sample sample = Scenes.sample(2, size, new float[]{1700, -1700, -1700, 1700}, Scenes.hard(size, 1, 1))) {
            assertThat(measured(sample, settings(Scenes.HARD, 0, 1)).nll()).hasValue(1700);
            Settings sigmoid = settings(Scenes.HARD, 0, 1)
                    .withFirstTerm(term -> term.withActivation(Activation.SIGMOID));
            assertThat(measured(sample, sigmoid).nll()).hasValue(850);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 150})
    void nothingIsDefinedInAFullyIgnoredImage(int classes) {
        int[] ignored = new int[SIZE.pixels()];
        Arrays.fill(ignored, LabelMap.IGNORED);
        float[] logits = new float[classes * SIZE.pixels()];
        try (Sample sample = Scenes.sample(classes, SIZE, logits, Scenes.hard(SIZE, ignored))) {
            Metrics metrics = measured(sample, settings(Scenes.HARD, 0, 1));
            assertThat(metrics.pixels()).isZero();
            assertThat(metrics.accuracy()).isEmpty();
            assertThat(metrics.iou().dataset()).isEmpty();
            assertThat(metrics.calibration().dataset()).isEmpty();
            assertThat(metrics.nll()).isEmpty();
        }
    }

    @Test
    void oneChannelIsOneClassWithAThreshold() {
        Size size = new Size(1, 4);
        float[] logits = {3, 0.2f, -0.2f, -3};
        try (Sample sample = Scenes.sample(1, size, logits, Scenes.hard(size, 1, 1, 1, 0))) {
            Settings usual = settings(Scenes.HARD, 0, 1);
            Settings bold = usual.withMeasuring(present -> new Measuring(present.reference(), 10, 10, 0.4));
            assertThat(measured(sample, usual).sigmoid()).isTrue();
            assertThat(measured(sample, usual).iou().dataset()).hasValueCloseTo(2.0 / 3, within(1e-12));
            assertThat(measured(sample, bold).iou().dataset()).hasValue(1);
        }
    }
}
