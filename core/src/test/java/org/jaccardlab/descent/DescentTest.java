package org.jaccardlab.descent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.Scenes;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Dml1;
import org.jaccardlab.loss.Dml2;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Jml2;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.LovaszSoftmax;
import org.jaccardlab.loss.SoftDice;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.loss.SoftJaccardL2;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
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

class DescentTest {

    private static final double[] SIX = {0.1685, 0.2894, 0.7410, 0.5657, 0.1753, 0.4465};

    private final Engine engine = EngineKind.FUSED.start(2);

    /** One row of pixels of one channel, its prediction even. */
    private static Batch channel(double... target) {
        Size size = new Size(1, target.length);
        return Batch.of(Scenes.sample(1, size, new float[target.length],
                Scenes.soft(1, size, Scenes.floats(target))));
    }

    /** The same as foreground and background of a softmax, the foreground first. */
    private static Batch twoChannels(double... target) {
        Size size = new Size(1, target.length);
        double[] both = new double[2 * target.length];
        for (int i = 0; i < target.length; i++) {
            both[i] = target[i];
            both[target.length + i] = 1 - target[i];
        }
        return Batch.of(Scenes.sample(2, size, new float[2 * target.length],
                Scenes.soft(2, size, Scenes.floats(both))));
    }

    private static Settings settings(Loss loss) {
        return Scenes.settings(loss, Scenes.SOFT);
    }

    private static Plan onProbabilities(double rate, double decay) {
        return new Plan(Variable.PROBABILITIES, Start.EVEN, new Momentum(rate, 0, decay), 0);
    }

    private double[] end(Batch batch, Settings settings, Plan plan, int steps) {
        try (Descent descent = new Descent(engine, batch, settings, plan)) {
            descent.goTo(steps, Progress.UNWATCHED);
            double[] end = new double[batch.sample(0).size().pixels()];
            for (int i = 0; i < end.length; i++) {
                double v = descent.at(0, 0, i);
                end[i] = plan.variable() == Variable.PROBABILITIES ? v : 1 / (1 + Math.exp(-v));
            }
            return end;
        }
    }

    static Stream<Arguments> sixPixels() {
        double[] corner = {0, 0, 1, 1, 0, 1};
        return Stream.of(Arguments.of(new SoftJaccard(0), corner), Arguments.of(new SoftDice(0), corner),
                Arguments.of(new Jml1(0), SIX), Arguments.of(new Jml2(0), SIX), Arguments.of(new Dml1(0), SIX),
                Arguments.of(new Dml2(0), SIX), Arguments.of(new SoftJaccardL2(0), SIX));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sixPixels")
    void sixPixelsEndAtACornerOrAtTheTarget(Loss loss, double[] wanted) {
        boolean corner = wanted != SIX;
        try (Batch batch = channel(SIX)) {
            // What bends at its minimum settles there only as fast as steps become small; logits never reach a corner.
            Plan probabilities = corner ? onProbabilities(0.3, 0.05) : onProbabilities(0.5, 0.2);
            assertThat(end(batch, settings(loss), probabilities, corner ? 1500 : 6000)).containsExactly(wanted,
                    within(corner ? 1e-6 : 0.004));
            Plan logits = new Plan().with(corner ? new Momentum(5, 0, 0.02) : new Momentum(5, 0, 0.1));
            assertThat(end(batch, settings(loss), logits, 4000)).containsExactly(wanted,
                    within(corner ? 0.03 : 0.01));
        }
    }

    static Stream<Arguments> sixPixelsOfTwoChannels() {
        return Stream.of(Arguments.of(new SoftJaccard(0), new double[]{0, 0, 1, 1, 0, 0.289}),
                Arguments.of(new SoftDice(0), new double[]{0, 0, 1, 1, 0, 0.595}), Arguments.of(new Jml1(0), SIX));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sixPixelsOfTwoChannels")
    void withABackgroundChannelSixPixelsEndElsewhere(Loss loss, double[] wanted) {
        try (Batch batch = twoChannels(SIX)) {
            Plan plan = onProbabilities(1, wanted == SIX ? 0.5 : 0.02);
            assertThat(end(batch, settings(loss), plan, 4000)).containsExactly(wanted, within(0.001));
        }
    }

    static Stream<Arguments> fewPixels() {
        return Stream.of(pixels(0.5, 1), pixels(0.1, 1), pixels(0.8, 0.2, 1, 0), pixels(0.9, 0.1, 1, 0),
                pixels(0.7, 0.3, 1, 0), pixels(0.6, 0.4, 1, 1), pixels(0.5, 0.5, 1, 1));
    }

    /** As many pixels of the target, then of what soft Jaccard and soft Dice want instead. */
    private static Arguments pixels(double... both) {
        int half = both.length / 2;
        return Arguments.of(Arrays.copyOf(both, half),
                Arrays.copyOfRange(both, half, both.length));
    }

    @ParameterizedTest
    @MethodSource("fewPixels")
    void theClassicalLossesLeaveASoftTargetThatTheMetricLossesKeep(double[] target, double[] corner) {
        Plan plan = new Plan(Variable.PROBABILITIES, Start.PREDICTION, new Momentum(0.3, 0, 0.01), 0);
        Plan careful = plan.with(new Momentum(0.001, 0, 0));
        try (Batch batch = channel(target)) {
            for (Loss loss : List.of(new SoftJaccard(0), new SoftDice(0))) {
                assertThat(end(batch, atTarget(loss), plan, 1500)).as(loss.title()).containsExactly(corner,
                        within(1e-6));
            }
            for (Loss loss : List.of(new Jml1(0), new Jml2(0), new Dml1(0), new Dml2(0))) {
                assertThat(end(batch, atTarget(loss), careful, 300)).as(loss.title()).containsExactly(target,
                        within(0.06));
            }
        }
    }

    private static Settings atTarget(Loss loss) {
        return settings(loss).withPrediction(new PredictionChoice.ExactlyTheTarget());
    }

    @Test
    void jml2PushesAnOverPredictedPixelFurtherUpAndJml1DoesNot() {
        Size size = new Size(1, 2);
        double rate = 0.001;
        Plan plan = new Plan(Variable.PROBABILITIES, Start.PREDICTION, new Momentum(rate, 0, 0), 0);
        try (Batch batch = Batch.of(Scenes.sample(1, size, PredictionKind.PROBABILITIES, Scenes.floats(0.95, 0),
                Scenes.soft(1, size, Scenes.floats(0.9, 1.0))))) {
            assertThat(end(batch, settings(new Jml2(0)), plan, 1)).containsExactly(
                    new double[]{0.95 + 2 * rate * 0.0248, 2 * rate * 0.5249}, within(1e-6));
            assertThat(end(batch, settings(new Jml1(0)), plan, 1)).containsExactly(
                    new double[]{0.95 - 2 * rate * 0.2367, 2 * rate * 0.5128}, within(1e-6));
        }
    }

    static Stream<Arguments> ways() {
        return Stream.of(new Momentum(3, 0, 0.01), new Momentum(1, 0.9, 0), new Adam())
                .flatMap(optimiser -> Stream.of(Variable.values()).flatMap(variable -> Stream
                        .of(new Jml1(), new CrossEntropy(), new LovaszSoftmax())
                        .map(loss -> Arguments.of(optimiser, variable, loss))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("ways")
    void goingBackIsHavingStoppedThere(Optimiser optimiser, Variable variable, Loss loss) {
        int last = 21;
        try (Batch batch = new Batch("two", List.of(Scenes.random(1, 3, new Size(6, 5)),
                Scenes.random(2, 3, new Size(3, 7))))) {
            Settings settings = Scenes.settings(loss, Scenes.HARD);
            Plan plan = new Plan(variable, Start.PREDICTION, optimiser, 0);
            List<int[]> stepped = new ArrayList<>();
            try (Descent descent = new Descent(engine, batch, settings, plan, 0)) {
                stepped.add(bits(descent));
                for (int k = 1; k <= last; k++) {
                    descent.advance(Progress.UNWATCHED);
                    stepped.add(bits(descent));
                }
            }
            // Room for four states.
            long bytes = 4 * State.bytes(batch, optimiser.memories());
            try (Descent descent = new Descent(engine, batch, settings, plan, bytes)) {
                for (int k : new int[]{last, 3, 17, 16, 0, 9, last, 2}) {
                    descent.goTo(k, Progress.UNWATCHED);
                    assertThat(bits(descent)).as("step %d", k).isEqualTo(stepped.get(k));
                    assertThat(descent.kept()).isLessThanOrEqualTo(4);
                }
                assertThat(descent.trace()).extracting(TracePoint::step).hasSize(last + 1).isSorted();
            }
        }
    }

    private static int[] bits(Descent descent) {
        try (Batch frame = descent.frame()) {
            return frame.samples().stream().map(sample -> sample.predictions().getLast().values())
                    .flatMapToInt(values -> IntStream
                            .range(0, values.classes() * values.size().pixels())
                            .map(i -> Float.floatToRawIntBits(values.at((long) i))))
                    .toArray();
        }
    }

    @Test
    void theTraceSaysWhatAnEvaluationOfTheFrameSays() {
        try (Batch batch = Batch.of(Scenes.random(5, 3, new Size(8, 9)));
                Descent descent = new Descent(engine, batch, Scenes.settings(new Jml1(), Scenes.SOFT),
                        new Plan(Variable.LOGITS, Start.PREDICTION, new Adam(), 2))) {
            TracePoint point = descent.goTo(4, Progress.UNWATCHED);
            try (Batch frame = descent.frame()) {
                var evaluation = engine.evaluate(new Request(frame, 0, descent.settings(), Set.of()));
                assertThat(point.loss()).isEqualTo(evaluation.loss());
                assertThat(point.iou()).isEqualTo(evaluation.metrics().iou());
                assertThat(point.ece()).isEqualTo(evaluation.metrics().calibration().dataset());
                assertThat(point.distance()).isCloseTo(distance(frame.sample(0), descent.settings()), within(1e-6));
            }
            assertThat(descent.trace()).extracting(each -> each.ece().isPresent()).containsExactly(true, false, true,
                    false, true);
        }
    }

    /** Summed from fields. */
    private double distance(Sample sample, Settings settings) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            FieldKey key = new FieldKey(Quantity.ERROR, c);
            float[] error = engine.evaluate(new Request(Batch.of(sample), 0, settings, Set.of(key)))
                    .field(key).orElseThrow().toArray();
            for (int i = 0; i < error.length; i++) {
                sum += sample.targets().getLast().kept().keeps(i) ? Math.abs(error[i]) : 0;
            }
        }
        return sum / sample.targets().getLast().kept().count();
    }

    @Test
    void ignoredPixelsStayWhereTheyAre() {
        try (Batch batch = Batch.of(Scenes.random(6, 3, new Size(9, 9)));
                Descent descent = new Descent(engine, batch, Scenes.settings(new Jml1(), Scenes.HARD),
                        new Plan().with(new Adam()))) {
            descent.goTo(3, Progress.UNWATCHED);
            Sample sample = batch.sample(0);
            for (int i = 0; i < sample.size().pixels(); i++) {
                boolean still = descent.at(0, 1, i) == sample.predictions().getFirst().values().at(1, i);
                assertThat(still).as("pixel %d", i).isEqualTo(!sample.targets().getFirst().kept().keeps(i));
            }
        }
    }

    @Test
    void aStoppedDescentStandsAtAWholeStepAndGoesOn() {
        try (Batch batch = channel(SIX);
                Descent stopped = new Descent(engine, batch, settings(new Jml1()), new Plan());
                Descent other = new Descent(engine, batch, settings(new Jml1()), new Plan())) {
            assertThatThrownBy(() -> stopped.goTo(10, done -> done >= 0.5)).isInstanceOf(CancellationException.class);
            assertThat(stopped.step()).isEqualTo(5);
            stopped.goTo(10, Progress.UNWATCHED);
            other.goTo(10, Progress.UNWATCHED);
            assertThat(bits(stopped)).isEqualTo(bits(other));
            assertThat(stopped.trace()).isEqualTo(other.trace());
        }
    }

    @Test
    void twoLossesRaceWithOneClock() {
        try (Batch batch = channel(SIX);
                Race race = new Race(Stream.of(new SoftJaccard(0), new Jml1(0))
                        .map(loss -> new Descent(engine, batch, settings(loss), onProbabilities(0.5, 0.2))).toList())) {
            race.advance(Progress.UNWATCHED);
            assertThat(race.step()).isEqualTo(1);
            List<TracePoint> ends = race.goTo(3000, Progress.UNWATCHED);
            assertThat(ends).extracting(TracePoint::step).containsExactly(3000, 3000);
            assertThat(6 * ends.getFirst().distance()).isCloseTo(1.88, within(0.001));
            assertThat(6 * ends.getLast().distance()).isLessThan(0.03);
        }
    }

    @Test
    void theOtherEngineGoesTheSameWay() {
        try (Batch batch = Batch.of(Scenes.random(7, 4, new Size(6, 6)))) {
            for (Variable variable : Variable.values()) {
                Plan plan = new Plan().on(variable).with(new Momentum(0.5, 0.5, 0));
                try (Descent fast = new Descent(engine, batch, settings(new Dml1()), plan);
                        Descent plain = new Descent(EngineKind.ND4J.start(), batch, settings(new Dml1()), plan)) {
                    TracePoint a = fast.goTo(5, Progress.UNWATCHED);
                    TracePoint b = plain.goTo(5, Progress.UNWATCHED);
                    assertThat(a.loss()).isCloseTo(b.loss(), within(1e-5));
                    assertThat(a.distance()).isCloseTo(b.distance(), within(1e-5));
                    assertThat(a.iou()).isEqualTo(b.iou());
                }
            }
        }
    }

    @Test
    void temperatureIsForLogits() {
        try (Batch batch = channel(SIX)) {
            Settings warm = settings(new Jml1()).withFirstTerm(term -> term.withTemperature(2));
            assertThatThrownBy(() -> new Descent(engine, batch, warm, onProbabilities(1, 0)))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("temperature");
        }
    }

    @Test
    void whatHasEndedLeavesTheBatchAsItWas() {
        Batch batch = channel(SIX);
        long before = Volume.bytesInUse();
        Descent descent = new Descent(engine, batch, settings(new Jml1()), new Plan());
        descent.goTo(5, Progress.UNWATCHED);
        descent.frame().close();
        descent.close();
        assertThat(Volume.bytesInUse()).isEqualTo(before);
        assertThat(batch.sample(0).predictions()).extracting(Prediction::name).containsExactly("network");
        assertThat(Optional.of(batch.sample(0).predictions().getFirst().values().at(0, 0))).contains(0f);
        batch.close();
    }
}
