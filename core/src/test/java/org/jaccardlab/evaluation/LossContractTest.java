package org.jaccardlab.evaluation;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.loss.DiceDialect;
import org.jaccardlab.loss.DiceDialect.IgnoredPixels;
import org.jaccardlab.loss.FocalDialect;
import org.jaccardlab.loss.FocalDialect.Ease;
import org.jaccardlab.loss.FocalTversky;
import org.jaccardlab.loss.FocalTversky.Convention;
import org.jaccardlab.loss.GeneralizedDice;
import org.jaccardlab.loss.GeneralizedDice.Weighting;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.Mcc;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.PooledTversky;
import org.jaccardlab.loss.Sharing;
import org.jaccardlab.loss.SmearedFocal;
import org.jaccardlab.loss.TverskyDialect;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.overlap.GroupLoss;
import org.jaccardlab.overlap.Link;
import org.jaccardlab.overlap.Sums;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.Test;
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

    /** Forms that the catalogue's defaults do not take, and those that presets are made of. */
    static Stream<Arguments> everyForm() {
        Stream<Loss> more = Stream.of(new FocalTversky(0.3, 0.7, 2, Convention.INVERSE, 1, false, 0.5, 1),
                new FocalTversky(1, 1, 0.5, Convention.POWER, 3, true, 1, 0.5),
                new GeneralizedDice(Weighting.SIMPLE, true, 1, 2), new GeneralizedDice(Weighting.UNIFORM, false, 0, 0),
                new TverskyDialect(false, 2, 0.7, 0.3, 1, 1, Link.NONE, 1),
                new TverskyDialect(true, 1, 0.5, 0.5, 0, 1, new Link(true, 1, 1e-7), 1.5),
                new DiceDialect(true, 1, 1e-6, 0, 1e-8, IgnoredPixels.LEFT_OUT),
                new DiceDialect(false, 2, 0, 1, 1, IgnoredPixels.LAST_CLASS_IN_DENOMINATOR),
                new DiceDialect(true, 1, 0, 1, 1, IgnoredPixels.AS_NUMBER), new PooledTversky(1.2, 1e-8),
                new SmearedFocal(1.5, 1e-6), new FocalDialect(Ease.LIKELIHOOD, 2, 0.25, 0.75, 0, true),
                new FocalDialect(Ease.LIKELIHOOD, 0.5, 1, 1, 0.5, false),
                new FocalDialect(Ease.MARGIN, 1.5, 1, 1, 0, false));
        return Stream.concat(everyLoss(),
                more.flatMap(
                        loss -> Stream.of(Arguments.of(loss, Scenes.HARD, 3), Arguments.of(loss, Scenes.SOFT, 3))));
    }

    @ParameterizedTest(name = "{0}, {1} target, {2} classes")
    @MethodSource("everyForm")
    void sharesAndConstantAddUpToTheLoss(Loss loss, String target, int classes) {
        try (Batch batch = batchOfTwo(classes)) {
            double sum = 0;
            Evaluation evaluation = evaluate(batch, 0, tuned(loss, target), FieldKey.total(Quantity.SHARE));
            double near = 1e-6 * Math.max(evaluation.loss(), 1e-3);
            for (int member = 0; member < 2; member++) {
                evaluation = evaluate(batch, member, tuned(loss, target), FieldKey.total(Quantity.SHARE));
                double inField = evaluation.field(FieldKey.total(Quantity.SHARE)).orElseThrow().sum();
                assertThat(inField).isCloseTo(evaluation.memberLoss(), within(near));
                sum += inField;
            }
            double constant = evaluation.terms().getFirst().constant();
            assertThat(sum + constant).isCloseTo(evaluation.loss(), within(near));
            if (loss.sharing() != Sharing.EXACT_AND_CONSTANT) {
                assertThat(constant).isZero();
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1} target, {2} classes")
    @MethodSource("everyForm")
    void noShareIsBelowZeroUnlessTheLossSaysSo(Loss loss, String target, int classes) {
        FieldKey key = new FieldKey(Quantity.SHARE, 0);
        try (Batch batch = Batch.of(Scenes.random(15, classes, SIZE))) {
            for (float share : evaluate(batch, 0, tuned(loss, target), key).field(key).orElseThrow().toArray()) {
                assertThat(share >= -1e-9f || loss.canShareBelowZero()).as("%s", share).isTrue();
            }
        }
    }

    @Test
    void aDiceThatLetsIgnoredPixelsInNamesItsLeak() {
        FieldKey share = FieldKey.total(Quantity.SHARE);
        FieldKey gradient = new FieldKey(Quantity.GRADIENT_LOGIT, 1);
        Loss leaking = new DiceDialect(false, 2, 0, 1, 1, IgnoredPixels.LAST_CLASS_IN_DENOMINATOR);
        try (Batch batch = Batch.of(Scenes.random(16, 3, SIZE))) {
            Evaluation evaluation = engine
                    .evaluate(new Request(batch, 0, tuned(leaking, Scenes.HARD), Set.of(share, gradient)));
            double onIgnored = 0;
            for (int i = 0; i < SIZE.pixels(); i++) {
                if (!evaluation.kept().keeps(i)) {
                    onIgnored += evaluation.field(share).orElseThrow().at(i);
                    assertThat(evaluation.field(gradient).orElseThrow().at(i)).isNotZero();
                    PixelReading reading = PixelReading.at(evaluation, i % SIZE.width(), i / SIZE.width())
                            .orElseThrow();
                    assertThat(reading.gradient()[1])
                            .isCloseTo(evaluation.field(gradient).orElseThrow().at(i), within(1e-8));
                }
            }
            assertThat(evaluation.leak().share()).isPositive().isCloseTo(onIgnored, within(1e-6));
            assertThat(evaluation.leak().gradient()).isPositive().isLessThan(evaluation.leak().wholeGradient());
            assertThat(evaluate(batch, 0, tuned(new Mcc(), Scenes.HARD), share).leak().isNone()).isTrue();
        }
    }

    @Test
    void theLogarithmOfAScoreOfZeroIsRefusedWithAReason() {
        Settings settings = Scenes.settings(new FocalTversky(1, 1, 1, 1, true, 0), Scenes.HARD, 0, 1,
                ActiveClasses.ALL);
        Sample withoutThirdClass = Scenes.sample(3, new Size(1, 2), new float[6], Scenes.hard(new Size(1, 2), 0, 1));
        try (Batch batch = Batch.of(withoutThirdClass)) {
            assertThatThrownBy(() -> engine.evaluate(new Request(batch, 0, settings, Set.of())))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("logarithm of a score of 0");
        }
    }

    @Test
    void aTrulyNegativeLossIsNotClamped() {
        GroupLoss loss = new TverskyDialect(false, 2, 0.7, 0.3, 0, 0, Link.NONE, 1).of(Sums.ofPixel(0.655, 1, 2));
        assertThat(loss.value()).isCloseTo(-0.0911, within(5e-5));
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
    @MethodSource("everyForm")
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
            Set<FieldKey> keys = Scenes.everyField(classes);
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
            engine.evaluate(new Request(batch, 0, tuned(loss, target), Scenes.everyField(classes)));
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
