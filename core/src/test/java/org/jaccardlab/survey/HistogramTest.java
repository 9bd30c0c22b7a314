package org.jaccardlab.survey;

import org.jaccardlab.colour.Limits;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.RowSet;
import org.jaccardlab.raster.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class HistogramTest {

    private static final Size SIZE = new Size(2, 4);
    private final Field field = new Field(SIZE, new float[]{0, 0.5f, 1, 2, -1, Float.NaN, 0.25f, 0.75f});

    @Test
    void countsKeptValuesInBinsOfEqualWidth() {
        Histogram histogram = Histogram.of(field, KeepMask.all(SIZE), 1, Region.whole(SIZE), new Limits(0, 1), 2);
        assertThat(histogram.counts()).containsExactly(2, 3);
        assertThat(histogram.below()).isEqualTo(1);
        assertThat(histogram.above()).isEqualTo(1);
        assertThat(histogram.notFinite()).isEqualTo(1);
        assertThat(histogram.counted()).isEqualTo(7);
        assertThat(histogram.middle(1)).isEqualTo(0.75);
        assertThat(histogram.everyRow()).isTrue();
    }

    @Test
    void leavesIgnoredPixelsOutAndSaysHowMany() {
        KeepMask kept = KeepMask.where(SIZE, pixel -> pixel != 2 && pixel != 5);
        Histogram histogram = Histogram.of(field, kept, 1, Region.whole(SIZE), new Limits(0, 1), 2);
        assertThat(histogram.ignored()).isEqualTo(2);
        assertThat(histogram.notFinite()).isZero();
        assertThat(histogram.counts()).containsExactly(2, 2);
    }

    @Test
    void looksAtAPartInTheUnitThatIsShown() {
        Region right = new Region(2, 0, new Size(2, 2));
        Histogram histogram = Histogram.of(field, KeepMask.all(SIZE), 10, right, new Limits(0, 20), 4);
        assertThat(histogram.counts()).containsExactly(1, 1, 1, 1);
    }

    @Test
    void countsTheRowsThatAreThereAndSaysSo() {
        Field secondRow = new Field(SIZE, new float[]{-1, 0, 0.25f, 0.75f},
                RowSet.of(2, java.util.stream.IntStream.of(1)));
        Histogram histogram = Histogram.of(secondRow, KeepMask.all(SIZE), 1, Region.whole(SIZE), new Limits(0, 1), 2);
        assertThat(histogram.counted()).isEqualTo(4);
        assertThat(histogram.everyRow()).isFalse();
    }

    @Test
    void tellsWhichPartLiesBeyondLimits() {
        Histogram histogram = Histogram.of(field, KeepMask.all(SIZE), 1, Region.whole(SIZE), new Limits(0, 1), 2);
        assertThat(histogram.beyond(new Limits(0, 1))).isCloseTo(2 / 7.0, within(1e-12));
        assertThat(histogram.beyond(new Limits(0, 0.75))).isCloseTo((2 + 1.5) / 7, within(1e-12));
    }

    @Test
    void refusesAPartThatTheFieldLacks() {
        assertThatThrownBy(
                () -> Histogram.of(field, KeepMask.all(SIZE), 1, new Region(1, 0, SIZE), new Limits(0, 1), 2))
                .hasMessageContaining("has no part");
    }
}
