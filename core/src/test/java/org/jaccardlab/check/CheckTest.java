package org.jaccardlab.check;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Scenes;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Dml1;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Jml2;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.SoftDice;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.loss.SoftJaccardL2;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Origin;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.preset.Presets;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CheckTest {

    private final Engine engine = EngineKind.FUSED.start(2);

    static Stream<Arguments> everyLoss() {
        return Loss.catalogue().stream().flatMap(loss -> Stream.of(Scenes.HARD, Scenes.SOFT)
                .filter(target -> !loss.needsHardTarget() || target.equals(Scenes.HARD))
                .map(target -> Arguments.of(loss, target)));
    }

    private static Settings settings(Loss loss, String target) {
        return Scenes.settings(loss, target).withFirstTerm(term -> term
                .withActivation(loss.needsSigmoid() ? Activation.SIGMOID : Activation.SOFTMAX));
    }

    @ParameterizedTest(name = "{0}, {1} target")
    @MethodSource("everyLoss")
    void everyGradientAgreesWithDifferences(Loss loss, String target) {
        try (Batch batch = Batch.of(Scenes.random(1, 3, new Size(8, 9)))) {
            DifferenceCheck check = DifferenceCheck.of(engine, batch, 0, settings(loss, target), 40, 7,
                    Progress.UNWATCHED);
            assertThat(check.checked() + check.kinks() + check.still()).isEqualTo(40);
            assertThat(check.checked()).isPositive();
            assertThat(check.largestRelative()).as("%s", check).isLessThan(1e-2);
            assertThat(check.largestError()).as("%s", check).isLessThan(1e-5);
        }
    }

    @ParameterizedTest(name = "{0}, {1} target")
    @MethodSource("everyLoss")
    void noLossLeaks(Loss loss, String target) {
        try (Batch batch = Batch.of(Scenes.random(2, 3, new Size(8, 9)))) {
            LeakCheck check = LeakCheck.of(engine, batch, settings(loss, target), Progress.UNWATCHED);
            assertThat(check.isClean()).as("%s", check).isTrue();
            assertThat(check.ignored()).isPositive();
            assertThat(check.largestKept()).isPositive();
        }
    }

    @Test
    void anExcludedClassIsPulledAtThroughTheSoftmaxAlone() {
        try (Batch batch = Batch.of(Scenes.random(2, 3, new Size(8, 9)))) {
            Settings settings = settings(new Jml1(), Scenes.HARD).withFirstTerm(term -> term.withReduction(
                    term.reduction().withActive(ActiveRule.of(ActiveClasses.ALL).with(List.of(0, 2)))));
            LeakCheck.ClassLeak excluded = LeakCheck.of(engine, batch, settings, Progress.UNWATCHED).classes().get(1);
            assertThat(excluded.standing()).isEqualTo(LeakCheck.Standing.EXCLUDED);
            assertThat(excluded.byProbability()).isZero();
            assertThat(excluded.byLogit()).isPositive();
        }
    }

    @Test
    void anAbsentClassIsToldFromOneThatCounts() {
        Size size = new Size(2, 2);
        try (Batch batch = Batch.of(Scenes.sample(3, size, new float[12], Scenes.hard(size, 0, 1, 1, 0)))) {
            Settings present = Scenes.settings(new Jml1(), Scenes.HARD, 0, 1, ActiveClasses.PRESENT);
            assertThat(LeakCheck.of(engine, batch, present, Progress.UNWATCHED).classes())
                    .extracting(LeakCheck.ClassLeak::standing)
                    .containsExactly(LeakCheck.Standing.COUNTS, LeakCheck.Standing.COUNTS, LeakCheck.Standing.ABSENT);
        }
    }

    @Test
    void whatLetsIgnoredPixelsInIsFoundOut() {
        try (Batch batch = Batch.of(Scenes.random(2, 3, new Size(8, 9)))) {
            Settings settings = settings(new Jml1(), Scenes.HARD).withObjective(any -> Objective.of(
                    (Origin) Presets.withId("mmseg-dice").asRecord(), batch, TargetRecipe.plain(Scenes.HARD)));
            LeakCheck check = LeakCheck.of(engine, batch, settings, Progress.UNWATCHED);
            assertThat(check.isClean()).isFalse();
            assertThat(check.leaking()).isEqualTo(check.ignored());
            assertThat(check.largest()).isPresent();
        }
    }

    static Stream<Arguments> minima() {
        return Stream.of(Arguments.of(new SoftJaccard(0), true), Arguments.of(new SoftDice(0), true),
                Arguments.of(new Jml1(0), false), Arguments.of(new Jml2(0), false), Arguments.of(new Dml1(0), false),
                Arguments.of(new SoftJaccardL2(0), false), Arguments.of(new CrossEntropy(), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("minima")
    void theLossesThatWantAnotherPredictionAreKnown(Loss loss, boolean another) {
        Size size = new Size(1, 6);
        float[] target = Scenes.floats(0.1685, 0.2894, 0.7410, 0.5657, 0.1753, 0.4465);
        try (Batch batch = Batch.of(Scenes.sample(1, size, new float[6], Scenes.soft(1, size, target)))) {
            MinimiserCheck check = MinimiserCheck.of(engine, batch, settings(loss, Scenes.SOFT), 600,
                    Progress.UNWATCHED);
            assertThat(check.wantsAnother()).as("%s", check).isEqualTo(another).isEqualTo(!loss.acceptsSoftTargets());
            if (another) {
                assertThat(6 * check.meanDistance()).isCloseTo(1.88, within(0.01));
            }
        }
    }

    @Test
    void ranksCorrelateAsSpearmanSays() {
        double[] rising = {1, 2, 3, 4, 5};
        assertThat(Ranks.correlation(rising, new double[]{10, 20, 25, 70, 71})).hasValue(1);
        assertThat(Ranks.correlation(rising, new double[]{5, 4, 3, 2, 1})).hasValue(-1);
        assertThat(Ranks.correlation(rising, new double[]{1, 3, 2, 5, 4}).getAsDouble()).isCloseTo(0.8, within(1e-12));
        assertThat(Ranks.ranks(new double[]{7, 3, 7, 1})).containsExactly(2.5, 1, 2.5, 0);
        assertThat(Ranks.correlation(rising, new double[]{1, 1, 1, 1, 1})).isEmpty();
    }

    @Test
    void aSeedDecidesThePerturbations() {
        try (Batch batch = Batch.of(Scenes.random(3, 3, new Size(16, 16)))) {
            AlignmentCheck check = AlignmentCheck.of(engine, batch, settings(new Jml1(), Scenes.HARD), 40, 5,
                    Progress.UNWATCHED);
            assertThat(check.trials()).hasSize(40);
            assertThat(check.dataset().getAsDouble()).isBetween(-1.0, 1.0);
            assertThat(check).as("the same seed").isEqualTo(AlignmentCheck.of(engine, batch,
                    settings(new Jml1(), Scenes.HARD), 40, 5, Progress.UNWATCHED));
            OptionalDouble other = AlignmentCheck.of(engine, batch, settings(new Jml1(), Scenes.HARD), 40, 6,
                    Progress.UNWATCHED).dataset();
            assertThat(check.dataset()).as("another seed").isNotEqualTo(other);
        }
    }

    @Test
    void theSameSeedChecksTheSamePlaces() {
        try (Batch batch = Batch.of(Scenes.random(4, 3, new Size(9, 9)))) {
            List<DifferenceCheck> twice = Stream.of(1, 1).map(seed -> DifferenceCheck.of(engine, batch, 0,
                    settings(new Dml1(), Scenes.SOFT), 30, seed, Progress.UNWATCHED)).toList();
            assertThat(twice.getFirst()).isEqualTo(twice.getLast());
        }
    }
}
