package org.jaccardlab.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.FocalTversky;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.KullbackLeibler;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.SoftDice;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.loss.TverskyDialect;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.Link;
import org.jaccardlab.overlap.Sums;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The gain of a pixel is what the loss really loses when the pixel is mended: tested by mending it. */
class GainTest {

    private static final Size SIZE = new Size(3, 4);

    /** Probabilities and weights are multiples of this, so that nothing is rounded on the way through a file. */
    private static final int GRID = 64;

    private static final Reduction MIXED = Reduction.STANDARD.withMixture(0.5, 0.3, 0.2);

    private static final int IGNORED = 5;

    private final Engine engine = new Nd4jEngine();

    static Stream<Arguments> everyLoss() {
        List<Loss> losses = new ArrayList<>(Loss.catalogue());
        losses.addAll(List.of(new FocalTversky(0.3, 0.7, 0.5, 1, false, 1e-3),
                new FocalTversky(1, 1, 2, 2, true, 1),
                new TverskyDialect(false, 1, 1, 1, 1, 2, Link.NONE, 1),
                new TverskyDialect(true, 1, 0.5, 0.5, 1e-3, 1e-3, new Link(true, 1), 1.5)));
        return losses.stream().flatMap(loss -> Stream.of(Scenes.HARD, Scenes.SOFT)
                .filter(target -> !loss.needsHardTarget() || target.equals(Scenes.HARD))
                .flatMap(target -> Stream.of(1, 3).map(classes -> Arguments.of(loss, target, classes))));
    }

    @ParameterizedTest(name = "{0}, {1} target, {2} classes")
    @MethodSource("everyLoss")
    void theGainIsTheLossLessTheLossWithThePixelMended(Loss loss, String target, int classes) {
        Settings settings = settings(new Term(0.7, loss, new TargetRecipe(target, 0), 1, Activation.SOFTMAX,
                MIXED));
        List<float[]> predictions = List.of(prediction(1, classes, settings), prediction(2, classes, settings));
        try (Batch batch = batch(classes, predictions)) {
            for (int member = 0; member < 2; member++) {
                FieldKey total = FieldKey.total(Quantity.GAIN);
                Evaluation before = engine.evaluate(new Request(batch, member, settings, Set.of(total)));
                for (int i : member == 0 ? new int[]{0, IGNORED} : new int[]{3, 11}) {
                    PixelReading reading = reading(before, i);
                    double gain = Objects.requireNonNull(reading.gain().get(total));
                    if (!reading.kept()) {
                        assertThat(gain).isZero();
                        continue;
                    }
                    List<float[]> mended = new ArrayList<>(predictions);
                    mended.set(member, withPixel(predictions.get(member), i, reading.target()));
                    double after = lossOf(classes, mended, settings);
                    assertThat(gain).as("pixel %d of image %d", i, member).isCloseTo(before.loss() - after,
                            within(1e-9 * Math.max(1, before.loss())));
                    assertThat((double) before.field(total).orElseThrow().at(i)).isCloseTo(gain,
                            within(1e-9 + 1e-6 * Math.abs(gain)));
                }
            }
        }
    }

    static Stream<Arguments> everyOverlapLoss() {
        return everyLoss().filter(arguments -> arguments.get()[0] instanceof OverlapLoss);
    }

    @ParameterizedTest(name = "{0}, {1} target, {2} classes")
    @MethodSource("everyOverlapLoss")
    void theGainOfAClassIsThatOfMendingTheClassAlone(OverlapLoss loss, String target, int classes) {
        Settings settings = settings(new Term(0.7, loss, new TargetRecipe(target, 0), 1, Activation.SOFTMAX,
                MIXED));
        try (Batch batch = batch(classes, List.of(prediction(3, classes, settings),
                prediction(4, classes, settings)))) {
            Set<FieldKey> keys = new HashSet<>();
            for (int c = 0; c < classes; c++) {
                keys.add(new FieldKey(Quantity.GAIN, c));
            }
            Evaluation before = engine.evaluate(new Request(batch, 1, settings, keys));
            for (int i = 0; i < SIZE.pixels(); i++) {
                PixelReading reading = reading(before, i);
                for (int c = 0; c < classes && reading.kept(); c++) {
                    double after = 0.7 * withClassMended(before.terms().getFirst(), loss, c, reading);
                    assertThat(reading.gain().get(new FieldKey(Quantity.GAIN, c))).as("class %d, pixel %d", c, i)
                            .isCloseTo(before.loss() - after, within(1e-9));
                }
            }
        }
    }

    /** The scalar algebra on sums in which the pixel has been replaced. */
    private static double withClassMended(TermValue before, OverlapLoss loss, int cls, PixelReading reading) {
        TermSums changed = new TermSums(before.classes().size(), before.sums().get(1).norms());
        changed.add(before.sums().get(1));
        double x = reading.probability()[cls];
        double y = reading.target()[cls];
        Sums now = Sums.ofPixel(x, y, loss.norm());
        Sums then = Sums.ofPixel(y, y, loss.norm());
        changed.add(cls, loss.norm(), new Sums(0, then.x() - now.x(), 0, then.d() - now.d(), then.i() - now.i()));
        return TermValue.of(before.term(), List.of(before.sums().getFirst(), changed), none -> {
            throw new IllegalStateException("an overlap loss is not ranked");
        }, 2 * SIZE.pixels())
                .value();
    }

    @Test
    void gainsOfTermsAddUpEachAtItsOwnTarget() {
        Term overlap = new Term(0.75, new Jml1(1e-3), new TargetRecipe(Scenes.SOFT, 0.25), 1, Activation.SOFTMAX,
                Reduction.STANDARD);
        Term pixelwise = new Term(0.25, new CrossEntropy(), new TargetRecipe(Scenes.HARD, 0), 2, Activation.SOFTMAX,
                Reduction.STANDARD);
        FieldKey key = FieldKey.total(Quantity.GAIN);
        try (Batch batch = batch(3,
                List.of(prediction(5, 3, settings(overlap)), prediction(6, 3, settings(overlap))))) {
            float[] together = field(batch, settings(overlap, pixelwise), key);
            float[] first = field(batch, settings(overlap), key);
            float[] second = field(batch, settings(pixelwise), key);
            for (int i = 0; i < together.length; i++) {
                assertThat(together[i]).isCloseTo(first[i] + second[i], within(1e-7f));
            }
        }
    }

    @Test
    void mendingAPixelThatIsRightSavesNothing() {
        for (Loss loss : List.of(new Jml1(), new SoftJaccard(), new CrossEntropy(), new KullbackLeibler())) {
            try (Batch batch = Batch.of(Scenes.sample(2, new Size(1, 2), PredictionKind.PROBABILITIES,
                    new float[]{0.25f, 0.5f, 0.75f, 0.5f}, Scenes.soft(2, new Size(1, 2), 0.25f, 1, 0.75f, 0)))) {
                float[] gain = field(batch, Scenes.settings(loss, Scenes.SOFT), FieldKey.total(Quantity.GAIN));
                assertThat(gain[0]).as(loss.title()).isCloseTo(0, within(1e-12f));
                assertThat(gain[1]).as(loss.title()).isGreaterThan(0.01f);
            }
        }
    }

    @Test
    void mendingCostsWhereTheMinimumOfTheLossIsElsewhere() {
        // One soft pixel of 0.5 predicted as 1: soft Dice prefers that, 1/3 against 1/2.
        try (Batch batch = Batch.of(Scenes.sample(1, new Size(1, 1), PredictionKind.PROBABILITIES, new float[]{1},
                Scenes.soft(1, new Size(1, 1), 0.5f)))) {
            Settings settings = Scenes.settings(new SoftDice(0), Scenes.SOFT);
            assertThat(field(batch, settings, new FieldKey(Quantity.GAIN, 0))[0]).isCloseTo(-1 / 6f, within(1e-6f));
        }
    }

    /** A small object in a faint haze: the haze holds the loss, the object is where there is something to win. */
    @Test
    void theHazeHoldsTheLossButTheObjectHoldsTheGain() {
        Size size = new Size(32, 32);
        float[] probabilities = new float[size.pixels()];
        int[] labels = new int[size.pixels()];
        for (int i = 0; i < probabilities.length; i++) {
            boolean object = i / 32 >= 14 && i / 32 < 18 && i % 32 >= 14 && i % 32 < 18;
            labels[i] = object ? 1 : 0;
            probabilities[i] = object ? 0.3f : 0.1f;
        }
        try (Batch batch = Batch.of(Scenes.sample(1, size, PredictionKind.PROBABILITIES, probabilities,
                Scenes.hard(size, labels)))) {
            Settings settings = Scenes.settings(new Jml1(0), Scenes.HARD);
            FieldKey share = new FieldKey(Quantity.SHARE, 0);
            FieldKey gain = new FieldKey(Quantity.GAIN, 0);
            Evaluation evaluation = engine.evaluate(new Request(batch, 0, settings, Set.of(share, gain)));
            assertThat(evaluation.loss()).isCloseTo(0.9589, within(5e-5));
            float[] shares = evaluation.field(share).orElseThrow().toArray();
            float[] gains = evaluation.field(gain).orElseThrow().toArray();
            int inside = 16 * 32 + 16;
            double haze = 1008 * shares[0];
            assertThat(haze).isCloseTo(0.86, within(0.005));
            assertThat(gains[inside] / gains[0]).isCloseTo(170, within(2f));
        }
    }

    private Settings settings(Term... terms) {
        return new Settings(Scenes.settings(new Jml1(), Scenes.HARD).prediction(), new Objective(List.of(terms)),
                1e-12);
    }

    private float[] field(Batch batch, Settings settings, FieldKey key) {
        return engine.evaluate(new Request(batch, 0, settings, Set.of(key))).field(key).orElseThrow().toArray();
    }

    private static PixelReading reading(Evaluation evaluation, int pixel) {
        return PixelReading.at(evaluation, pixel % SIZE.width(), pixel / SIZE.width()).orElseThrow();
    }

    private double lossOf(int classes, List<float[]> predictions, Settings settings) {
        try (Batch batch = batch(classes, predictions)) {
            return engine.evaluate(new Request(batch, 0, settings, Set.of())).loss();
        }
    }

    private static float[] withPixel(float[] prediction, int pixel, double[] target) {
        float[] mended = prediction.clone();
        for (int c = 0; c < target.length; c++) {
            mended[c * SIZE.pixels() + pixel] = (float) target[c];
        }
        return mended;
    }

    /** Probabilities on the grid, none 0; rows sum to one unless every class is a sigmoid. */
    private static float[] prediction(long seed, int classes, Settings settings) {
        Random random = new Random(seed);
        boolean free = settings.objective().first().isSigmoid(classes);
        float[] prediction = new float[classes * SIZE.pixels()];
        for (int i = 0; i < SIZE.pixels(); i++) {
            int[] parts = parts(random, classes, 1);
            for (int c = 0; c < classes; c++) {
                prediction[c * SIZE.pixels() + i] = (free ? 1 + random.nextInt(GRID - 1) : parts[c]) / (float) GRID;
            }
        }
        return prediction;
    }

    /** Whole numbers of at least {@code least} that add up to the grid. */
    private static int[] parts(Random random, int classes, int least) {
        int[] parts = new int[classes];
        Arrays.fill(parts, least);
        int left = GRID - classes * least;
        for (int c = 0; c < classes - 1; c++) {
            int part = random.nextInt(left + 1);
            parts[c] += part;
            left -= part;
        }
        parts[classes - 1] += left;
        return parts;
    }

    private static Batch batch(int classes, List<float[]> predictions) {
        List<Sample> samples = new ArrayList<>();
        for (int b = 0; b < predictions.size(); b++) {
            Random random = new Random(100 + b);
            int[] labels = new int[SIZE.pixels()];
            float[] weights = new float[classes * SIZE.pixels()];
            for (int i = 0; i < labels.length; i++) {
                // Classes are missing here and there, and so are pixels.
                labels[i] = i == IGNORED ? LabelMap.IGNORED : random.nextInt(Math.max(2, classes - b));
                int[] parts = classes == 1 ? new int[]{random.nextInt(GRID + 1)} : parts(random, classes, 0);
                for (int c = 0; c < classes; c++) {
                    weights[c * SIZE.pixels() + i] = parts[c] / (float) GRID;
                }
            }
            LabelSource hard = Scenes.hard(SIZE, labels);
            samples.add(Scenes.sample(classes, SIZE, PredictionKind.PROBABILITIES, predictions.get(b), hard,
                    Scenes.soft(classes, hard.kept(), weights)));
        }
        return new Batch("pair", samples);
    }

}
