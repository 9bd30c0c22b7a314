package org.jaccardlab.colour;

import java.util.List;
import java.util.Random;
import org.jaccardlab.colour.Ticks.Tick;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class TicksTest {

    @Test
    void stepsAreOneTwoOrFive() {
        assertThat(labels(0, 1, 6)).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(0, 10, 3)).containsExactly("0", "5", "10");
        assertThat(labels(0, 4, 5)).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void aNegativeNumberHasATrueMinusSign() {
        assertThat(labels(-0.3, 0.3, 3)).containsExactly("\u22120.2", "0.0", "0.2");
    }

    @Test
    void zeroIsNeverNegative() {
        assertThat(labels(-1e-12, 1, 3)).startsWith("0.0");
    }

    @Test
    void allLabelsHaveAsManyDecimals() {
        assertThat(labels(0, 0.25, 6)).containsExactly("0.00", "0.05", "0.10", "0.15", "0.20", "0.25");
    }

    @Test
    void tinyNumbersShareOnePowerOfTen() {
        assertThat(labels(0, 2e-6, 5)).containsExactly("0", "0.5e\u22126", "1.0e\u22126", "1.5e\u22126",
                "2.0e\u22126");
        assertThat(labels(0, 4e-6, 3)).containsExactly("0", "2e\u22126", "4e\u22126");
    }

    @Test
    void hugeNumbersShareOnePowerOfTen() {
        assertThat(labels(-2e8, 2e8, 5)).containsExactly("\u22122e8", "\u22121e8", "0", "1e8", "2e8");
    }

    @Test
    void numbersOfEverydaySizeAreWrittenOut() {
        assertThat(labels(0, 40_000, 3)).containsExactly("0", "20000", "40000");
        assertThat(labels(0, 0.004, 3)).containsExactly("0.000", "0.002", "0.004");
    }

    @Test
    void limitsThatMissARoundNumberByRoundingKeepTheirTick() {
        assertThat(labels(0, 0.1 + 0.2 - 1e-16, 4)).containsExactly("0.0", "0.1", "0.2", "0.3");
        assertThat(labels(0, 0.3f - 1e-12, 4)).endsWith("0.3");
    }

    @Test
    void positionsRunFromTheLowEndToTheHighEnd() {
        List<Tick> ticks = Ticks.of(new Limits(-1, 3), 5);

        assertThat(ticks).extracting(Tick::position).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
        assertThat(ticks).extracting(Tick::value).containsExactly(-1.0, 0.0, 1.0, 2.0, 3.0);
    }

    @Test
    void anyLimitsGetSomeTicksAndNeverTooMany() {
        Random random = new Random(5);
        for (int i = 0; i < 5000; i++) {
            double low = random.nextGaussian() * Math.pow(10, random.nextInt(-12, 12));
            double high = low + random.nextDouble(1e-3, 1) * Math.pow(10, random.nextInt(-6, 12));
            // Limits come from floats, so they are never closer together than those.
            if (high - low > 1e-7 * Math.abs(low)) {
                Limits limits = new Limits(low, high);
                int atMost = random.nextInt(3, 9);
                List<Tick> ticks = Ticks.of(limits, atMost);
                assertThat(ticks).as("%s, at most %d", limits, atMost).hasSizeBetween(1, atMost);
                assertThat(ticks).allSatisfy(tick -> assertThat(limits.position(tick.value()))
                        .isCloseTo(tick.position(), within(1e-6)));
                assertThat(ticks).extracting(Tick::label).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aScaleNeedsTwoTicks() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ticks.of(new Limits(0, 1), 1));
    }

    @Test
    void whereThereIsLittleRoomTheSharedPowerIsSaidOnce() {
        Ticks.Scale scale = Ticks.scaled(new Limits(-1e-6, 1e-6), 5);
        assertThat(scale.power()).isEqualTo("\u00d710\u207b\u2076");
        assertThat(scale.ticks()).extracting(Tick::label).containsExactly("\u22121.0", "\u22120.5", "0", "0.5", "1.0");
        assertThat(Ticks.scaled(new Limits(0, 1), 3).power()).isEmpty();
    }

    private static List<String> labels(double low, double high, int atMost) {
        return Ticks.of(new Limits(low, high), atMost).stream().map(Tick::label).toList();
    }
}
