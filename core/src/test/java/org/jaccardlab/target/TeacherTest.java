package org.jaccardlab.target;

import java.util.List;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.TeacherMix;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.jaccardlab.target.Recipes.X;

class TeacherTest {

    private static final double EXACT = 1e-12;

    /** Two classes, three pixels; the teacher is ln 3 sure of class 1, undecided, and ln 9 sure of class 0. */
    private static Sample taught() {
        return Recipes.sample(2, List.of(Recipes.logits("teacher", 2, 3, 0, 0, (float) Math.log(9),
                (float) Math.log(3), 0, 0)), Recipes.hard("label", 3, 0, 1, 0));
    }

    private static TargetRecipe mixed(double temperature, double weight) {
        return TargetRecipe.plain("label").withTeacher(new TeacherMix("teacher", temperature, weight));
    }

    private static TargetRecipe pseudo(double threshold, boolean hard) {
        return Recipes.of(new LabelBase.PseudoLabels("label", "teacher", 1, threshold, hard));
    }

    @ParameterizedTest(name = "weight {0}: {1}, {2}, {3}")
    @CsvSource({"0, 0, 1, 0", "0.5, 0.375, 0.75, 0.05", "1, 0.75, 0.5, 0.1"})
    void labelAndTeacherAreMixedByWeight(double weight, double first, double second, double third) {
        try (Sample sample = taught()) {
            double[] y = Recipes.target(sample, mixed(1, weight));
            assertThat(new double[]{y[3], y[4], y[5]}).containsExactly(new double[]{first, second, third},
                    within(1e-7));
            assertThat(y[0] + y[3]).isCloseTo(1, within(EXACT));
        }
    }

    @Test
    void temperatureSoftensLogitsAndProbabilitiesAlike() {
        try (Sample logits = taught();
                Sample probabilities = Recipes.sample(2,
                        List.of(Recipes.prediction("teacher", PredictionKind.PROBABILITIES, 2, 3, 0.25f, 0.5f, 0.9f,
                                0.75f, 0.5f, 0.1f)),
                        Recipes.hard("label", 3, 0, 1, 0))) {
            double root = Math.sqrt(3);
            assertThat(Recipes.target(logits, mixed(2, 1))[3]).isCloseTo(root / (1 + root), within(1e-7));
            assertThat(Recipes.target(probabilities, mixed(2, 1))).containsExactly(
                    Recipes.target(logits, mixed(2, 1)), within(1e-7));
        }
    }

    @Test
    void aTeacherWithTrueZerosStaysFinite() {
        try (Sample sample = Recipes.sample(2, List.of(Recipes.prediction("teacher", PredictionKind.PROBABILITIES, 2, 2,
                0, 1, 1, 0)), Recipes.hard("label", 2, 0, 1))) {
            assertThat(Recipes.target(sample, mixed(4, 1))).containsExactly(0, 1, 1, 0);
            assertThat(Recipes.target(sample, mixed(4, 1), true)).containsExactly(0, 1, 1, 0);
        }
    }

    @Test
    void aSingleChannelIsASigmoid() {
        try (Sample sample = Recipes.sample(1, List.of(Recipes.logits("teacher", 1, 2, (float) Math.log(3), -1700)),
                Recipes.hard("label", 2, 0, 1))) {
            assertThat(Recipes.target(sample, mixed(1, 1))).containsExactly(new double[]{0.75, 0}, within(1e-7));
        }
    }

    @Test
    void theKeptPixelsAreThoseOfTheLabel() {
        try (Sample sample = Recipes.sample(2, List.of(Recipes.logits("teacher", 2, 2, 0, 5, 3, 0)),
                Recipes.hard("label", 2, X, 1))) {
            assertThat(Recipes.kept(sample, mixed(1, 1))).containsExactly(1);
            assertThat(Recipes.target(sample, mixed(1, 1))[0]).isZero();
        }
    }

    @Test
    void theLabelBeforeMixingDecidesWhichClassesThereAre() {
        try (Sample sample = taught()) {
            double[] unsmoothed = new double[6];
            PreparedTarget.of(sample, mixed(1, 1), false).readUnsmoothed(0, 3, unsmoothed);
            assertThat(unsmoothed).containsExactly(1, 0, 1, 0, 1, 0);
        }
    }

    @Test
    void whatChangedIsTeacherLessLabel() {
        try (Sample sample = taught()) {
            assertThat(Recipes.change(sample, mixed(1, 0.5)))
                    .containsExactly(new double[]{-0.375, 0.25, -0.05, 0.375, -0.25, 0.05}, within(1e-7));
            assertThat(Recipes.change(sample, TargetRecipe.plain("label"))).containsOnly(0);
        }
    }

    @ParameterizedTest(name = "threshold {0} keeps {1}")
    @CsvSource({"0, 3", "0.5, 3", "0.6, 2", "0.8, 1", "0.95, 0"})
    void pixelsWhereTheTeacherIsNotConfidentAreIgnored(double threshold, int kept) {
        try (Sample sample = taught()) {
            assertThat(Recipes.kept(sample, pseudo(threshold, true))).hasSize(kept);
            assertThat(PreparedTarget.of(sample, pseudo(threshold, true), false).keptByGroundTruth().count())
                    .isEqualTo(3);
        }
    }

    @Test
    void pseudoLabelsAreTheWinningClassOrTheProbabilities() {
        try (Sample sample = taught()) {
            assertThat(Recipes.target(sample, pseudo(0.6, true))).containsExactly(0, 0, 1, 1, 0, 0);
            assertThat(Recipes.target(sample, pseudo(0.6, false)))
                    .containsExactly(new double[]{0.25, 0, 0.9, 0.75, 0, 0.1}, within(1e-7));
            assertThat(pseudo(0.6, true).isHard(sample)).isTrue();
        }
    }

    @Test
    void whatTheGroundTruthIgnoresNoTeacherLabels() {
        try (Sample sample = Recipes.sample(2, List.of(Recipes.logits("teacher", 2, 2, 9, 9, 0, 0)),
                Recipes.hard("label", 2, X, 1))) {
            assertThat(Recipes.kept(sample, pseudo(0.5, true))).containsExactly(1);
        }
    }

    @Test
    void aTeacherWhoIsNotThereIsRefusedByName() {
        try (Sample sample = taught()) {
            TargetRecipe recipe = TargetRecipe.plain("label").withTeacher(new TeacherMix("socrates", 1, 0.5));
            assertThatThrownBy(() -> Recipes.target(sample, recipe)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("scene has no prediction \"socrates\" that could teach: choose one of teacher");
        }
    }

    @Test
    void aTeacherOfOtherClassesNeverComesIntoASample() {
        assertThatThrownBy(() -> Recipes.sample(2, List.of(Recipes.logits("teacher", 3, 1, 0, 0, 0)),
                Recipes.hard("label", 1, 0))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the prediction \"teacher\" has 3 classes, not 2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.5, Double.NaN})
    void aWeightOutsideZeroToOneIsRefused(double weight) {
        assertThatThrownBy(() -> new TeacherMix("teacher", 1, weight)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 1");
    }
}
