package org.jaccardlab.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Term;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ExperimentTest {

    private static final Engine ENGINE = EngineKind.standard().start(2);
    private static final Plan TINY = new Plan(2, 2,
            List.of(TrainingLoss.of("ce"), TrainingLoss.of("ce+soft-jaccard"), TrainingLoss.of("ce+jml1")),
            List.of(Labels.values()), 40);

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Batch baltic;

    @BeforeAll
    static void open() throws IOException {
        baltic = SampleFolder.read(Path.of(System.getProperty("jaccardlab.samples"), "baltic"));
    }

    @AfterAll
    static void close() {
        baltic.close();
    }

    private static Outcome outcome(Plan plan) {
        return Experiment.run(plan, baltic, "Natural Earth, hard", ENGINE, Progress.UNWATCHED, run -> {
        });
    }

    private static List<Scores> scores(Outcome outcome, String loss, Labels labels) {
        return outcome.runs().stream().filter(run -> run.loss().id().equals(loss) && run.labels() == labels)
                .map(Run::scores).toList();
    }

    @Test
    void thePlanIsDoneAgainBitByBitAndLeavesNothingBehind() {
        long before = Volume.bytesInUse();
        Outcome first = outcome(TINY);
        assertThat(Volume.bytesInUse()).isEqualTo(before);
        assertThat(first.runs()).hasSize(2 * 4 * 3);
        assertThat(first.rows()).hasSize(4 * 3);
        assertThat(first.teachers()).hasSize(2);
        assertThat(outcome(TINY)).isEqualTo(first);
        assertThat(scores(first, "ce", Labels.HARD)).doesNotHaveDuplicates();

        // On hard labels the two losses of sets are one and the same, on soft ones they are not.
        assertThat(first.comparisons().get(1).iouDataset().mean()).isCloseTo(0, within(1e-6));
        assertThat(first.comparisons().get(1).ece().mean()).isCloseTo(0, within(1e-6));
        assertThat(scores(first, "ce+jml1", Labels.SMOOTHED))
                .doesNotContainAnyElementsOf(scores(first, "ce+soft-jaccard", Labels.SMOOTHED));
        assertThat(first.comparisons()).hasSize(8);
        assertThat(first.comparisons().get(1).sentence())
                .isEqualTo(
                        "Hard labels: CE + JML1 against CE + Soft Jaccard (L1): equal to a hundredth of a point in every run.");
    }

    @Test
    void aClassifierLearns() {
        Plan plan = new Plan(1, 25, List.of(TrainingLoss.of("ce+jml1")), List.of(Labels.HARD), 40);
        Scores scores = outcome(plan).runs().getFirst().scores();
        assertThat(scores.iouDataset()).isGreaterThan(0.8);
        assertThat(scores.ece()).isBetween(0.0, 0.1);
    }

    @Test
    void trainingFollowsTheGradientOfTheObjectives() {
        Term like = Training.hardLabel();
        TrainingLoss loss = TrainingLoss.of("ce+soft-jaccard");
        assertThat(loss.objective(like).terms()).extracting(Term::weight).containsExactly(0.25, 0.75);
        assertThat(loss.objective(like).terms()).extracting(Term::loss).containsExactly(new CrossEntropy(),
                new SoftJaccard());
        Objective distilled = Labels.DISTILLED.objective(like, TrainingLoss.of("ce+jml1"));
        assertThat(distilled.terms()).extracting(Term::weight).containsExactly(0.125, 0.375, 0.125, 0.375);
        assertThat(distilled.terms()).extracting(Term::loss).containsExactly(new CrossEntropy(), new Jml1(),
                new CrossEntropy(), new Jml1());
        assertThat(distilled.terms()).extracting(term -> term.target().teacher().isPresent()).containsExactly(false,
                false, true, true);
    }

    @Test
    void noPixelServesBothTrainingAndTest() {
        try (Material material = new Material(baltic, "Natural Earth, hard", 40)) {
            assertThat(material.training()).hasSize(14);
            assertThat(material.test()).hasSize(14);
        }
        // 7 x 4 blocks of 40 pixels and 8 between them have room in 364 x 205.
        assertThat(7 * 40 + 6 * Material.STRIP).isLessThanOrEqualTo(364);
        assertThat(4 * 40 + 3 * Material.STRIP).isLessThanOrEqualTo(205);
    }

    @Test
    void itTellsHowFarItIsAndStopsWhenToldTo() {
        List<Double> told = new ArrayList<>();
        List<Run> runs = new ArrayList<>();
        Plan plan = new Plan(1, 1, TINY.losses(), List.of(Labels.HARD), 40);
        Experiment.run(plan, baltic, "Natural Earth, hard", ENGINE, fraction -> !told.add(fraction), runs::add);
        assertThat(told).isSorted().startsWith(0.0).endsWith(1.0);
        assertThat(runs).hasSize(3);

        long before = Volume.bytesInUse();
        AtomicReference<Double> last = new AtomicReference<>(0.0);
        assertThatThrownBy(() -> Experiment.run(TINY, baltic, "Natural Earth, hard", ENGINE, fraction -> {
            last.set(fraction);
            return fraction > 0.05;
        }, run -> {
        })).isInstanceOf(CancellationException.class);
        assertThat(last.get()).isCloseTo(0.05, within(0.02));
        assertThat(Volume.bytesInUse()).isEqualTo(before);
    }

    @Test
    void whatMakesNoSenseIsRefusedInASentence() {
        assertThatIllegalArgumentException().isThrownBy(() -> TrainingLoss.of("jml1"))
                .withMessage(
                        "\"jml1\" is no loss to train with: write ce, or ce+ and the id of a loss, such as ce+jml1");
        assertThatIllegalArgumentException().isThrownBy(() -> TrainingLoss.of("ce+jaccard"))
                .withMessageContaining("there is no loss \"jaccard\": choose one of jml1");
        assertThatIllegalArgumentException().isThrownBy(() -> TrainingLoss.of("ce+focal"))
                .withMessageContaining("is no loss of sets of a softmax");
        assertThatIllegalArgumentException().isThrownBy(() -> Labels.withId("soft"))
                .withMessage("there are no labels \"soft\": choose among hard, smoothed, boundary, distilled");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan(1, 1, List.of(TrainingLoss.of("ce+lovasz-softmax")),
                        List.of(Labels.HARD, Labels.SMOOTHED), 48))
                .withMessageContaining("ce+lovasz-softmax is defined on hard labels alone");
        long before = Volume.bytesInUse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> outcome(new Plan(1, 1, TINY.losses(), TINY.labels(), 200)))
                .withMessageContaining("do not give two labelled blocks of 200 pixels side by side");
        assertThat(Volume.bytesInUse()).isEqualTo(before);
    }

    @Test
    void aDifferenceIsClearBeyondTwiceItsStandardErrorAlone() {
        TrainingLoss jml1 = TrainingLoss.of("ce+jml1");
        TrainingLoss ce = TrainingLoss.of("ce");
        Spread small = Spread.of(new double[]{0.01, 0.03, -0.02, 0.02});
        Spread clear = Spread.of(new double[]{-0.01, -0.02, -0.03, -0.02});
        assertThat(small.mean()).isCloseTo(0.01, within(1e-15));
        assertThat(small.deviation()).isCloseTo(0.0216025, within(1e-6));
        assertThat(new Comparison(Labels.SMOOTHED, jml1, ce, small, clear, 4).sentence())
                .isEqualTo("Smoothed labels: CE + JML1 against CE: IoU 1.00 points higher (within the spread of the"
                        + " seeds); calibration error 2.00 points smaller (clear).");
        assertThat(new Comparison(Labels.SMOOTHED, jml1, ce, clear, clear, 2).sentence())
                .contains("too few seeds to tell");
    }
}
