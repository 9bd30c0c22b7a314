package org.jaccardlab.calibration;

import java.util.List;
import java.util.Set;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.metric.CalibrationBins.Bin;
import org.jaccardlab.metric.Metrics;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.PixelSet;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class CalibrationTest {

    private static final Engine ENGINE = EngineKind.standard().start(2);
    private static final Question DECISIONS = new Question.Decisions();

    private static Forecasts answers(Batch batch, Settings settings, Question question) {
        return Forecasts.of(batch, settings, question, ENGINE, Progress.UNWATCHED);
    }

    private static Reliability reliability(Batch batch, Question question, int bins, boolean adaptive) {
        return Reliability.of(answers(batch, Settings.startingWith(batch), question), new Binning(bins, adaptive));
    }

    private static CalibrationErrors errors(Batch batch, Settings settings, Binning binning) {
        return CalibrationErrors.of(batch, settings, binning, ENGINE, Progress.UNWATCHED);
    }

    /** Demo 14 of the dossier. */
    @Test
    void aCalibratedPredictorScoresWellInTheUsualFormsAndBadlyWhereOnlyWinnersCount() {
        try (Batch batch = Batch.of(Sampled.calibrated(new Size(400, 500), 4, 1, 0, 7))) {
            Settings settings = Settings.startingWith(batch);
            for (boolean adaptive : new boolean[]{false, true}) {
                CalibrationErrors errors = errors(batch, settings, new Binning(10, adaptive));
                assertThat(100 * errors.decisions().dataset().orElseThrow()).isBetween(0.05, 0.5);
                assertThat(1000 * errors.classwise().dataset().orElseThrow()).isBetween(1.0, 3.5);
                assertThat(1000 * errors.classwiseOfWinners().dataset().orElseThrow()).isCloseTo(120.8, within(4.0));
            }
        }
    }

    @Test
    void equalBinsGiveTheErrorsOfTheMetricsImageByImageToo() {
        try (Batch batch = new Batch("two", List.of(Sampled.calibrated(new Size(20, 30), 3, 3, 7, 1),
                Sampled.calibrated(new Size(31, 17), 3, 2, 0, 2)))) {
            Settings settings = Settings.startingWith(batch);
            Metrics metrics = ENGINE.evaluate(new Request(batch, 0, settings, Set.of())).metrics();
            Reliability reliability = reliability(batch, DECISIONS, 10, false);
            assertThat(reliability.error().dataset())
                    .hasValueCloseTo(metrics.calibration().dataset().orElseThrow(), within(1e-6));
            assertThat(reliability.error().image())
                    .hasValueCloseTo(metrics.calibration().image().orElseThrow(), within(1e-6));
            assertThat(errors(batch, settings, Binning.STANDARD)).isEqualTo(new CalibrationErrors(metrics.calibration(),
                    metrics.classwise(), metrics.classwiseOfWinners()));

            // A single bin is the same either way, so the means over classes and images must be.
            CalibrationErrors coarse = errors(batch, settings, new Binning(1, true));
            CalibrationErrors one = errors(batch, settings, new Binning(1, false));
            assertThat(coarse.classwise().dataset())
                    .hasValueCloseTo(one.classwise().dataset().orElseThrow(), within(1e-6));
            assertThat(coarse.classwise().image()).hasValueCloseTo(one.classwise().image().orElseThrow(), within(1e-6));
            assertThat(coarse.classwiseOfWinners().image())
                    .hasValueCloseTo(one.classwiseOfWinners().image().orElseThrow(), within(1e-6));
        }
    }

    /** Section 4.9 of the dossier. */
    @Test
    void calibrationErrorsOfFourPixels() {
        float[] p = {0.95f, 0.85f, 0.65f, 0.55f, 0.05f, 0.15f, 0.35f, 0.45f};
        try (Batch batch = Batch.of(
                Sampled.image(new Size(1, 4), 2, PredictionKind.PROBABILITIES, p, new byte[]{0, 0, 1, 0}))) {
            CalibrationErrors errors = errors(batch, Settings.startingWith(batch), Binning.STANDARD);
            assertThat(errors.decisions().dataset()).hasValueCloseTo(0.325, within(1e-6));
            assertThat(errors.classwiseOfWinners().dataset()).hasValueCloseTo(0.25, within(1e-6));
            List<Bin> bins = reliability(batch, DECISIONS, 10, false).bins();
            assertThat(bins).hasSize(10);
            assertThat(bins.get(6).answers()).isEqualTo(1);
            assertThat(bins.get(6).confidence()).isCloseTo(0.65, within(1e-6));
            assertThat(bins.get(6).accuracy()).isZero();
            assertThat(bins.get(9).accuracy()).isEqualTo(1);
            assertThat(bins.get(0).answers()).isZero();
            assertThat(bins.get(0).accuracy()).isNaN();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 100})
    void adaptiveBinsHoldEquallyMany(int count) {
        try (Batch batch = Batch.of(Sampled.calibrated(new Size(40, 50), 4, 1, 0, 3))) {
            List<Bin> bins = reliability(batch, DECISIONS, count, true).bins();
            assertThat(bins).hasSize(count);
            assertThat(bins).allMatch(bin -> Math.abs(bin.answers() - 2000.0 / count) <= 2);
            assertThat(bins.stream().mapToLong(Bin::answers).sum()).isEqualTo(2000);
        }
    }

    @Test
    void whatIsEquallyProbableSharesABin() {
        float[] p = {1, 1, 1, 1, 0.5f, 0, 0, 0, 0, 0.5f};
        try (Batch batch = Batch.of(
                Sampled.image(new Size(1, 5), 2, PredictionKind.PROBABILITIES, p, new byte[]{0, 0, 0, 1, 0}))) {
            List<Bin> bins = reliability(batch, DECISIONS, 5, true).bins();
            assertThat(bins).extracting(Bin::answers).containsExactly(1L, 4L);
            assertThat(bins.get(1).from()).isCloseTo(1, within(1e-6));
            assertThat(bins.get(1).accuracy()).isEqualTo(0.75);
        }
    }

    @ParameterizedTest
    @CsvSource({"false, -1", "true, -1", "false, 2", "true, 2"})
    void everyKeptPixelLiesBehindExactlyOneBar(boolean adaptive, int cls) {
        try (Batch batch = Batch.of(Sampled.calibrated(new Size(30, 40), 3, 2, 5, 4))) {
            Question question = cls < 0 ? DECISIONS : new Question.OfClass(cls);
            Reliability reliability = reliability(batch, question, 8, adaptive);
            int[] times = new int[1200];
            for (int bin = 0; bin < reliability.bins().size(); bin++) {
                PixelSet pixels = reliability.pixels(0, bin);
                assertThat((long) pixels.count()).isEqualTo(reliability.bins().get(bin).answers());
                for (int i = pixels.next(0); i < 1200; i = pixels.next(i + 1)) {
                    times[i]++;
                }
            }
            for (int i = 0; i < 1200; i++) {
                assertThat(times[i]).as("pixel %d", i).isEqualTo(i % 5 == 0 ? 0 : 1);
            }
        }
    }

    @Test
    void withSigmoidsEveryClassOfAPixelIsAnAnswer() {
        try (Batch batch = Batch.of(Sampled.calibrated(new Size(30, 40), 3, 1, 0, 5))) {
            Settings settings = Settings.startingWith(batch)
                    .withFirstTerm(term -> term.withActivation(Activation.SIGMOID));
            Metrics metrics = ENGINE.evaluate(new Request(batch, 0, settings, Set.of())).metrics();
            Reliability reliability = Reliability.of(answers(batch, settings, DECISIONS), Binning.STANDARD);
            assertThat(reliability.bins().stream().mapToLong(Bin::answers).sum()).isEqualTo(3600);
            assertThat(reliability.error().dataset())
                    .hasValueCloseTo(metrics.calibration().dataset().orElseThrow(), within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 1, 2.5})
    void theTemperatureThatSetsLogitsRightIsFound(double factor) {
        try (Batch batch = Batch.of(Sampled.calibrated(new Size(150, 200), 4, factor, 3, 6))) {
            Settings settings = Settings.startingWith(batch);
            TemperatureFit fit = TemperatureFit.of(batch, settings, Binning.STANDARD, ENGINE, Progress.UNWATCHED);
            assertThat(fit.after().temperature()).isCloseTo(factor, within(0.02 * factor));
            assertThat(fit.atEnd()).isFalse();
            assertThat(fit.before().temperature()).isEqualTo(1);
            assertThat(fit.after().nll()).isLessThanOrEqualTo(fit.before().nll() + 1e-6);
            // Metrics leave the absurd ignored pixels out, and so does the fit.
            Metrics metrics = ENGINE.evaluate(new Request(batch, 0, settings, Set.of())).metrics();
            assertThat(metrics.pixels()).isEqualTo(20_000);
            assertThat(fit.before().nll()).isCloseTo(metrics.nll().orElseThrow(), within(1e-5));
            assertThat(fit.before().errors().decisions()).isEqualTo(metrics.calibration());
            assertThat(fit.after().errors().decisions().dataset().orElseThrow()).isLessThan(0.02);
        }
    }

    @Test
    void whatIsAlwaysRightWouldRatherBeColder() {
        float[] logits = {2, 2, -1, -1, -1, 2};
        try (Batch batch = Batch.of(
                Sampled.image(new Size(1, 3), 2, PredictionKind.LOGITS, logits, new byte[]{0, 0, 1}))) {
            TemperatureFit fit = TemperatureFit.of(batch, Settings.startingWith(batch), Binning.STANDARD, ENGINE,
                    Progress.UNWATCHED);
            assertThat(fit.atEnd()).isTrue();
            assertThat(fit.after().temperature()).isCloseTo(0.1, within(1e-4));
        }
    }

    @Test
    void whatHasNoLogitsHasNoTemperature() {
        try (Batch batch = Batch.of(Sampled.calibrated(new Size(3, 4), 2, 1, 0, 8))) {
            Settings settings = Settings.startingWith(batch).withPrediction(new PredictionChoice.HardLabel());
            assertThatIllegalArgumentException().isThrownBy(
                    () -> TemperatureFit.of(batch, settings, Binning.STANDARD, ENGINE, Progress.UNWATCHED))
                    .withMessageContaining("has no logits that a temperature could divide");
        }
    }

    @Test
    void kernelsChangeWhatIsWrongOrLiesWhereClassesMeetAndNothingElse() {
        Size size = new Size(8, 8);
        float[] p = new float[128];
        byte[] labels = new byte[64];
        for (int i = 0; i < 64; i++) {
            labels[i] = (byte) (i % 8 < 4 ? 0 : 1);
            boolean wrong = i == 8;
            p[i] = labels[i] == 0 ^ wrong ? 0.9f - 0.001f * i : 0.2f;
            p[64 + i] = 1 - p[i];
        }
        long before = Volume.bytesInUse();
        try (Batch batch = Batch.of(Sampled.image(size, 2, PredictionKind.PROBABILITIES, p, labels))) {
            Settings settings = Settings.startingWith(batch);
            try (KdeRecalibration.Recalibrated made = KdeRecalibration.STANDARD.of(batch, settings, 1, ENGINE,
                    Progress.UNWATCHED)) {
                Sample sample = made.batch().sample(0);
                Volume values = sample.predictions().getFirst().values();
                for (int i = 0; i < 64; i++) {
                    boolean touched = i == 8 || i % 8 == 3 || i % 8 == 4;
                    assertThat(Math.abs(values.at(0, i) - p[i]) > 1e-5).as("pixel %d", i).isEqualTo(touched);
                    assertThat(values.at(0, i) + values.at(1, i)).isCloseTo(1, within(1e-5f));
                }
                assertThat(made.pixels()).isEqualTo(17);
                assertThat(errors(made.batch(), made.settings(), Binning.STANDARD).decisions().dataset()).isPresent();
            }
        }
        assertThat(Volume.bytesInUse()).isEqualTo(before);
    }
}
