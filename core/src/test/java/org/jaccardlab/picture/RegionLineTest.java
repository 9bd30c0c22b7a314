package org.jaccardlab.picture;

import java.util.Arrays;
import org.jaccardlab.raster.PixelSet;
import org.jaccardlab.raster.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RegionLineTest {

    private static final Size SIZE = new Size(8, 8);
    private static final int GREY = 0xff777777;

    private static int[] drawn(PixelSet region, View view) {
        int[] target = new int[view.width() * view.height()];
        Arrays.fill(target, GREY);
        RegionLine.draw(region, view, target);
        return target;
    }

    @Test
    void theBorderIsDrawnInsideTheRegion() {
        int[] target = drawn(PixelSet.rectangle(SIZE, 2, 2, 5, 5), View.whole(SIZE));
        assertThat(Arrays.stream(target).filter(argb -> argb != GREY)).hasSize(12);
        assertThat(target[SIZE.pixel(2, 2)]).isNotEqualTo(GREY);
        assertThat(target[SIZE.pixel(3, 3)]).isEqualTo(GREY);
    }

    @Test
    void itIsOneScreenPixelWideAtEveryScale() {
        int[] target = drawn(PixelSet.rectangle(SIZE, 2, 2, 5, 5), View.whole(SIZE, 4));
        assertThat(Arrays.stream(target).filter(argb -> argb != GREY)).hasSize(4 * 15);
    }

    @Test
    void aRegionThatGoesOnBeyondTheScreenHasNoBorderThere() {
        View middle = new View(SIZE, 3, 3, 1, 2, 2);
        assertThat(drawn(PixelSet.rectangle(SIZE, 0, 0, 7, 7), middle)).containsOnly(GREY);
    }
}
