package org.jaccardlab.target;

import java.util.Arrays;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.jaccardlab.target.Recipes.X;

class GaussianBorderTest {

    private static TargetRecipe blurred(double sigma) {
        return Recipes.smoothed("label", new Smoothing.Gaussian(sigma));
    }

    @Test
    void aStraightBorderBlursTheSameOnBothSides() {
        try (Sample sample = Recipes.sample(2, Recipes.hard("label", 8, 0, 0, 0, 0, 1, 1, 1, 1))) {
            double[] y = Recipes.target(sample, blurred(1));
            for (int i = 0; i < 8; i++) {
                assertThat(y[8 + i]).isCloseTo(y[7 - i], within(1e-6));
            }
            assertThat(y[8 + 4]).isBetween(0.6, 0.8);
            assertThat(y[8 + 7]).as("four pixels away").isEqualTo(1);
        }
    }

    /** One pixel in a row of three with sigma 1: its own weight over those of itself and two neighbours. */
    @Test
    void theKernelIsAGaussianOverTheKeptPixels() {
        double e = Math.exp(-0.5);
        try (Sample sample = Recipes.sample(2, Recipes.hard("label", 3, 0, 1, 0));
                Sample half = Recipes.sample(2, Recipes.hard("label", 3, 0, 1, X))) {
            assertThat(Recipes.target(sample, blurred(1))[3 + 1]).isCloseTo(1 / (1 + 2 * e), within(1e-6));
            assertThat(Recipes.target(half, blurred(1))[3 + 1]).isCloseTo(1 / (1 + e), within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 1, 2.5})
    void everyRowSumsToOneAndIgnoredPixelsStayZero(double sigma) {
        try (Sample sample = Recipes.sample(3, Recipes.hard("label", 4, 0, 0, 1, 1, 2, X, 1, 1, 2, 2, 2, X))) {
            double[] y = Recipes.target(sample, blurred(sigma));
            for (int i = 0; i < 12; i++) {
                double sum = y[i] + y[12 + i] + y[24 + i];
                assertThat(sum).as("pixel %d", i).isCloseTo(i == 5 || i == 11 ? 0 : 1, within(1e-6));
            }
        }
    }

    @Test
    void withoutWidthTheLabelStaysHard() {
        try (Sample sample = Recipes.sample(3, Recipes.hard("label", 4, 0, 0, 1, 1, 2, X, 1, 1))) {
            double[] hard = Recipes.target(sample, TargetRecipe.plain("label"));
            assertThat(Recipes.target(sample, blurred(0))).isEqualTo(hard);
            assertThat(Recipes.target(sample, blurred(0.33))).isEqualTo(hard);
            assertThat(Recipes.target(sample, blurred(0.34))).as("half a percent from hard")
                    .containsExactly(hard, within(0.03));
            assertThat(blurred(0).isHard(sample)).isTrue();
            assertThat(blurred(1).isHard(sample)).isFalse();
        }
    }

    @Test
    void anyRunOfPixelsReadsTheSame() {
        try (Sample sample = Recipes.sample(3, Recipes.hard("label", 4, 0, 0, 1, 1, 2, X, 1, 1))) {
            double[] whole = Recipes.target(sample, blurred(1));
            double[] run = new double[3 * 2];
            PreparedTarget.of(sample, blurred(1), false).read(3, 5, run);
            assertThat(Arrays.copyOfRange(run, 0, 2)).containsExactly(whole[3], whole[4]);
            assertThat(Arrays.copyOfRange(run, 4, 6)).containsExactly(whole[16 + 3], whole[16 + 4]);
        }
    }
}
