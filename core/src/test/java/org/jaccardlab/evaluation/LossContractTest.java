package org.jaccardlab.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** What must hold for every loss of the catalogue, on random pictures with ignored pixels. */
class LossContractTest {

    private static final Size SIZE = new Size(5, 7);

    private final Engine engine = new Nd4jEngine();

    /** Every loss, on hard and soft targets, with one channel, two classes and five. */
    static Stream<Arguments> everyLoss() {
        return Loss.catalogue().stream().flatMap(loss -> Stream.of(Scenes.HARD, Scenes.SOFT)
                .filter(target -> !loss.needsHardTarget() || target.equals(Scenes.HARD))
                .flatMap(target -> IntStream.of(1, 2, 5).mapToObj(classes -> Arguments.of(loss, target, classes))));
    }

    @ParameterizedTest(name = "{0}, {1} target, {2} classes")
    @MethodSource("everyLoss")
    void sharesAddUpToTheLoss(Loss loss, String target, int classes) {
        try (Batch batch = batchOfTwo(classes)) {
            double sum = 0;
            double loss0 = 0;
            for (int member = 0; member < 2; member++) {
                FieldKey key = FieldKey.total(Quantity.SHARE);
                Evaluation evaluation = evaluate(batch, member, tuned(loss, target), key);
                double inField = evaluation.field(key).orElseThrow().sum();
                assertThat(inField).isCloseTo(evaluation.memberLoss(),
                        within(1e-6 * Math.max(evaluation.loss(), 1e-3)));
                sum += inField;
                loss0 = evaluation.loss();
            }
            assertThat(sum).isCloseTo(loss0, within(1e-6 * Math.max(loss0, 1e-3)));
        }
    }

    @ParameterizedTest(name = "{0}, {1} target, {2} classes")
    @MethodSource("everyLoss")
    void classSharesAddUpToTheContributionOfTheClass(Loss loss, String target, int classes) {
        try (Batch batch = Batch.of(Scenes.random(3, classes, SIZE))) {
            for (int c = 0; c < classes; c++) {
                FieldKey key = new FieldKey(Quantity.SHARE, c);
                Evaluation evaluation = evaluate(batch, 0, tuned(loss, target), key);
                assertThat(evaluation.field(key).orElseThrow().sum()).isCloseTo(evaluation.contribution(c),
                        within(1e-6));
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1} target, {2} classes")
    @MethodSource("everyLoss")
    void theLogitGradientIsTheSlopeOfTheLoss(Loss loss, String target, int classes) {
        Settings settings = tuned(loss, target);
        try (Batch batch = Batch.of(Scenes.random(5, classes, SIZE))) {
            float step = 0x1p-10f;
            for (int c = 0; c < classes; c++) {
                FieldKey key = new FieldKey(Quantity.GRADIENT_LOGIT, c);
                Field gradient = evaluate(batch, 0, settings, key).field(key).orElseThrow();
                for (int pixel : new int[]{0, 11, 23, 34}) {
                    double up = lossWithLogitMoved(batch.sample(0), settings, c, pixel, step);
                    double down = lossWithLogitMoved(batch.sample(0), settings, c, pixel, -step);
                    assertThat((double) gradient.at(pixel)).as("class %d, pixel %d", c, pixel)
                            .isCloseTo((up - down) / (2 * step), within(2e-7));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1} target, {2} classes")
    @MethodSource("everyLoss")
    void ignoredPixelsCarryNothing(Loss loss, String target, int classes) {
        try (Batch batch = Batch.of(Scenes.random(7, classes, SIZE))) {
            Set<FieldKey> keys = everyField(classes);
            Evaluation evaluation = engine.evaluate(new Request(batch, 0, tuned(loss, target), keys));
            assertThat(evaluation.kept().count()).isLessThan(SIZE.pixels());
            for (FieldKey key : keys) {
                Field field = evaluation.field(key).orElseThrow();
                for (int i = 0; i < SIZE.pixels(); i++) {
                    if (!evaluation.kept().keeps(i)) {
                        assertThat(field.at(i)).as("%s, pixel %d", key, i).isEqualTo(0f);
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1} target, {2} classes")
    @MethodSource("everyLoss")
    void theInputsAreUntouched(Loss loss, String target, int classes) {
        try (Batch batch = Batch.of(Scenes.random(9, classes, SIZE))) {
            Volume logits = batch.sample(0).predictions().getFirst().values();
            float[] before = numbers(logits);
            engine.evaluate(new Request(batch, 0, tuned(loss, target), everyField(classes)));
            assertThat(numbers(logits)).containsExactly(before);
        }
    }

    static Stream<Arguments> everyOverlapLoss() {
        return everyLoss().filter(arguments -> arguments.get()[0] instanceof OverlapLoss);
    }

    @ParameterizedTest(name = "{0}, {1} target, {2} classes")
    @MethodSource("everyOverlapLoss")
    void thePredictionThatIsTheTargetCostsNothingWhereTheLossSaysSo(OverlapLoss loss, String target, int classes) {
        try (Batch batch = Batch.of(Scenes.random(11, classes, SIZE))) {
            Settings settings = tuned(loss, target).withPrediction(new PredictionChoice.ExactlyTheTarget());
            FieldKey key = FieldKey.total(Quantity.SHARE);
            Evaluation evaluation = evaluate(batch, 0, settings, key);
            if (loss.acceptsSoftTargets()) {
                assertThat(evaluation.loss()).isZero();
                assertThat(evaluation.field(key).orElseThrow().toArray()).containsOnly(0f);
            } else {
                assertThat(evaluation.loss()).isGreaterThan(0.01);
            }
        }
    }

    static Stream<Loss> lossesForHardTargets() {
        return Loss.catalogue().stream().filter(Loss::needsHardTarget);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lossesForHardTargets")
    void aLossForHardTargetsRefusesASoftOneAndSaysWhatToDo(Loss loss) {
        try (Batch batch = Batch.of(Scenes.random(13, 3, SIZE))) {
            for (Settings soft : List.of(Scenes.settings(loss, Scenes.SOFT),
                    Scenes.settings(loss, Scenes.HARD, 0.1, 1, ActiveClasses.ALL))) {
                assertThatThrownBy(() -> engine.evaluate(new Request(batch, 0, soft, Set.of())))
                        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("needs a hard target");
            }
        }
    }

    private Evaluation evaluate(Batch batch, int member, Settings settings, FieldKey key) {
        return engine.evaluate(new Request(batch, member, settings, Set.of(key)));
    }

    /** Smoothed target, where the loss bears one, and softened prediction, so that neither is at an edge. */
    private static Settings tuned(Loss loss, String target) {
        return Scenes.settings(loss, target, loss.needsHardTarget() ? 0 : 0.1, 1.5, ActiveClasses.PRESENT);
    }

    private static Batch batchOfTwo(int classes) {
        return new Batch("two", List.of(Scenes.random(1, classes, SIZE), Scenes.random(2, classes, new Size(3, 4))));
    }

    private static Set<FieldKey> everyField(int classes) {
        Set<FieldKey> keys = new HashSet<>();
        for (Quantity quantity : Quantity.values()) {
            for (int c = 0; quantity.hasClasses() && c < classes; c++) {
                keys.add(new FieldKey(quantity, c));
            }
            if (quantity.hasTotal()) {
                keys.add(FieldKey.total(quantity));
            }
        }
        return keys;
    }

    private double lossWithLogitMoved(Sample sample, Settings settings, int cls, int pixel, float by) {
        Prediction old = sample.predictions().getFirst();
        float[] logits = numbers(old.values());
        logits[cls * sample.size().pixels() + pixel] += by;
        Prediction moved = new Prediction(old.name(), old.kind(), Volume.of(old.classes(), old.size(), logits));
        Sample changed = new Sample("moved", sample.image(), sample.classes(), sample.targets(), List.of(moved));
        double loss = engine.evaluate(new Request(Batch.of(changed), 0, settings, Set.of())).loss();
        moved.values().close();
        return loss;
    }

    private static float[] numbers(Volume volume) {
        float[] numbers = new float[volume.classes() * volume.size().pixels()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = volume.at(i / volume.size().pixels(), i % volume.size().pixels());
        }
        return numbers;
    }
}
