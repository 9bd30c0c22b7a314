package org.jaccardlab.landscape;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.Scenes;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Dml1;
import org.jaccardlab.loss.Dml2;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Jml2;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.LovaszSoftmax;
import org.jaccardlab.loss.RankLoss;
import org.jaccardlab.loss.SoftDice;
import org.jaccardlab.loss.SoftDiceL2;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.loss.SoftJaccardL2;
import org.jaccardlab.loss.Tversky;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sweep.Knob;
import org.jaccardlab.sweep.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LandscapeTest {

    private final Engine engine = EngineKind.FUSED.start(2);

    private static Batch channel(double... target) {
        Size size = new Size(1, target.length);
        return Batch.of(Scenes.sample(1, size, new float[target.length],
                Scenes.soft(1, size, Scenes.floats(target))));
    }

    private static Settings atTarget(Loss loss) {
        return Scenes.settings(loss, Scenes.SOFT).withPrediction(new PredictionChoice.ExactlyTheTarget());
    }

    private Evaluation evaluate(Batch batch, Settings settings) {
        return PixelCurve.evaluate(engine, batch, 0, settings, Progress.UNWATCHED);
    }

    /** Loss; its values at 0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9 and 1 for a target of 0.5; where it is least. */
    static Stream<Arguments> onePixel() {
        return Stream.of(
                Arguments.of(new SoftJaccard(0), 1, new double[]{1, 0.909091, 0.8, 0.714286, 0.666667, 0.625,
                        0.571429, 0.526316, 0.5}),
                Arguments.of(new SoftJaccardL2(0), 0.5, new double[]{1, 0.761905, 0.333333, 0.047619, 0, 0.032258,
                        0.142857, 0.262295, 0.333333}),
                Arguments.of(new Jml1(0), 0.5, new double[]{1, 0.8, 0.5, 0.2, 0, 0.166667, 0.333333, 0.444444, 0.5}),
                Arguments.of(new Jml2(0), 0.5, new double[]{1, 0.888889, 0.666667, 0.333333, 0, 0.25, 0.4, 0.470588,
                        0.5}),
                Arguments.of(new SoftDice(0), 1, new double[]{1, 0.833333, 0.666667, 0.555556, 0.5, 0.454545, 0.4,
                        0.357143, 0.333333}),
                Arguments.of(new SoftDiceL2(0), 0.5, new double[]{1, 0.615385, 0.2, 0.024390, 0, 0.016393, 0.076923,
                        0.150943, 0.2}),
                Arguments.of(new Dml1(0), 0.5, new double[]{1, 0.666667, 0.333333, 0.111111, 0, 0.090909, 0.2,
                        0.285714, 0.333333}),
                Arguments.of(new Dml2(0), 0.5, new double[]{1, 0.8, 0.5, 0.2, 0, 0.142857, 0.25, 0.307692,
                        0.333333}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("onePixel")
    void onePixelHasItsKnownCurveAndItsMinimumWhereItIs(Loss loss, double minimiser, double[] values) {
        int[] places = {0, 2, 5, 8, 10, 12, 15, 18, 20};
        try (Batch batch = channel(0.5)) {
            Curve curve = PixelCurve.overProbability(evaluate(batch, atTarget(loss)), loss.title(), 0, 0, 0, 21);
            for (int k = 0; k < places.length; k++) {
                assertThat(curve.loss()[places[k]]).as("x = %s", curve.at()[places[k]]).isCloseTo(values[k],
                        within(1e-6));
            }
            assertThat(curve.minimiser()).isCloseTo(minimiser, within(1e-6));
            assertThat(curve.now()).isEqualTo(0.5);
            assertThat(curve.target()).hasValue(0.5);
        }
    }

    @Test
    void twoPixelsOfSoftJaccardAreLeastInACornerAndOfJml1AtTheTarget() {
        try (Batch batch = channel(0.6, 0.4)) {
            Span span = Span.linear(0, 1, 21);
            Planes.Spot first = new Planes.Spot(0, 0, 0);
            Planes.Spot second = new Planes.Spot(1, 0, 0);
            Plane classical = Planes.ofPixels(evaluate(batch, atTarget(new SoftJaccard(0))), first, span, second, span,
                    Progress.UNWATCHED);
            assertThat(classical.x()[classical.column()]).isEqualTo(1);
            assertThat(classical.y()[classical.row()]).isEqualTo(1);
            assertThat(classical.minimum()).isCloseTo(0.5, within(1e-6));
            assertThat(classical.at(12, 8)).isCloseTo(0.648649, within(1e-6));
            Plane metric = Planes.ofPixels(evaluate(batch, atTarget(new Jml1(0))), first, span, second, span,
                    Progress.UNWATCHED);
            assertThat(metric.x()[metric.column()]).isCloseTo(0.6, within(1e-12));
            assertThat(metric.y()[metric.row()]).isCloseTo(0.4, within(1e-12));
            assertThat(metric.minimum()).isCloseTo(0, within(1e-7));
        }
    }

    static Stream<Loss> sums() {
        return Loss.catalogue().stream().filter(loss -> !(loss instanceof RankLoss));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sums")
    void aPlaneOfPixelsIsWhatEvaluatingThemSays(Loss loss) {
        try (Batch batch = new Batch("two", List.of(Scenes.random(1, 3, new Size(4, 5)),
                Scenes.random(2, 3, new Size(3, 3))))) {
            Settings settings = Scenes.settings(loss, Scenes.HARD).withFirstTerm(
                    term -> term.withReduction(term.reduction().withMixture(0.5, 0.3, 0.2)));
            Evaluation now = evaluate(batch, settings);
            int a = now.kept().nextKept(0);
            int b = now.kept().nextKept(a + 1);
            Span span = Span.linear(0.1, 0.9, 3);
            Plane plane = Planes.ofPixels(now, new Planes.Spot(a % 5, a / 5, 0), span,
                    new Planes.Spot(b % 5, b / 5, 2), span, Progress.UNWATCHED);
            Volume file = batch.sample(0).predictions().getFirst().values();
            Volume changed = Volume.allocate(3, file.size(), file.precision());
            for (int i = 0; i < 60; i++) {
                changed.put(i, file.at((long) i));
            }
            put(changed, 0, a, 0.1, settings);
            put(changed, 2, b, 0.9, settings);
            try (Batch moved = new Batch("moved", List.of(
                    batch.sample(0).plus(new Prediction("moved", PredictionKind.LOGITS, changed)),
                    batch.sample(1).plus(new Prediction("moved", PredictionKind.LOGITS, copy(batch)))))) {
                double loss0 = engine.evaluate(new Request(moved, 0,
                        settings.withPrediction(new PredictionChoice.File("moved")), Set.of())).loss();
                assertThat(plane.at(0, 2)).isCloseTo(loss0, within(2e-6 * Math.max(1, Math.abs(loss0))));
            }
        }
    }

    private static Volume copy(Batch batch) {
        Volume file = batch.sample(1).predictions().getFirst().values();
        Volume copy = Volume.allocate(3, file.size(), file.precision());
        for (int i = 0; i < 27; i++) {
            copy.put(i, file.at((long) i));
        }
        return copy;
    }

    /** The logit that makes this the probability. */
    private static void put(Volume logits, int cls, int pixel, double p, Settings settings) {
        double others = 0;
        for (int c = 0; c < 3; c++) {
            others += c == cls ? 0 : Math.exp(logits.at(c, pixel));
        }
        boolean sigmoid = settings.objective().first().isSigmoid(3);
        logits.put(20L * cls + pixel, (float) (Math.log(p / (1 - p)) + (sigmoid ? 0 : Math.log(others))));
    }

    @Test
    void aLogitCurveGoesThroughThePresentLoss() {
        try (Batch batch = Batch.of(Scenes.random(3, 3, new Size(4, 4)))) {
            Evaluation now = evaluate(batch, Scenes.settings(new CrossEntropy(), Scenes.SOFT));
            int kept = now.kept().nextKept(3);
            Curve before = PixelCurve.overLogit(now, "CE", kept % 4, kept / 4, 1, Span.linear(-8, 8, 33));
            Curve at = PixelCurve.overLogit(now, "CE", kept % 4, kept / 4, 1,
                    Span.linear(before.now(), before.now() + 1, 2));
            assertThat(at.loss()[0]).isCloseTo(now.loss(), within(1e-12));
            assertThat(before.minimiser()).as("cross-entropy is least at the target")
                    .isCloseTo(before.target().getAsDouble(), within(1e-3));
        }
    }

    @Test
    void twoNumbersOfTheSettingsMakeAPlane() {
        try (Batch batch = Batch.of(Scenes.random(4, 3, new Size(6, 6)))) {
            Settings settings = Scenes.settings(new Tversky(), Scenes.SOFT);
            Plane plane = Planes.ofKnobs(engine, batch, settings, Knob.named(settings, "alpha"),
                    Span.linear(0.1, 1, 4), Knob.named(settings, "beta"), Span.linear(0.2, 0.8, 3),
                    Progress.UNWATCHED);
            double wanted = engine.value(batch, settings.withLoss(new Tversky(0.4, 0.5, new Tversky().smooth())),
                    Progress.UNWATCHED).loss();
            assertThat(plane.at(1, 1)).isCloseTo(wanted, within(1e-9));
            assertThat(plane.minimum()).isEqualTo(plane.at(0, 0));
        }
    }

    @Test
    void aContourGoesWhereTheLossHasItsLevel() {
        Plane slope = Plane.of("x", new double[]{0, 1, 2}, "y", new double[]{0, 1}, new double[]{0, 1, 2, 1, 2, 3});
        assertThat(slope.contour(1.5)).hasSize(2).allSatisfy(piece -> {
            assertThat(piece.x1() + piece.y1()).isCloseTo(1.5, within(1e-12));
            assertThat(piece.x2() + piece.y2()).isCloseTo(1.5, within(1e-12));
        });
        assertThat(slope.contour(5)).isEmpty();
    }

    @Test
    void whatCannotBeDrawnSaysWhy() {
        try (Batch batch = Batch.of(Scenes.random(3, 3, new Size(4, 4)))) {
            Evaluation now = evaluate(batch, Scenes.settings(new LovaszSoftmax(), Scenes.HARD));
            int a = now.kept().nextKept(0);
            int b = now.kept().nextKept(a + 1);
            Planes.Spot first = new Planes.Spot(a % 4, a / 4, 0);
            Span span = Span.linear(0.1, 0.9, 3);
            assertThatThrownBy(() -> Planes.ofPixels(now, first, span, first, span, Progress.UNWATCHED))
                    .hasMessageContaining("two different pixels");
            assertThatThrownBy(() -> Planes.ofPixels(now, first, span, new Planes.Spot(b % 4, b / 4, 0), span,
                    Progress.UNWATCHED)).hasMessageContaining("ranks");
        }
    }
}
