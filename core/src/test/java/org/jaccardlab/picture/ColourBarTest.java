package org.jaccardlab.picture;

import java.util.Arrays;
import org.jaccardlab.colour.ColourMap;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.colour.Ticks.Tick;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ColourBarTest {

    private static final ColourMap MAP = ColourMap.named("viridis");
    private static final Limits ZERO_TO_TEN = new Limits(0, 10);

    @Test
    void saysOnWhichSideValuesLieBeyondTheLimits() {
        assertThat(bar(10, 0, 1).beyondLow()).isFalse();
        assertThat(bar(10, 0, 1).beyondHigh()).isFalse();
        assertThat(bar(10, -0.1f, 1).beyondLow()).isTrue();
        assertThat(bar(10, 0, 1.1f).beyondHigh()).isTrue();
        assertThat(bar(-10, 0.1f, -1).beyondLow()).isTrue();
    }

    @Test
    void limitsFittedToTheValuesLeaveNoneBeyond() {
        Size size = new Size(1, 1000);
        float[] values = new float[1000];
        Arrays.fill(values, 0.1f);
        Field field = new Field(size, values);
        KeepMask kept = KeepMask.all(size);

        ColourBar bar = ColourBar.of("", "",
                new Content.Scalar(field, 1 / 3.0, MAP, Limits.robust(field, kept, 1 / 3.0, 99), kept));

        assertThat(bar.beyondHigh()).isFalse();
        assertThat(bar.beyondLow()).isFalse();
    }

    @Test
    void ignoredPixelsLieBeyondNothing() {
        Size size = new Size(1, 2);
        ColourBar bar = ColourBar.of("", "", new Content.Scalar(new Field(size, new float[]{1, 99}), 1, MAP,
                ZERO_TO_TEN, KeepMask.where(size, i -> i == 0)));

        assertThat(bar.beyondHigh()).isFalse();
        assertThat(bar.ignored()).isTrue();
    }

    @Test
    void infinityIsMagentaNotBeyond() {
        ColourBar bar = bar(1, 5, Float.POSITIVE_INFINITY);

        assertThat(bar.beyondHigh()).isFalse();
        assertThat(bar.notFinite()).isTrue();
    }

    @Test
    void aFieldWithoutAnyValueLiesBeyondNothing() {
        ColourBar bar = bar(1, Float.NaN, Float.NaN);

        assertThat(bar.beyondHigh()).isFalse();
        assertThat(bar.beyondLow()).isFalse();
    }

    @Test
    void theStripRunsFromTheLowColourToTheHighColour() {
        ColourBar bar = bar(1, 0, 1);

        assertThat(bar.strip(ColourMap.ENTRIES)).isEqualTo(MAP.toArray());
        assertThat(bar.strip(ColourMap.ENTRIES)).startsWith(bar.lowCap()).endsWith(bar.highCap());
    }

    @Test
    void theNumbersAreThoseOfTheLimits() {
        assertThat(bar(1, 0, 1).ticks(3)).extracting(Tick::label).containsExactly("0", "5", "10");
    }

    private static ColourBar bar(double factor, float... values) {
        Size size = new Size(1, values.length);
        return ColourBar.of("share", "", new Content.Scalar(new Field(size, values), factor, MAP, ZERO_TO_TEN,
                KeepMask.all(size)));
    }
}
