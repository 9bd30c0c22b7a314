package org.jaccardlab.evaluation.fused;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.Scenes;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.loss.BinaryDialect;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.FocalDialect;
import org.jaccardlab.loss.FocalTversky;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.LovaszSoftmax;
import org.jaccardlab.loss.SmearedFocal;
import org.jaccardlab.loss.SoftDiceL2;
import org.jaccardlab.loss.Tversky;
import org.jaccardlab.metric.Metrics;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.Merge;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.TeacherMix;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.RowSet;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The fast engine says what the reference engine says. */
class FusedEngineTest {

    private final Engine reference = new Nd4jEngine();
    private final Engine engine = new FusedEngine(reference, 2);

    static Stream<Arguments> everyLoss() {
        List<Loss> losses = new ArrayList<>(Loss.catalogue());
        losses.add(new FocalTversky(0.5, 0.5, 1.5, 3, true, 0.1));
        return losses.stream().flatMap(loss -> Stream.of(Scenes.HARD, Scenes.SOFT)
                .filter(target -> !loss.needsHardTarget() || target.equals(Scenes.HARD))
                .flatMap(target -> IntStream.of(1, 3).mapToObj(classes -> Arguments.of(loss, target, classes))));
    }

    @ParameterizedTest(name = "{0}, {1} target, {2} classes")
    @MethodSource("everyLoss")
    void everyLossAndFieldIsThatOfTheReferenceEngine(Loss loss, String target, int classes) {
        try (Batch batch = new Batch("two", List.of(Scenes.random(1, classes, new Size(5, 7)),
                Scenes.random(2, classes, new Size(3, 2))))) {
            Settings settings = Scenes.settings(loss, target, loss.needsHardTarget() ? 0 : 0.1, 1.5,
                    ActiveClasses.PRESENT);
            Reduction mixed = Reduction.STANDARD.withMixture(0.5, 0.3, 0.2)
                    .withClassWeights(IntStream.range(0, classes).mapToObj(c -> 1.0 + c).toList());
            agree(batch, settings.withFirstTerm(term -> term.withReduction(mixed)));
            agree(batch, settings.withFirstTerm(term -> term.withActivation(Activation.SIGMOID)));
            if (classes == 1) {
                return;
            }
            agree(batch, settings);
            agree(batch, settings.withPrediction(new PredictionChoice.HardLabel()));
            if (!(loss instanceof CrossEntropy)) {
                agree(batch, settings.withPrediction(new PredictionChoice.ExactlyTheTarget()));
            }
        }
    }

    static Stream<Loss> dialects() {
        return Stream.of(new BinaryDialect(2, 0.5, 0.1), new SmearedFocal(2, 0.01),
                new FocalDialect(FocalDialect.Ease.LIKELIHOOD, 2, 0.25, 0.75, 0.5, false),
                new FocalDialect(FocalDialect.Ease.LIKELIHOOD, 1.5, 1, 1, 0, true),
                new FocalDialect(FocalDialect.Ease.MARGIN, 2, 0.3, 0.7, 0, true));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void whatLibrariesMakeOfPixelwiseLossesIsThatOfTheReferenceEngine(Loss dialect) {
        for (int classes : new int[]{1, 3}) {
            try (Batch batch = new Batch("two", List.of(Scenes.random(11, classes, new Size(5, 7)),
                    Scenes.random(12, classes, new Size(3, 4))))) {
                agree(batch, Scenes.settings(dialect, Scenes.HARD).withFirstTerm(
                        t -> t.withActivation(dialect.needsSigmoid() ? Activation.SIGMOID : t.activation())));
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1} target, {2} classes")
    @MethodSource("everyLoss")
    void probabilitiesFromAFileAreReadAsTheReferenceEngineReadsThem(Loss loss, String target, int classes) {
        Sample random = Scenes.random(3, classes, new Size(7, 3));
        float[] weights = new float[classes * 21];
        for (int i = 0; i < 21; i++) {
            for (int c = 0; c < classes; c++) {
                // A one-hot pixel now and then, so that the floor acts.
                weights[c * 21 + i] = i % 5 == 0 ? c == 0 ? 1 : 0 : share(c, i, classes);
            }
        }
        try (Batch batch = Batch.of(Scenes.sample(classes, random.size(), PredictionKind.PROBABILITIES, weights,
                random.targets().toArray(LabelSource[]::new)))) {
            agree(batch, Scenes.settings(loss, target, 0, 2.5, ActiveClasses.ALL));
        }
    }

    /** Of one channel such that no x is another 1 - x: which of those two is the larger error would be a matter of rounding. */
    private static float share(int cls, int pixel, int classes) {
        return classes == 1
                ? (1f + pixel % 7) / 9.5f
                : (1f + (cls + pixel) % classes) / (classes * (classes + 1) / 2f);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 19, 21, 150})
    void anyNumberOfClassesAndPixelsWillDo(int classes) {
        for (int pixels : new int[]{1, 17, classes < 100 ? 4097 : 33}) {
            try (Batch batch = Batch.of(Scenes.random(classes + pixels, classes, new Size(1, pixels)))) {
                for (String target : List.of(Scenes.HARD, Scenes.SOFT)) {
                    Settings settings = Scenes.settings(new Jml1(), target);
                    Set<FieldKey> fields = Set.of(FieldKey.total(Quantity.SHARE),
                            new FieldKey(Quantity.GRADIENT_LOGIT, classes - 1));
                    for (Loss loss : List.of(new Jml1(), new CrossEntropy())) {
                        agree(new Request(batch, 0, settings.withLoss(loss), fields));
                    }
                }
            }
        }
    }

    @Test
    void everyKindOfTargetIsThatOfTheReferenceEngine() {
        try (Batch batch = Batch.of(Scenes.random(4, 4, new Size(23, 29)))) {
            Settings settings = Scenes.settings(new Jml1(), Scenes.HARD);
            TargetRecipe hard = settings.objective().first().target();
            for (TargetRecipe recipe : List.of(hard.withSmoothing(new Smoothing.Boundary(0.3, 3)),
                    hard.withSmoothing(new Smoothing.Gaussian(1.5)), hard.smoothed("epsilon", 0.2),
                    hard.withTeacher(new TeacherMix("network", 2, 0.5)),
                    hard.withBase(new LabelBase.Annotators(List.of(Scenes.HARD, Scenes.SOFT), Merge.MEAN)),
                    hard.withBase(new LabelBase.PseudoLabels(Scenes.HARD, "network", 1, 0.5, true)))) {
                agree(batch, settings.withFirstTerm(term -> term.withTarget(recipe)));
            }
        }
    }

    @Test
    void anObjectiveOfSeveralTermsIsTheSumOfThem() {
        try (Batch batch = Batch.of(Scenes.random(5, 4, new Size(20, 30)))) {
            Settings jaccard = Scenes.settings(new Jml1(), Scenes.SOFT, 0.2, 2, ActiveClasses.ALL);
            Settings entropy = Scenes.settings(new CrossEntropy(), Scenes.HARD);
            agree(batch, new Settings(jaccard.prediction(), new Objective(
                    List.of(jaccard.objective().first().times(0.75), entropy.objective().first().times(0.25))),
                    Settings.DEFAULT_FLOOR));
        }
    }

    @Test
    void anAnswerFromMemoryIsTheAnswerAnew() {
        try (Batch batch = Batch.of(Scenes.random(6, 3, new Size(10, 13)))) {
            Settings settings = Scenes.settings(new Jml1(), Scenes.SOFT);
            for (double temperature : new double[]{1, 2, 1}) {
                for (String target : List.of(Scenes.SOFT, Scenes.HARD)) {
                    for (Loss loss : List.of(new Jml1(), new Jml1(1), new CrossEntropy())) {
                        agree(batch, Scenes.settings(loss, target, 0, temperature, ActiveClasses.ALL));
                    }
                }
            }
            agree(batch, settings.withPrediction(new PredictionChoice.ExactlyTheTarget()));
            agree(batch, settings);
        }
    }

    @Test
    void oneClassAfterAnotherIsShownAsIfEachWereTheFirst() {
        try (Batch batch = Batch.of(Scenes.random(10, 5, new Size(21, 23)))) {
            for (Loss loss : List.of(new Jml1(), new SoftDiceL2(), new CrossEntropy())) {
                for (String target : List.of(Scenes.HARD, Scenes.SOFT)) {
                    for (int cls : new int[]{0, 4, 2}) {
                        agree(new Request(batch, 0, Scenes.settings(loss, target, 0, 1.5, ActiveClasses.PRESENT),
                                Set.of(new FieldKey(Quantity.GRADIENT_LOGIT, cls))));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 32, 33, 70, 150})
    void aChangeOfTheLossAloneIsSeenThoughTheTargetIsNotReadAgain(int classes) {
        try (Batch batch = Batch.of(Scenes.random(classes, classes, new Size(3, 119)))) {
            for (String target : List.of(Scenes.HARD, Scenes.SOFT)) {
                for (double epsilon : new double[]{0, 0.1}) {
                    for (Loss loss : List.of(new Jml1(), new Jml1(0.7), new Tversky(0.3, 0.8, 0.1),
                            new Tversky(0.9, 0.2, 1))) {
                        agree(new Request(batch, 0, Scenes.settings(loss, target, epsilon, 1.5, ActiveClasses.PRESENT),
                                Set.of(new FieldKey(Quantity.GRADIENT_LOGIT, classes - 1))));
                    }
                }
            }
        }
    }

    @Test
    void aProbabilityThatIsExactlyItsTargetHasNoSide() {
        Size size = new Size(1, 40);
        float[] logits = new float[2 * 40];
        int[] labels = new int[40];
        for (int i = 0; i < 40; i++) {
            // Even pixels are as certain as a number can be, and every second of those is right.
            logits[i] = i % 2 == 0 ? 200 : (i - 20) / 10f;
            labels[i] = i % 4 == 0 ? 0 : 1;
        }
        try (Batch batch = Batch.of(Scenes.sample(2, size, logits, Scenes.hard(size, labels)))) {
            for (Loss loss : List.of(new Jml1(), new Jml1(0.5))) {
                for (int cls : new int[]{0, 1}) {
                    agree(new Request(batch, 0, Scenes.settings(loss, Scenes.HARD),
                            Set.of(new FieldKey(Quantity.GRADIENT_LOGIT, cls))));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void theNumberOfThreadsChangesNoBit(int threads) {
        try (Batch batch = Batch.of(Scenes.random(7, 5, new Size(211, 307)))) {
            for (Loss loss : List.of(new Jml1(), new SoftDiceL2(), new CrossEntropy())) {
                Request request = new Request(batch, 0, Scenes.settings(loss, Scenes.SOFT), everyField(5));
                Evaluation expected = engine.evaluate(request);
                Evaluation actual = new FusedEngine(reference, threads).evaluate(request);
                assertThat(actual.loss()).isEqualTo(expected.loss());
                expected.fields().forEach((key, field) -> assertThat(actual.field(key).orElseThrow().toArray())
                        .as("%s", key).isEqualTo(field.toArray()));
            }
        }
    }

    /** Widths that are no multiple of 16, rows apart and together, the first and the last. */
    @ParameterizedTest
    @ValueSource(ints = {1, 13, 64, 307})
    void rowsAskedForAloneAreThoseOfTheWholeField(int width) {
        Size size = new Size(90, width);
        RowSet rows = RowSet.of(90, IntStream.of(0, 1, 7, 8, 9, 40, 66, 89));
        try (Batch batch = Batch.of(Scenes.random(7, 5, size))) {
            for (Loss loss : List.of(new Jml1(), new SoftDiceL2(), new CrossEntropy(), new LovaszSoftmax())) {
                String target = loss.needsHardTarget() ? Scenes.HARD : Scenes.SOFT;
                for (Set<FieldKey> fields : List.of(everyField(5), Set.of(new FieldKey(Quantity.GRADIENT_LOGIT, 2)))) {
                    Request request = new Request(batch, 0, Scenes.settings(loss, target), fields, false);
                    Evaluation whole = engine.evaluate(request);
                    for (Engine asked : List.of(engine, new FusedEngine(reference, 2))) {
                        Evaluation some = asked.evaluate(request.of(rows));
                        assertThat(some.isWhole()).isFalse();
                        assertThat(some.loss()).isEqualTo(whole.loss());
                        whole.fields().forEach((key, field) -> assertRows(key, rows, some.field(key).orElseThrow(),
                                field));
                    }
                }
            }
        }
    }

    private static void assertRows(FieldKey key, RowSet rows, Field actual, Field expected) {
        assertThat(actual.rows()).isEqualTo(rows);
        int width = expected.size().width();
        for (int row = rows.next(0); row < rows.height(); row = rows.next(row + 1)) {
            for (int i = row * width; i < (row + 1) * width; i++) {
                assertThat(actual.at(i)).as("%s, pixel %s", key, i).isEqualTo(expected.at(i));
            }
        }
    }

    @Test
    void extremeLogitsGiveFiniteNumbers() {
        float[] logits = {1700, -1700, 0, -1700, 1700, 0};
        Size size = new Size(1, 3);
        try (Batch batch = Batch.of(Scenes.sample(2, size, logits, Scenes.hard(size, 1, 1, 0)))) {
            for (Loss loss : List.of(new Jml1(), new SoftDiceL2(), new CrossEntropy())) {
                Evaluation evaluation = engine.evaluate(new Request(batch, 0, Scenes.settings(loss, Scenes.HARD),
                        everyField(2)));
                assertThat(evaluation.loss()).isFinite();
                evaluation.fields().forEach((key, field) -> {
                    if (key.quantity() != Quantity.GRADIENT_PROBABILITY) {
                        for (float v : field.toArray()) {
                            assertThat(v).as("%s", key).isFinite();
                        }
                    }
                });
            }
            agree(new Request(batch, 0, Scenes.settings(new CrossEntropy(), Scenes.HARD),
                    Set.of(new FieldKey(Quantity.GRADIENT_LOGIT, 0), new FieldKey(Quantity.SHARE, 1))));
        }
    }

    @Test
    void aPredictionThatIsNotANumberIsRefusedInTheSameSentence() {
        Size size = new Size(1, 2);
        try (Batch batch = Batch.of(Scenes.sample(2, size, new float[]{0, Float.NaN, 1, 2},
                Scenes.hard(size, 0, 1)))) {
            for (Activation activation : Activation.values()) {
                Request request = new Request(batch, 0, Scenes.settings(new Jml1(), Scenes.HARD)
                        .withFirstTerm(term -> term.withActivation(activation)), Set.of());
                assertThatThrownBy(() -> engine.evaluate(request)).isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("is not a number at some pixel of class 0");
            }
        }
    }

    @Test
    void anUnmeasuredAnswerIsTheSameButForTheMetrics() {
        try (Batch batch = Batch.of(Scenes.random(13, 3, new Size(5, 7)))) {
            Request request = new Request(batch, 0, Scenes.settings(new Jml1(), Scenes.SOFT), everyField(3));
            for (Engine each : List.of(reference, new FusedEngine(reference, 2))) {
                Evaluation plain = each.evaluate(request.unmeasured());
                assertThat(plain.measured()).isEmpty();
                Evaluation measured = each.evaluate(request);
                assertThat(measured.measured()).isPresent();
                assertThat(plain.loss()).isEqualTo(measured.loss());
                measured.fields().forEach((key, field) -> assertThat(plain.field(key).orElseThrow().toArray())
                        .as("%s", key).isEqualTo(field.toArray()));
            }
        }
    }

    @Test
    void metricsThatAreKnownComeWithAnUnmeasuredAnswer() {
        try (Batch batch = Batch.of(Scenes.random(13, 3, new Size(5, 7)))) {
            Settings settings = Scenes.settings(new Jml1(0.1), Scenes.SOFT);
            Engine fused = new FusedEngine(reference, 2);
            Metrics metrics = fused.evaluate(new Request(batch, 0, settings, Set.of())).metrics();
            Settings smoother = settings.withLoss(new Jml1(0.5));
            assertThat(fused.evaluate(new Request(batch, 0, smoother, everyField(3)).unmeasured()).measured())
                    .hasValue(metrics);
            Settings warmer = settings.withFirstTerm(term -> Parameters.with(term, "temperature", 2));
            assertThat(fused.evaluate(new Request(batch, 0, warmer, everyField(3)).unmeasured()).measured()).isEmpty();
        }
    }

    @Test
    void aQuestionWithoutFieldsLeavesTheNextFieldsAsTheyAre() {
        try (Batch batch = Batch.of(Scenes.random(14, 3, new Size(5, 7)))) {
            Settings settings = Scenes.settings(new Jml1(), Scenes.SOFT);
            Engine fused = new FusedEngine(reference, 2);
            fused.evaluate(new Request(batch, 0, settings, Set.of(new FieldKey(Quantity.GRADIENT_LOGIT, 0))));
            fused.evaluate(new Request(batch, 0, settings, Set.of()));
            Request next = new Request(batch, 0, settings, Set.of(new FieldKey(Quantity.GRADIENT_LOGIT, 1)));
            Agreement.check(fused.evaluate(next), reference.evaluate(next));
        }
    }

    @Test
    void itStopsAtTheNextTileWhenTold() {
        try (Batch batch = Batch.of(Scenes.random(8, 3, new Size(300, 300)))) {
            Request request = new Request(batch, 0, Scenes.settings(new Jml1(), Scenes.SOFT), everyField(3));
            AtomicInteger asked = new AtomicInteger();
            assertThatThrownBy(() -> engine.evaluate(request, fraction -> asked.incrementAndGet() == 3))
                    .isInstanceOf(CancellationException.class);
            assertThat(asked).hasValue(3);
            // And nothing half done is remembered.
            agree(request);
        }
    }

    @Test
    void aClosedSampleIsRefused() {
        Batch batch = Batch.of(Scenes.random(9, 3, new Size(4, 4)));
        Request request = new Request(batch, 0, Scenes.settings(new Jml1(), Scenes.SOFT), Set.of());
        engine.evaluate(request);
        batch.close();
        assertThatThrownBy(() -> engine.evaluate(request)).isInstanceOf(IllegalStateException.class);
    }

    private void agree(Batch batch, Settings settings) {
        agree(new Request(batch, 0, settings, everyField(batch.classes().count())));
    }

    private void agree(Request request) {
        Agreement.check(engine.evaluate(request), reference.evaluate(request));
    }

    private static Set<FieldKey> everyField(int classes) {
        Set<FieldKey> keys = new HashSet<>();
        for (Quantity quantity : Quantity.ofOne()) {
            for (int c = 0; quantity.hasClasses() && c < classes; c++) {
                keys.add(new FieldKey(quantity, c));
            }
            if (quantity.hasTotal()) {
                keys.add(FieldKey.total(quantity));
            }
        }
        return keys;
    }
}
