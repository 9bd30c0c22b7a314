package org.jaccardlab.evaluation;

import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jaccardlab.evaluation.fused.FusedEngine;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.LovaszSoftmax;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Moving a pixel's prediction: tested by really moving it. */
class PixelMoveTest {

    private static final Size SIZE = new Size(3, 4);
    private static final int PIXEL = 6;
    private static final int IGNORED = 5;
    private static final Reduction MIXED = Reduction.STANDARD.withMixture(0.5, 0.3, 0.2);

    private final Engine engine = new Nd4jEngine();

    static Stream<Arguments> everyLoss() {
        return Loss.catalogue().stream().flatMap(loss -> Stream.of(Scenes.HARD, Scenes.SOFT)
                .filter(target -> !loss.needsHardTarget() || target.equals(Scenes.HARD))
                .flatMap(target -> Stream.of(Activation.values())
                        .filter(activation -> !loss.needsSigmoid() || activation == Activation.SIGMOID)
                        .map(activation -> Arguments.of(loss, target, activation))));
    }

    private static Settings settings(Loss loss, String target, Activation activation) {
        return Scenes.settings(loss, target).withFirstTerm(
                term -> new Term(0.7, loss, new TargetRecipe(target, 0), 1.6, activation, MIXED));
    }

    private static float[] logits(double moved, int cls) {
        Random random = new Random(11);
        float[] logits = new float[3 * SIZE.pixels()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) Math.rint(16 * random.nextGaussian()) / 8;
        }
        logits[cls * SIZE.pixels() + PIXEL] += (float) moved;
        return logits;
    }

    private Batch batch(float[] logits) {
        int[] labels = {0, 1, 2, 1, 0, -1, 2, 2, 1, 0, 0, 1};
        float[] soft = new float[3 * SIZE.pixels()];
        for (int i = 0; i < SIZE.pixels(); i++) {
            int label = Math.max(labels[i], 0);
            for (int c = 0; c < 3; c++) {
                soft[c * SIZE.pixels() + i] = c == label ? 0.75f : 0.125f;
            }
        }
        LabelSource hard = Scenes.hard(SIZE, labels);
        return Batch.of(Scenes.sample(3, SIZE, logits, hard,
                Scenes.soft(3, KeepMask.where(SIZE, i -> i != IGNORED), soft)));
    }

    private Evaluation evaluate(Batch batch, Settings settings) {
        return engine.evaluate(new Request(batch, 0, settings, Set.of(FieldKey.total(Quantity.GAIN))));
    }

    private static PixelMove move(Evaluation evaluation, int pixel, int cls) {
        return PixelMove.at(evaluation, pixel % SIZE.width(), pixel / SIZE.width(), cls).orElseThrow();
    }

    @ParameterizedTest(name = "{0}, {1} target, {2}")
    @MethodSource("everyLoss")
    void aMovedLogitChangesTheLossByWhatEvaluatingAnewSays(Loss loss, String target, Activation activation) {
        Settings settings = settings(loss, target, activation);
        try (Batch before = batch(logits(0, 1))) {
            Evaluation now = evaluate(before, settings);
            for (double by : new double[]{-2.5, -0.125, 0.5, 3}) {
                try (Batch after = batch(logits(by, 1))) {
                    assertThat(move(now, PIXEL, 1).change(by)).as("moved by %s", by).isCloseTo(
                            evaluate(after, settings).loss() - now.loss(), within(2e-7 * Math.max(1, now.loss())));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1} target, {2}")
    @MethodSource("everyLoss")
    void theGradientAgreesWithFiniteDifferences(Loss loss, String target, Activation activation) {
        Settings settings = settings(loss, target, activation);
        try (Batch batch = batch(logits(0, 0))) {
            Evaluation now = evaluate(batch, settings);
            for (int cls = 0; cls < 3; cls++) {
                PixelMove.Check check = move(now, PIXEL, cls).check();
                assertThat(check.isKink() || check.error() < 1e-6).as("class %d: %s", cls, check).isTrue();
            }
        }
    }

    @Test
    void theDistanceToAProbabilityArrivesThere() {
        try (Batch batch = batch(logits(0, 0))) {
            Evaluation now = evaluate(batch, settings(new Jml1(), Scenes.HARD, Activation.SOFTMAX));
            PixelMove move = move(now, PIXEL, 2);
            float[] moved = logits(move.distanceTo(0.25), 2);
            try (Batch after = batch(moved)) {
                assertThat(move(evaluate(after, now.request().settings()), PIXEL, 2).probability()).isCloseTo(0.25,
                        within(1e-6));
            }
        }
    }

    @Test
    void withoutLogitsTheProbabilityMovesAndStaysOne() {
        try (Batch batch = batch(logits(0, 0))) {
            Settings exact = settings(new Jml1(), Scenes.SOFT, Activation.SOFTMAX)
                    .withPrediction(new PredictionChoice.ExactlyTheTarget());
            PixelMove move = move(evaluate(batch, exact), PIXEL, 2);
            assertThat(move.byLogit()).isFalse();
            assertThat(move.probability()).isEqualTo(0.75);
            assertThat(move.change(0.5)).isEqualTo(move.change(0.25)).isPositive();
            assertThat(move.check().isKink()).as("a metric bends at its minimum").isTrue();
        }
    }

    @Test
    void anIgnoredPixelHasNothingToMove() {
        try (Batch batch = batch(logits(0, 0))) {
            Evaluation now = evaluate(batch, settings(new Jml1(), Scenes.HARD, Activation.SOFTMAX));
            assertThat(PixelMove.at(now, IGNORED % SIZE.width(), IGNORED / SIZE.width(), 0)).isEmpty();
        }
    }

    @Test
    void aRankLossWithoutItsErrorsCannotTell() {
        try (Batch batch = batch(logits(0, 0))) {
            Evaluation now = new FusedEngine(engine).evaluate(new Request(batch, 0,
                    settings(new LovaszSoftmax(), Scenes.HARD, Activation.SOFTMAX), Set.of()));
            assertThat(PixelMove.at(now, 0, 0, 0)).isEmpty();
        }
    }
}
