package org.jaccardlab.colour;

import org.jaccardlab.label.KeepMask;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExtremesTest {

    private static final Size SEVEN = new Size(1, 7);
    private static final KeepMask ALL = KeepMask.all(SEVEN);

    private static Field field(float... values) {
        return new Field(SEVEN, values);
    }

    @Test
    void areTheSmallestAndTheLargestOfEitherSign() {
        assertThat(Extremes.of(field(3, -2, 0, -7.5f, 1e-40f, 2, -0f), ALL)).isEqualTo(new Extremes(-7.5f, 3, 0));
        assertThat(Extremes.of(field(-3, -2, -1, -7, -4, -2, -5), ALL)).isEqualTo(new Extremes(-7, -1, 0));
        assertThat(Extremes.of(field(3, 2, 1, 7, 4, 2, 5), ALL)).isEqualTo(new Extremes(1, 7, 0));
    }

    @Test
    void leaveOutWhatIsNotFiniteAndCountIt() {
        float inf = Float.POSITIVE_INFINITY;
        assertThat(Extremes.of(field(3, inf, -1, Float.NaN, -inf, 2, 0), ALL)).isEqualTo(new Extremes(-1, 3, 3));
        assertThat(Extremes.of(field(3, 1, -1, Float.intBitsToFloat(0xffc00000), 0, 2, 0), ALL))
                .isEqualTo(new Extremes(-1, 3, 1));
    }

    @Test
    void leaveOutIgnoredPixelsAtEveryPlace() {
        Field field = field(9, -9, 1, Float.NaN, 2, -1, 9);
        KeepMask kept = KeepMask.where(SEVEN, i -> i == 2 || i == 4 || i == 5);
        assertThat(Extremes.of(field, kept)).isEqualTo(new Extremes(-1, 2, 0));
        assertThat(Extremes.of(field, KeepMask.where(SEVEN, i -> i == 6))).isEqualTo(new Extremes(9, 9, 0));
        assertThat(Extremes.of(field, KeepMask.where(SEVEN, i -> false)).isEmpty()).isTrue();
    }
}
