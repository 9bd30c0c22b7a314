package org.jaccardlab.colour;

import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Size;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class LimitsTest {

    @ParameterizedTest
    @CsvSource({"0, NaN", "-Infinity, 0", "1, 1", "2, 1"})
    void limitsAreFiniteAndInOrder(double low, double high) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(low, high));
    }

    @Test
    void symmetricLimitsReachAsFarOnBothSides() {
        assertThat(new Limits(-1, 3).symmetric()).isEqualTo(new Limits(-3, 3));
        assertThat(new Limits(-5, 3).symmetric()).isEqualTo(new Limits(-5, 5));
    }

    @Test
    void aNegativeZeroIsZero() {
        assertThat(new Limits(-0.0, 1)).isEqualTo(new Limits(0, 1));
    }

    @Nested
    class Full {

        @Test
        void reachFromTheSmallestToTheLargestValueInTheUnitShown() {
            assertThat(full(10, 0.25f, 2, -1)).isEqualTo(new Limits(-10, 20));
        }

        @Test
        void changeEndsUnderANegativeFactor() {
            assertThat(full(-1, 0.25f, 2, -1)).isEqualTo(new Limits(-2, 1));
        }

        @Test
        void passOverWhatIsNotFinite() {
            assertThat(full(1, Float.NaN, 1, Float.POSITIVE_INFINITY, 3)).isEqualTo(new Limits(1, 3));
        }

        @Test
        void passOverIgnoredPixels() {
            Field field = row(1, 100, 3);

            assertThat(Limits.full(field, KeepMask.where(field.size(), i -> i != 1), 1)).isEqualTo(new Limits(1, 3));
        }

        @Test
        void reachFromZeroToTheOnlyValueThereIs() {
            assertThat(full(1, 0.5f, 0.5f)).isEqualTo(new Limits(0, 0.5));
            assertThat(full(1, -2, -2)).isEqualTo(new Limits(-2, 0));
        }

        @Test
        void areZeroToOneForNothingButZeros() {
            assertThat(full(1, 0, 0)).isEqualTo(new Limits(0, 1));
            assertThat(full(1, 0, -0.0f).symmetric()).isEqualTo(new Limits(-1, 1));
        }

        @Test
        void areZeroToOneWithoutAnyValue() {
            assertThat(full(1, Float.NaN)).isEqualTo(new Limits(0, 1));
            assertThat(Limits.full(row(7), KeepMask.where(new Size(1, 1), _ -> false), 1)).isEqualTo(new Limits(0, 1));
        }

        private Limits full(double factor, float... values) {
            return Limits.full(row(values), KeepMask.all(new Size(1, values.length)), factor);
        }
    }

    @Nested
    class Robust {

        @Test
        void reachFromZeroToThePercentile() {
            float[] values = new float[1000];
            for (int i = 0; i < values.length; i++) {
                values[i] = 1 + i / 1000f;
            }

            Limits limits = robust(1, 99, values);

            assertThat(limits.low()).isZero();
            assertThat(limits.high()).isCloseTo(1.99, Percentage.withPercentage(0.5));
        }

        @Test
        void areNotDecidedByOneHugeValue() {
            float[] values = filled(1000, 2);
            values[17] = 1000;

            assertThat(robust(1, 99, values)).isEqualTo(new Limits(0, 2));
        }

        @Test
        void areNotDecidedByAHandfulOfAbsurdValuesInALargePicture() {
            float[] values = filled(100_000, 2);
            Arrays.fill(values, 0, 5, 1e20f);

            assertThat(robust(1, 99, values)).isEqualTo(new Limits(0, 2));
        }

        @Test
        void showTheFewPixelsThatCarryTheLossAboveAHazeOfNearlyNothing() {
            float[] values = filled(65_536, 1e-5f);
            Arrays.fill(values, 0, 100, 0.75f);

            assertThat(robust(1, 99, values)).isEqualTo(new Limits(0, 0.75));
        }

        @Test
        void doNotCountZeros() {
            float[] values = new float[10_000];
            values[3] = 0.25f;
            values[4] = 0.5f;

            assertThat(robust(10_000, 99.5, values)).isEqualTo(new Limits(0, 5000));
        }

        @Test
        void reachBothWaysForSignedValues() {
            float[] values = filled(1000, 1);
            Arrays.fill(values, 0, 500, -1);
            values[0] = -80;
            values[999] = 0.5f;

            assertThat(robust(1, 99, values)).isEqualTo(new Limits(-1, 1));
        }

        @Test
        void neverReachPastTheExtremes() {
            assertThat(robust(1, 99, -0.25f, 4, 4, 4)).isEqualTo(new Limits(-0.25, 4));
        }

        @Test
        void areTheExtremesAtAHundredPercent() {
            assertThat(robust(1, 100, 0.1f, 0.2f, 50)).isEqualTo(new Limits(0, 50));
        }

        @Test
        void areZeroToOneForNothingButZeros() {
            assertThat(robust(262_144, 99, new float[16])).isEqualTo(new Limits(0, 1));
        }

        @Test
        void passOverWhatIsNotFinite() {
            assertThat(robust(1, 99, Float.NaN, 2, Float.NEGATIVE_INFINITY)).isEqualTo(new Limits(0, 2));
        }

        @Test
        void mayBeAskedForNumbersOfAnySize() {
            Limits limits = robust(1, 99, Float.MIN_VALUE, Float.MAX_VALUE);

            assertThat(limits.high()).isCloseTo(Float.MAX_VALUE, within(1e30));
        }

        @ParameterizedTest
        @CsvSource({"0", "101", "NaN"})
        void refuseAPercentileThatIsNone(double percent) {
            assertThatIllegalArgumentException().isThrownBy(() -> robust(1, percent, 1));
        }

        private Limits robust(double factor, double percent, float... values) {
            return Limits.robust(row(values), KeepMask.all(new Size(1, values.length)), factor, percent);
        }
    }

    private static Field row(float... values) {
        return new Field(new Size(1, values.length), values);
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }
}
