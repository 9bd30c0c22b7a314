package org.jaccardlab.target;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.Term;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.jaccardlab.target.Recipes.X;

/** The reference's own example: six by six pixels, three classes, one pixel ignored. */
class BoundarySmoothingTest {

    private static Sample reference() {
        return Recipes.sample(3, Recipes.hard("label", 6,
                0, 0, 0, 0, 1, 1,
                0, 0, 0, 0, 1, 1,
                0, 0, 0, 0, 1, 1,
                0, 0, 0, 0, 1, 1,
                2, 2, 2, 0, 1, X,
                2, 2, 2, 0, 1, 1));
    }

    private static String boundary(Sample sample, int k) {
        PreparedTarget target = PreparedTarget.of(sample,
                Recipes.smoothed("label", new Smoothing.Boundary(0.5, k)), false);
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < sample.size().pixels(); i++) {
            drawn.append(target.isBoundary(i) ? '#' : '.');
            if (i % sample.size().width() == sample.size().width() - 1) {
                drawn.append('\n');
            }
        }
        return drawn.toString();
    }

    @Test
    void bothSidesOfAnEdgeAreBoundaryButNothingNearAnIgnoredPixel() {
        try (Sample sample = reference()) {
            assertThat(boundary(sample, 3)).isEqualTo("""
                    ...##.
                    ...##.
                    ...##.
                    ####..
                    ####..
                    ..##..
                    """);
            assertThat(boundary(sample, 5)).isEqualTo("""
                    ..####
                    ..####
                    ###...
                    ###...
                    ###...
                    ###...
                    """);
        }
    }

    @Test
    void aPictureOneColumnWideIsLookedAtFromTopToBottom() {
        try (Sample sample = Recipes.sample(2, Recipes.hard("label", 1, 0, 0, 0, 1, 1, 1))) {
            assertThat(boundary(sample, 3)).isEqualTo(".\n.\n#\n#\n.\n.\n");
        }
    }

    @Test
    void aWindowOfOnePixelHasNoBoundary() {
        try (Sample sample = reference()) {
            assertThat(boundary(sample, 1)).doesNotContain("#");
        }
    }

    @Test
    void theImageBorderIsNoBoundary() {
        try (Sample sample = Recipes.sample(2, Recipes.hard("label", 3, 1, 1, 1, 1, 1, 1))) {
            assertThat(boundary(sample, 5)).doesNotContain("#");
        }
    }

    @ParameterizedTest(name = "{0} classes")
    @CsvSource({"3, 0.666667, 0.166667", "6, 0.583333, 0.083333", "19, 0.526316, 0.026316", "21, 0.523810, 0.023810",
            "150, 0.503333, 0.003333"})
    void aBoundaryPixelKeepsHalfAndSpreadsHalf(int classes, double own, double other) {
        try (Sample sample = Recipes.sample(classes, Recipes.hard("label", 4, 0, 0, 1, 1))) {
            double[] y = Recipes.target(sample, Recipes.smoothed("label", new Smoothing.Boundary(0.5, 3)));
            assertThat(y[0]).isEqualTo(1);
            assertThat(y[1]).isCloseTo(own, within(5e-7));
            assertThat(y[4 + 1]).isCloseTo(other, within(5e-7));
            assertThat(y[4 + 2]).isCloseTo(own, within(5e-7));
            for (int pixel = 0; pixel < 4; pixel++) {
                int at = pixel;
                assertThat(IntStream.range(0, classes).mapToDouble(c -> y[c * 4 + at]).sum()).isCloseTo(1,
                        within(1e-12));
            }
        }
    }

    @Test
    void anIgnoredPixelIsZeroInEveryClass() {
        try (Sample sample = reference()) {
            double[] y = Recipes.target(sample, Recipes.smoothed("label", new Smoothing.Boundary(0.5, 5)));
            assertThat(new double[]{y[29], y[36 + 29], y[72 + 29]}).containsOnly(0);
        }
    }

    /** On that label: the hard label, and the soft one itself, as predictions. */
    @ParameterizedTest(name = "{0}, prediction {1}")
    @CsvSource({"jml1, hard label, 0.291521", "soft-jaccard, hard label, 0.291521", "jml1, soft label, 0",
            "soft-jaccard, soft label, 0.400858", "cross-entropy, soft label, 0.396600"})
    void theClassicalLossPrefersToIgnoreTheSmoothing(String id, String prediction, double value) {
        Loss loss = switch (Loss.withId(id)) {
            case Jml1 jml1 -> new Jml1(0);
            case SoftJaccard jaccard -> new SoftJaccard(0);
            case Loss other -> new CrossEntropy();
        };
        Term term = new Term(1, loss, Recipes.smoothed("label", new Smoothing.Boundary(0.5, 3)), 1, Activation.SOFTMAX,
                Reduction.STANDARD).withActive(ActiveClasses.ALL);
        PredictionChoice choice = prediction.startsWith("hard")
                ? new PredictionChoice.HardLabel()
                : new PredictionChoice.ExactlyTheTarget();
        try (Batch batch = Batch.of(reference())) {
            Evaluation evaluation = new Nd4jEngine().evaluate(new Request(batch, 0,
                    new Settings(choice, new Objective(List.of(term)), Settings.DEFAULT_FLOOR), Set.of()));
            assertThat(evaluation.loss()).isCloseTo(value, within(5e-7));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, -3})
    void anEvenWindowIsRefusedWithASentence(int k) {
        assertThatThrownBy(() -> new Smoothing.Boundary(0.5, k)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("k must be odd").hasMessageContaining("but is " + k);
    }
}
