package org.jaccardlab.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.LovaszHinge;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** What holds for every field of every loss on pictures of all kinds: tiny, masked, with many classes, extreme. */
class FieldContractTest {

    private final Engine engine = new Nd4jEngine();

    static Stream<Loss> everyLoss() {
        return Loss.catalogue().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyLoss")
    void everyFieldIsFiniteNothingIsIgnoredAndSharesAddUp(Loss loss) {
        for (int seed = 0; seed < 12; seed++) {
            Sample sample = strange(seed);
            int classes = sample.classes().count();
            Settings settings = Scenes.settings(loss, Scenes.HARD, loss.needsHardTarget() ? 0 : 0.1, 1,
                    seed % 2 == 0 ? ActiveClasses.PRESENT : ActiveClasses.ALL);
            if (seed % 3 == 0) {
                settings = settings.withFirstTerm(term -> term.withActivation(Activation.SIGMOID));
            }
            try (Batch batch = Batch.of(sample)) {
                Evaluation evaluation = engine
                        .evaluate(new Request(batch, 0, settings, Scenes.everyField(Math.min(classes, 4))));
                assertThat(evaluation.loss()).as("seed %d", seed).isFinite();
                evaluation.fields().forEach((key, field) -> assertSound(key, field, evaluation));
                double constant = evaluation.terms().getFirst().constant();
                assertThat(evaluation.field(FieldKey.total(Quantity.SHARE)).orElseThrow().sum() + constant)
                        .as("seed %d", seed)
                        .isCloseTo(evaluation.loss(), within(1e-6 * Math.max(Math.abs(evaluation.loss()), 1e-3)));
            }
        }
    }

    private static void assertSound(FieldKey key, Field field, Evaluation evaluation) {
        for (int i = 0; i < field.size().pixels(); i++) {
            if (!Float.isFinite(field.at(i))) {
                assertThat(field.at(i)).as("%s of pixel %d", key, i).isFinite();
            }
            if (!evaluation.kept().keeps(i)) {
                assertThat(Float.floatToRawIntBits(field.at(i))).as("%s of ignored pixel %d", key, i).isZero();
            }
        }
    }

    /** A picture of random size, classes, mask and boldness; the same for the same seed. */
    private static Sample strange(int seed) {
        Random random = new Random(seed);
        Size size = new Size(1 + random.nextInt(5), 1 + random.nextInt(5));
        int classes = new int[]{1, 2, 3, 7, 150}[seed % 5];
        float boldness = new float[]{1, 40, 1700}[seed % 3];
        int n = size.pixels();
        float[] logits = new float[classes * n];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = boldness * (boldness > 100 ? random.nextInt(3) - 1 : (float) random.nextGaussian());
        }
        int[] labels = IntStream.range(0, n).map(i -> random.nextInt(Math.max(2, classes))).toArray();
        int masked = labels[0];
        switch (random.nextInt(4)) {
            case 0 -> Arrays.setAll(labels, i -> random.nextBoolean() ? LabelMap.IGNORED : labels[i]);
            case 1 -> Arrays.setAll(labels, i -> labels[i] == masked ? LabelMap.IGNORED : labels[i]);
            case 2 -> Arrays.fill(labels, seed > 5 ? LabelMap.IGNORED : masked);
            default -> {
                // Nothing is ignored.
            }
        }
        return Scenes.sample(classes, size, logits, Scenes.hard(size, labels));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyLoss")
    void nothingCountsInAFullyIgnoredImage(Loss loss) {
        Size size = new Size(2, 2);
        int ignored = LabelMap.IGNORED;
        try (Batch batch = Batch.of(Scenes.sample(2, size, new float[]{1, 2, 3, 4, 5, 6, 7, 8},
                Scenes.hard(size, ignored, ignored, ignored, ignored)))) {
            Evaluation evaluation = engine
                    .evaluate(new Request(batch, 0, Scenes.settings(loss, Scenes.HARD), Scenes.everyField(2)));
            assertThat(evaluation.loss()).isZero();
            evaluation.fields().forEach((key, field) -> assertThat(field.toArray()).as("%s", key).containsOnly(0f));
        }
    }

    @Test
    void theNormIsTheLengthOfTheGradientAndErrorsSplitIntoOverAndUnder() {
        try (Batch batch = Batch.of(Scenes.random(31, 3, new Size(4, 5)))) {
            Evaluation evaluation = engine.evaluate(new Request(batch, 0,
                    Scenes.settings(new Jml1(), Scenes.SOFT, 0.1, 2, ActiveClasses.ALL), Scenes.everyField(3)));
            for (int i = 0; i < 20; i++) {
                double squares = 0;
                double over = 0;
                for (int c = 0; c < 3; c++) {
                    squares += Math.pow(at(evaluation, Quantity.GRADIENT_LOGIT, c, i), 2);
                    double error = at(evaluation, Quantity.ERROR, c, i);
                    assertThat(at(evaluation, Quantity.OVER, c, i) - at(evaluation, Quantity.UNDER, c, i))
                            .isCloseTo(error, within(1e-7));
                    over += Math.max(error, 0);
                }
                assertThat(at(evaluation, Quantity.NORM_LOGIT, FieldKey.TOTAL, i)).isCloseTo(Math.sqrt(squares),
                        within(1e-8));
                assertThat(at(evaluation, Quantity.OVER, FieldKey.TOTAL, i)).isCloseTo(over, within(1e-6));
            }
        }
    }

    @Test
    void confidenceAndEntropyAreThoseOfTheDistribution() {
        Size size = new Size(1, 2);
        float ln2 = (float) Math.log(2);
        try (Batch batch = Batch.of(Scenes.sample(3, size, new float[]{ln2, 0, 0, 0, 0, 0},
                Scenes.hard(size, 0, 1)))) {
            Settings softmax = Scenes.settings(new CrossEntropy(), Scenes.HARD);
            Evaluation evaluation = engine.evaluate(new Request(batch, 0, softmax, Scenes.everyField(3)));
            // 1/2, 1/4, 1/4 and thirds.
            assertThat(at(evaluation, Quantity.CONFIDENCE, FieldKey.TOTAL, 0)).isCloseTo(0.5, within(1e-6));
            assertThat(at(evaluation, Quantity.CONFIDENCE, 1, 0)).isCloseTo(0.75, within(1e-6));
            assertThat(at(evaluation, Quantity.ENTROPY, FieldKey.TOTAL, 0)).isCloseTo(1.5 * ln2, within(1e-6));
            assertThat(at(evaluation, Quantity.ENTROPY, FieldKey.TOTAL, 1)).isCloseTo(Math.log(3), within(1e-6));
            Evaluation channels = engine.evaluate(new Request(batch, 0,
                    softmax.withFirstTerm(term -> term.withActivation(Activation.SIGMOID)), Scenes.everyField(3)));
            assertThat(at(channels, Quantity.CONFIDENCE, FieldKey.TOTAL, 0)).isCloseTo(2 / 3.0, within(1e-6));
            assertThat(at(channels, Quantity.ENTROPY, 1, 0)).isCloseTo(ln2, within(1e-6));
        }
    }

    private static double at(Evaluation evaluation, Quantity quantity, int cls, int pixel) {
        return evaluation.field(new FieldKey(quantity, cls)).orElseThrow().at(pixel);
    }

    @Test
    void aGradientTooSteepForAFloatIsTheSteepestFloat() {
        Size size = new Size(1, 1);
        try (Batch batch = Batch.of(Scenes.sample(1, size, new float[]{-1700}, Scenes.hard(size, 1)))) {
            for (Loss loss : List.of(new LovaszHinge(), new CrossEntropy())) {
                FieldKey key = new FieldKey(Quantity.GRADIENT_PROBABILITY, 0);
                Field field = engine
                        .evaluate(new Request(batch, 0, Scenes.settings(loss, Scenes.HARD), Set.of(key)))
                        .field(key).orElseThrow();
                assertThat(field.at(0)).as(loss.title()).isEqualTo(-Float.MAX_VALUE);
            }
        }
    }

    @Test
    void severalThreadsGetTheSameAnswer() {
        try (Batch batch = Batch.of(Scenes.random(33, 5, new Size(30, 40)))) {
            Request request = new Request(batch, 0, Scenes.settings(new Jml1(), Scenes.HARD), Scenes.everyField(5));
            Evaluation alone = engine.evaluate(request);
            List<Evaluation> together = IntStream.range(0, 8).parallel().mapToObj(i -> engine.evaluate(request))
                    .toList();
            for (Evaluation one : together) {
                assertThat(one.loss()).isEqualTo(alone.loss());
                alone.fields().forEach(
                        (key, field) -> assertThat(one.fields().get(key)).as("%s", key).isNotNull()
                                .satisfies(same -> assertThat(same.toArray()).containsExactly(field.toArray())));
            }
        }
    }

    /** 150 classes make tiles of 1747 pixels, so a picture of 2400 is two and each half of it is one. */
    @Test
    void theResultDoesNotDependOnHowPixelsAreCutIntoTiles() {
        int classes = 150;
        Random random = new Random(35);
        float[] logits = new float[classes * 2400];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) random.nextGaussian();
        }
        int[] labels = IntStream.range(0, 2400).map(i -> random.nextInt(classes)).toArray();
        Sample whole = Scenes.sample(classes, new Size(40, 60), logits, Scenes.hard(new Size(40, 60), labels));
        FieldKey key = FieldKey.total(Quantity.SHARE);
        Settings settings = Scenes.settings(new Jml1(), Scenes.HARD);
        try (Batch one = Batch.of(whole);
                Batch halves = new Batch("halves", List.of(half(logits, labels, 0), half(logits, labels, 1200)))) {
            Evaluation together = engine.evaluate(new Request(one, 0, settings, Set.of(key)));
            Evaluation second = engine.evaluate(new Request(halves, 1, settings, Set.of(key)));
            assertThat(second.loss()).isCloseTo(together.loss(), within(1e-12));
            for (int i = 0; i < 1200; i++) {
                assertThat(second.field(key).orElseThrow().at(i)).isCloseTo(
                        together.field(key).orElseThrow().at(1200 + i), within(1e-10f));
            }
        }
    }

    private static Sample half(float[] logits, int[] labels, int from) {
        Size size = new Size(20, 60);
        int classes = logits.length / labels.length;
        float[] part = new float[classes * 1200];
        for (int c = 0; c < classes; c++) {
            System.arraycopy(logits, c * labels.length + from, part, c * 1200, 1200);
        }
        return Scenes.sample(classes, size, part, Scenes.hard(size, Arrays.copyOfRange(labels, from, from + 1200)));
    }

    @Test
    void aPredictionThatIsNotANumberIsRefusedInOneSentence() {
        Size size = new Size(1, 2);
        try (Batch batch = Batch.of(Scenes.sample(2, size, new float[]{0, Float.NaN, 1, 2},
                Scenes.hard(size, 0, 1)))) {
            for (Loss loss : List.of(new Jml1(), new CrossEntropy())) {
                assertThatThrownBy(() -> engine
                        .evaluate(new Request(batch, 0, Scenes.settings(loss, Scenes.HARD), Set.of())))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("is not a number");
            }
        }
    }

    @Test
    void classWeightsOfTheWrongLengthAreRefused() {
        try (Batch batch = Batch.of(Scenes.random(37, 3, new Size(2, 2)))) {
            Settings settings = Scenes.settings(new Jml1(), Scenes.HARD).withFirstTerm(
                    term -> term.withReduction(term.reduction().withClassWeights(List.of(1.0, 2.0))));
            assertThatThrownBy(() -> engine.evaluate(new Request(batch, 0, settings, Set.of())))
                    .hasMessageContaining("2 class weights but 3 classes");
        }
    }
}
