package org.jaccardlab.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jaccardlab.evaluation.fused.FusedEngine;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is handed out run by run, held against fields and evaluations. */
class WholeGradientTest {

    private static final int CLASSES = 3;

    private final Engine plain = new Nd4jEngine();
    private final Engine fused = new FusedEngine(plain, 2);

    static Stream<Arguments> everyLoss() {
        return Loss.catalogue().stream()
                .flatMap(loss -> Stream.of(Scenes.HARD, Scenes.SOFT)
                        .filter(target -> !loss.needsHardTarget() || target.equals(Scenes.HARD))
                        .flatMap(target -> Stream.of(Activation.values())
                                .filter(activation -> !loss.needsSigmoid() || activation == Activation.SIGMOID)
                                .map(activation -> Arguments.of(loss, target, activation))));
    }

    private static Batch batch() {
        return new Batch("two", List.of(Scenes.random(3, CLASSES, new Size(7, 9)),
                Scenes.random(4, CLASSES, new Size(5, 4))));
    }

    private static Settings settings(Loss loss, String target, Activation activation) {
        Term term = new Term(0.7, loss, new TargetRecipe(target, 0), 1.6, activation,
                Reduction.STANDARD.withMixture(0.5, 0.3, 0.2));
        return Scenes.settings(loss, target).withObjective(
                any -> new Objective(List.of(term, term.withLoss(new CrossEntropy()).withTemperature(1))));
    }

    private static float[][] gradient(Engine engine, Batch batch, Settings settings, Quantity by) {
        float[][] all = new float[batch.size()][];
        Arrays.setAll(all, m -> new float[CLASSES * batch.sample(m).size().pixels()]);
        engine.gradient(batch, settings, by, () -> (member, from, pixels, gradient, stride) -> {
            for (int c = 0; c < CLASSES; c++) {
                System.arraycopy(gradient, c * stride, all[member],
                        c * batch.sample(member).size().pixels() + from, pixels);
            }
        }, Progress.UNWATCHED);
        return all;
    }

    @ParameterizedTest(name = "{0}, {1} target, {2}")
    @MethodSource("everyLoss")
    void bothEnginesHandOutTheFields(Loss loss, String target, Activation activation) {
        Settings settings = settings(loss, target, activation);
        try (Batch batch = batch()) {
            for (Quantity by : List.of(Quantity.GRADIENT_LOGIT, Quantity.GRADIENT_PROBABILITY)) {
                float[][] own = gradient(fused, batch, settings, by);
                float[][] reference = gradient(plain, batch, settings, by);
                for (int m = 0; m < batch.size(); m++) {
                    for (int c = 0; c < CLASSES; c++) {
                        FieldKey key = new FieldKey(by, c);
                        float[] field = plain.evaluate(new Request(batch, m, settings, Set.of(key), false))
                                .field(key).orElseThrow().toArray();
                        for (int i = 0; i < field.length; i++) {
                            int at = c * field.length + i;
                            assertThat(reference[m][at]).isEqualTo(field[i]);
                            assertThat(own[m][at]).as("%s of image %d, class %d, pixel %d", by, m, c, i)
                                    .isCloseTo(field[i], within(2e-6f + 2e-5f * Math.abs(field[i])));
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1} target, {2}")
    @MethodSource("everyLoss")
    void theValueIsThatOfAnEvaluation(Loss loss, String target, Activation activation) {
        Settings settings = settings(loss, target, activation);
        try (Batch batch = batch()) {
            Evaluation evaluation = fused.evaluate(new Request(batch, 1, settings, Set.of()));
            for (Engine engine : List.of(fused, plain)) {
                ObjectiveValue value = engine.value(batch, settings, Progress.UNWATCHED);
                assertThat(value.loss()).isCloseTo(evaluation.loss(), within(1e-6 * Math.abs(evaluation.loss())));
                assertThat(value.keptPixels()).isEqualTo(evaluation.keptPixels());
                assertThat(value.iou()).isEqualTo(evaluation.metrics().iou());
            }
        }
    }
}
