package org.jaccardlab.survey;

import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.metric.ClassCounts;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.PixelSet;
import org.jaccardlab.raster.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SummaryTest {

    private static final Size SIZE = new Size(1, 6);
    private final Field field = new Field(SIZE, new float[]{2, 4, 4, 6, Float.POSITIVE_INFINITY, 100});
    private final KeepMask kept = KeepMask.where(SIZE, pixel -> pixel != 5);

    @Test
    void tellsMeanEndsAndSpreadOfWhatCounts() {
        Summary summary = Summary.of(field, kept, PixelSet.where(SIZE, pixel -> true), 10);
        assertThat(summary.counted()).isEqualTo(4);
        assertThat(summary.notFinite()).isEqualTo(1);
        assertThat(summary.sum()).isEqualTo(160);
        assertThat(summary.mean()).isEqualTo(40);
        assertThat(summary.smallest()).isEqualTo(20);
        assertThat(summary.largest()).isEqualTo(60);
        assertThat(summary.deviation()).isCloseTo(Math.sqrt(200), within(1e-9));
    }

    @Test
    void theSpreadOfNumbersFarFromZeroIsNotLostInRounding() {
        Field far = new Field(SIZE, new float[]{1e6f, 1e6f + 1, 1e6f, 1e6f + 1, 0, 0});
        assertThat(Summary.of(far, kept, PixelSet.where(SIZE, pixel -> pixel < 4), 1).deviation())
                .isCloseTo(0.5, within(1e-6));
    }

    @Test
    void nothingThatCountsHasNoMean() {
        Summary summary = Summary.of(field, kept, PixelSet.where(SIZE, pixel -> pixel == 5), 1);
        assertThat(summary.counted()).isZero();
        assertThat(summary.sum()).isZero();
        assertThat(summary.mean()).isNaN();
    }

    @Test
    void agreementIsCountedWithinTheRegionAlone() {
        LabelMap reference = ComponentsTest.labels(new int[][]{{0, 0, 1, 1, 1, 1}});
        LabelMap predicted = ComponentsTest.labels(new int[][]{{0, 1, 1, 0, 1, 0}});
        Agreement agreement = Agreement.of(reference, predicted, kept, PixelSet.where(SIZE, pixel -> pixel > 0), 3);
        assertThat(agreement.labels()).containsExactly(new ClassCounts(0, 1, 1, 2), new ClassCounts(2, 1, 1, 0),
                new ClassCounts(0, 0, 0, 4));
        assertThat(agreement.mean(ClassCounts::iou)).hasValue(0.25);
    }
}
