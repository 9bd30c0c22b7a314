package org.jaccardlab.target;

import java.util.List;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.Merge;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.jaccardlab.target.Recipes.X;

class AnnotatorsTest {

    private static final double EXACT = 1e-12;

    /** Four pixels; a and b agree on two of them, c marks one of these, d something else entirely. */
    private static Sample fourRaters() {
        return Recipes.sample(2, Recipes.hard("a", 4, 1, 1, 0, 0), Recipes.hard("b", 4, 1, 1, 0, 0),
                Recipes.hard("c", 4, 1, 0, 0, 0), Recipes.hard("d", 4, 0, 0, 0, 1));
    }

    private static TargetRecipe merged(Merge merge, String... names) {
        return Recipes.of(new LabelBase.Annotators(List.of(names), merge));
    }

    private static double[] foreground(Sample sample, TargetRecipe recipe) {
        double[] y = Recipes.target(sample, recipe);
        double[] foreground = new double[y.length / 2];
        for (int i = 0; i < foreground.length; i++) {
            foreground[i] = y[foreground.length + i];
            assertThat(y[i] + foreground[i]).isCloseTo(1, within(EXACT));
        }
        return foreground;
    }

    @Test
    void theMeanCountsEveryoneTheSame() {
        try (Sample sample = fourRaters()) {
            assertThat(foreground(sample, merged(Merge.MEAN, "a", "b", "c", "d"))).containsExactly(0.75, 0.5, 0, 0.25);
        }
    }

    @Test
    void halfOfTheVotesAreNoMajority() {
        try (Sample sample = fourRaters()) {
            assertThat(foreground(sample, merged(Merge.MAJORITY, "a", "b", "c", "d"))).containsExactly(1, 0, 0, 0);
            assertThat(foreground(sample, merged(Merge.MAJORITY, "a", "b", "c"))).containsExactly(1, 1, 0, 0);
        }
    }

    /** The majority of a, b and d is that of a and b; d shares nothing with it. */
    @Test
    void aRaterWithoutOverlapCountsFullyAsInTheReferenceOrNotAtAll() {
        try (Sample sample = fourRaters()) {
            assertThat(foreground(sample, merged(Merge.DICE_WEIGHTED, "a", "b", "d")))
                    .containsExactly(new double[]{2.0 / 3, 2.0 / 3, 0, 1.0 / 3}, within(EXACT));
            assertThat(foreground(sample, merged(Merge.DICE_WEIGHTED_ZERO, "a", "b", "d")))
                    .containsExactly(new double[]{1, 1, 0, 0}, within(EXACT));
        }
    }

    /** Majority of a, b, c: the first two pixels. Dice of a and b is 1, of c 2 * 1 / (1 + 2). */
    @Test
    void aRaterCountsAsMuchAsTheirDiceWithTheMajority() {
        try (Sample sample = fourRaters()) {
            double sum = 1 + 1 + 2.0 / 3;
            assertThat(foreground(sample, merged(Merge.DICE_WEIGHTED, "a", "b", "c")))
                    .containsExactly(new double[]{1, 2 / sum, 0, 0}, within(EXACT));
        }
    }

    @Test
    void whereNobodyOverlapsEveryoneCountsTheSame() {
        try (Sample sample = Recipes.sample(2, Recipes.hard("a", 3, 1, 0, 0), Recipes.hard("b", 3, 0, 1, 0),
                Recipes.hard("c", 3, 0, 0, 1))) {
            assertThat(foreground(sample, merged(Merge.DICE_WEIGHTED_ZERO, "a", "b", "c")))
                    .containsExactly(new double[]{1.0 / 3, 1.0 / 3, 1.0 / 3}, within(EXACT));
        }
    }

    @Test
    void aPixelCountsIfEveryRaterKeepsIt() {
        try (Sample sample = Recipes.sample(2, Recipes.hard("a", 3, 1, X, 0), Recipes.hard("b", 3, 1, 1, X))) {
            TargetRecipe recipe = merged(Merge.MEAN, "a", "b");
            assertThat(Recipes.kept(sample, recipe)).containsExactly(0);
            assertThat(Recipes.target(sample, recipe)).containsExactly(0, 0, 0, 1, 0, 0);
        }
    }

    @Test
    void ofMoreThanTwoClassesAPixelWithoutMajorityIsIgnored() {
        try (Sample sample = Recipes.sample(3, Recipes.hard("a", 3, 0, 1, 2), Recipes.hard("b", 3, 1, 1, 2),
                Recipes.hard("c", 3, 2, 1, 0))) {
            TargetRecipe majority = merged(Merge.MAJORITY, "a", "b", "c");
            assertThat(Recipes.kept(sample, majority)).containsExactly(1, 2);
            assertThat(Recipes.target(sample, majority)).containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 1);
            assertThat(Recipes.kept(sample, merged(Merge.MEAN, "a", "b", "c"))).containsExactly(0, 1, 2);
        }
    }

    /** Majority: class 1 at pixel 1, class 2 at pixel 2; a and b share both with it, c shares pixel 1 and holds pixel 0. */
    @Test
    void severalForegroundClassesAreWeighedTogether() {
        try (Sample sample = Recipes.sample(3, Recipes.hard("a", 3, 0, 1, 2), Recipes.hard("b", 3, 0, 1, 2),
                Recipes.hard("c", 3, 2, 1, 0))) {
            double c = 2.0 * 1 / (2 + 2);
            double[] y = Recipes.target(sample, merged(Merge.DICE_WEIGHTED, "a", "b", "c"));
            assertThat(y[2]).as("pixel 2 is background").isCloseTo(c / (2 + c), within(EXACT));
            assertThat(y[8]).as("pixel 2 is class 2").isCloseTo(2 / (2 + c), within(EXACT));
        }
    }

    @Test
    void whatChangedIsHeldAgainstTheMajority() {
        try (Sample sample = fourRaters()) {
            double[] change = Recipes.change(sample, merged(Merge.MEAN, "a", "b", "c"));
            assertThat(new double[]{change[4], change[5], change[6], change[7]})
                    .containsExactly(new double[]{0, -1.0 / 3, 0, 0}, within(EXACT));
            double[] hardened = Recipes.change(sample, merged(Merge.MAJORITY, "a", "b", "c"));
            assertThat(hardened[5]).isCloseTo(1.0 / 3, within(EXACT));
        }
    }

    @Test
    void aRaterWhoIsNotThereIsRefusedByName() {
        try (Sample sample = fourRaters()) {
            assertThatThrownBy(() -> Recipes.target(sample, merged(Merge.MEAN, "a", "zoe")))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"zoe\"")
                    .hasMessageContaining("a, b, c, d");
        }
    }
}
