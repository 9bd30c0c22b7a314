package org.jaccardlab.evaluation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Focal;
import org.jaccardlab.loss.FocalTversky;
import org.jaccardlab.loss.FocalTversky.Convention;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.KullbackLeibler;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.ClassDivisor;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Inputs at the edge of what there is: every number that comes out is one, and adds up. */
class ExtremesTest {

    private static final Size SIZE = new Size(3, 4);

    private static final Reduction MIXED = Reduction.STANDARD.withMixture(0.5, 0.3, 0.2);

    private final Engine engine = new Nd4jEngine();

    static Stream<Arguments> everyLoss() {
        return everyLoss(1, 3, 150);
    }

    static Stream<Arguments> everyLossOfFewClasses() {
        return everyLoss(1, 3);
    }

    private static Stream<Arguments> everyLoss(int... classCounts) {
        return Loss.catalogue().stream().flatMap(loss -> Stream.of(Scenes.HARD, Scenes.SOFT)
                .filter(target -> !loss.needsHardTarget() || target.equals(Scenes.HARD))
                .flatMap(target -> IntStream.of(classCounts)
                        .mapToObj(classes -> Arguments.of(loss, target, classes))));
    }

    @ParameterizedTest(name = "{0}, {1} target, {2} classes")
    @MethodSource("everyLoss")
    void logitsOfSeventeenHundredGiveNumbers(Loss loss, String target, int classes) {
        try (Batch batch = Batch.of(scene(3, classes, SIZE, 1700))) {
            assertSound(batch, Scenes.settings(loss, target), classes);
        }
    }

    @ParameterizedTest(name = "{0}, {1} target, {2} classes")
    @MethodSource("everyLoss")
    void aSinglePixelGivesNumbers(Loss loss, String target, int classes) {
        try (Batch batch = Batch.of(scene(4, classes, new Size(1, 1), 3))) {
            assertSound(batch, Scenes.settings(loss, target), classes);
        }
    }

    @ParameterizedTest(name = "{0}, {1} target, {2} classes")
    @MethodSource("everyLossOfFewClasses")
    void whereEveryPixelIsIgnoredThereIsNoLoss(Loss loss, String target, int classes) {
        try (Batch batch = new Batch("nothing", List.of(ignored(classes), ignored(classes)))) {
            for (ActiveClasses active : ActiveClasses.values()) {
                Settings settings = mixed(Scenes.settings(loss, target, 0, 1, active));
                assertThat(engine.evaluate(new Request(batch, 0, settings, Set.of())).loss()).isZero();
                assertSound(batch, settings, classes);
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1} target, {2} classes")
    @MethodSource("everyLossOfFewClasses")
    void anImageWhosePixelsAreAllIgnoredChangesNothing(Loss loss, String target, int classes) {
        Settings settings = mixed(Scenes.settings(loss, target, 0, 1, ActiveClasses.PRESENT));
        try (Batch alone = Batch.of(Scenes.random(31, classes, SIZE));
                Batch beside = new Batch("two", List.of(Scenes.random(31, classes, SIZE), ignored(classes)))) {
            double expected = engine.evaluate(new Request(alone, 0, settings, Set.of())).loss();
            assertThat(expected).isPositive();
            assertThat(engine.evaluate(new Request(beside, 0, settings, Set.of())).loss()).isEqualTo(expected);
            assertThat(engine.evaluate(new Request(beside, 1, settings, Set.of())).memberLoss()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}, {1} target, {2} classes")
    @MethodSource("everyLossOfFewClasses")
    void classesOfWeightZeroCostNothingWhateverDividesThem(Loss loss, String target, int classes) {
        List<Double> none = IntStream.range(0, classes).mapToObj(c -> 0.0).toList();
        try (Batch batch = Batch.of(Scenes.random(32, classes, SIZE))) {
            for (ClassDivisor divisor : ClassDivisor.values()) {
                Settings settings = mixed(Scenes.settings(loss, target)).withFirstTerm(term -> term
                        .withReduction(term.reduction().withClassWeights(none).withDivisor(divisor)));
                double value = engine.evaluate(new Request(batch, 0, settings, Set.of())).loss();
                assertThat(Double.isFinite(value)).as("%s", divisor).isTrue();
                if (loss.asRecord().getClass() == CrossEntropy.class || !(loss instanceof PixelLoss)
                        && !loss.id().equals("generalized-dice")) {
                    assertThat(value).as("%s", divisor).isZero();
                }
            }
        }
    }

    static Stream<FocalTversky> everyPower() {
        return DoubleStream.of(0.25, 0.5, 1, 4.0 / 3, 2, 2.5, 4).boxed()
                .flatMap(gamma -> Stream.of(Convention.values()).flatMap(convention -> Stream.of(true, false)
                        .map(log -> new FocalTversky(0.3, 0.7, gamma, convention, 1, log, 1e-3, 1e-3))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyPower")
    void everyPowerOfALossGivesNumbersUpToTheTargetItself(FocalTversky loss) {
        try (Batch batch = Batch.of(Scenes.random(33, 3, SIZE))) {
            Settings settings = Scenes.settings(loss, Scenes.SOFT);
            assertSound(batch, settings, 3);
            Settings perfect = settings.withPrediction(new PredictionChoice.ExactlyTheTarget());
            assertSound(batch, perfect, 3);
            assertThat(engine.evaluate(new Request(batch, 0, perfect, Set.of())).loss()).isZero();
        }
    }

    @Test
    void aTrueZeroWhereTheTargetIsSoftIsAnInfiniteLossButNowhereNotANumber() {
        for (Loss loss : List.of(new CrossEntropy(), new KullbackLeibler(), new Focal())) {
            try (Batch batch = Batch.of(Scenes.random(34, 3, SIZE))) {
                Settings settings = Scenes.settings(loss, Scenes.SOFT)
                        .withPrediction(new PredictionChoice.HardLabel());
                assertThat(engine.evaluate(new Request(batch, 0, settings, Set.of())).loss())
                        .isEqualTo(Double.POSITIVE_INFINITY);
                assertNoFieldIsNaN(batch, settings, 3);
                Settings unweighted = settings.withFirstTerm(term -> term.withReduction(
                        term.reduction().withClassWeights(List.of(0.0, 0.0, 0.0))));
                assertSound(batch, unweighted, 3);
                assertThat(engine.evaluate(new Request(batch, 0, unweighted, Set.of())).loss()).isZero();
                Settings weightless = settings.withFirstTerm(term -> term.withWeight(0));
                assertThat(engine.evaluate(new Request(batch, 0, weightless, Set.of())).loss()).isZero();
                assertNoFieldIsNaN(batch, weightless, 3);
            }
        }
    }

    @Test
    void aClassWhoseLabelIsExactlyTheThresholdIsNotPresent() {
        ActiveRule rule = new ActiveRule(ActiveClasses.PRESENT, List.of(), 0.3, true);
        Settings settings = Scenes.settings(new Jml1(), Scenes.HARD, 0.6, 1, ActiveClasses.PRESENT)
                .withFirstTerm(term -> term.withReduction(term.reduction().withActive(rule)));
        try (Batch batch = Batch.of(Scenes.sample(2, new Size(1, 1), new float[2], Scenes.hard(new Size(1, 1), 0)))) {
            assertThat(engine.evaluate(new Request(batch, 0, settings, Set.of())).terms().getFirst().classes())
                    .extracting(ClassValue::active).containsExactly(true, false);
        }
    }

    private void assertSound(Batch batch, Settings settings, int classes) {
        FieldKey key = FieldKey.total(Quantity.SHARE);
        double sum = 0;
        Evaluation evaluation = engine.evaluate(new Request(batch, 0, settings, Set.of(key)));
        assertThat(Double.isFinite(evaluation.loss())).as("loss %s", evaluation.loss()).isTrue();
        for (int member = 0; member < batch.size(); member++) {
            sum += engine.evaluate(new Request(batch, member, settings, Set.of(key))).field(key).orElseThrow().sum();
        }
        assertThat(sum + evaluation.terms().getFirst().constant()).isCloseTo(evaluation.loss(),
                within(1e-6 * Math.max(evaluation.loss(), 1e-3)));
        assertNoFieldIsNaN(batch, settings, classes);
    }

    private void assertNoFieldIsNaN(Batch batch, Settings settings, int classes) {
        Set<FieldKey> keys = new HashSet<>();
        for (Quantity quantity : Quantity.values()) {
            if (quantity.hasClasses()) {
                keys.add(new FieldKey(quantity, 0));
                keys.add(new FieldKey(quantity, classes - 1));
            }
            if (quantity.hasTotal()) {
                keys.add(FieldKey.total(quantity));
            }
        }
        Evaluation evaluation = engine.evaluate(new Request(batch, 0, settings, keys));
        for (FieldKey key : keys) {
            for (float value : evaluation.field(key).orElseThrow().toArray()) {
                assertThat(Float.isFinite(value)).as("%s is %s", key, value).isTrue();
            }
        }
        for (int i = 0; i < batch.sample(0).size().pixels(); i++) {
            int width = batch.sample(0).size().width();
            PixelReading reading = PixelReading.at(evaluation, i % width, i / width).orElseThrow();
            assertThat(reading.share()).as("share read").doesNotContain(Double.NaN);
            assertThat(reading.gradient()).as("gradient read").doesNotContain(Double.NaN);
            assertThat(reading.gain().values()).as("gain read").doesNotContain(Double.NaN);
        }
    }

    private static Settings mixed(Settings settings) {
        return settings.withFirstTerm(
                term -> term.withReduction(MIXED.withActive(term.reduction().active())));
    }

    /** Every logit is the size given, up or down. */
    private static Sample scene(long seed, int classes, Size size, float logit) {
        Random random = new Random(seed);
        float[] logits = new float[classes * size.pixels()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = random.nextBoolean() ? logit : -logit;
        }
        int[] labels = random.ints(size.pixels(), 0, Math.max(2, classes)).toArray();
        float[] weights = new float[logits.length];
        Arrays.fill(weights, 1f / Math.max(2, classes));
        return Scenes.sample(classes, size, logits, Scenes.hard(size, labels), Scenes.soft(classes, size, weights));
    }

    private static Sample ignored(int classes) {
        int[] labels = new int[SIZE.pixels()];
        Arrays.fill(labels, LabelMap.IGNORED);
        LabelSource hard = Scenes.hard(SIZE, labels);
        return Scenes.sample(classes, SIZE, new float[classes * SIZE.pixels()], hard,
                Scenes.soft(classes, hard.kept(), new float[classes * SIZE.pixels()]));
    }
}
