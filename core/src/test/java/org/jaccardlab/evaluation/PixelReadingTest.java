package org.jaccardlab.evaluation;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The probe works a pixel out by itself, in double: it must say what the fields say. */
class PixelReadingTest {

    private static final Size SIZE = new Size(4, 5);

    static Stream<Arguments> everyLossAndPrediction() {
        return Loss.catalogue().stream().flatMap(loss -> Stream.of(1, 3).flatMap(classes -> Stream
                .of(new PredictionChoice.File("network"), new PredictionChoice.ExactlyTheTarget())
                .filter(prediction -> !loss.needsHardTarget() || prediction.hasLogits())
                .map(prediction -> Arguments.of(loss, classes, prediction))));
    }

    @ParameterizedTest(name = "{0}, {1} classes, {2}")
    @MethodSource("everyLossAndPrediction")
    void theProbeReadsWhatTheFieldsHold(Loss loss, int classes, PredictionChoice prediction) {
        Settings settings = Scenes
                .settings(loss, Scenes.HARD, loss.needsHardTarget() ? 0 : 0.2, 1.7, ActiveClasses.PRESENT)
                .withPrediction(prediction);
        try (Batch batch = Batch.of(Scenes.random(21, classes, SIZE))) {
            Set<FieldKey> keys = new HashSet<>();
            for (int c = 0; c < classes; c++) {
                for (Quantity quantity : new Quantity[]{Quantity.SHARE, Quantity.GRADIENT_LOGIT, Quantity.TARGET,
                        Quantity.PROBABILITY}) {
                    keys.add(new FieldKey(quantity, c));
                }
            }
            Evaluation evaluation = new Nd4jEngine().evaluate(new Request(batch, 0, settings, keys));
            for (int y = 0; y < SIZE.height(); y++) {
                for (int x = 0; x < SIZE.width(); x++) {
                    PixelReading reading = PixelReading.at(evaluation, x, y).orElseThrow();
                    if (!reading.kept()) {
                        assertThat(reading.share()).containsOnly(0);
                        assertThat(reading.gradient()).containsOnly(0);
                        continue;
                    }
                    for (int c = 0; c < classes; c++) {
                        assertSame(evaluation, Quantity.SHARE, c, x, y, reading.share()[c]);
                        assertSame(evaluation, Quantity.GRADIENT_LOGIT, c, x, y, reading.gradient()[c]);
                        assertSame(evaluation, Quantity.TARGET, c, x, y, reading.target()[c]);
                        assertSame(evaluation, Quantity.PROBABILITY, c, x, y, reading.probability()[c]);
                    }
                }
            }
        }
    }

    private static void assertSame(Evaluation evaluation, Quantity quantity, int cls, int x, int y, double read) {
        float inField = evaluation.field(new FieldKey(quantity, cls)).orElseThrow().at(x, y);
        assertThat((double) inField).as("%s of class %d at %d, %d", quantity, cls, x, y).isCloseTo(read,
                within(1e-9 + 1e-6 * Math.abs(read)));
    }

    @Test
    void aClosedSampleIsReadNoMore() {
        Batch batch = Batch.of(Scenes.random(22, 3, SIZE));
        Evaluation evaluation = new Nd4jEngine().evaluate(
                new Request(batch, 0, Scenes.settings(Loss.withId("jml1"), Scenes.HARD), Set.of()));
        batch.close();
        assertThat(PixelReading.at(evaluation, 1, 1)).isEmpty();
    }

    @Test
    void beyondTheEdgeThereIsNothingToRead() {
        try (Batch batch = Batch.of(Scenes.random(23, 3, SIZE))) {
            Evaluation evaluation = new Nd4jEngine().evaluate(
                    new Request(batch, 0, Scenes.settings(Loss.withId("jml1"), Scenes.HARD), Set.of()));
            assertThat(PixelReading.at(evaluation, SIZE.width(), 0)).isEmpty();
            assertThat(PixelReading.at(evaluation, 0, -1)).isEmpty();
        }
    }
}
