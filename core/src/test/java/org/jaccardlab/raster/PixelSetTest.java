package org.jaccardlab.raster;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PixelSetTest {

    private static final Size SIZE = new Size(6, 8);

    @Test
    void aRectangleHoldsBothCornersInWhicheverOrder() {
        PixelSet rectangle = PixelSet.rectangle(SIZE, 5, 4, 2, 3);
        assertThat(rectangle.count()).isEqualTo(8);
        assertThat(rectangle.contains(2, 3)).isTrue();
        assertThat(rectangle.contains(5, 4)).isTrue();
        assertThat(rectangle.contains(6, 4)).isFalse();
    }

    @Test
    void whatLiesBesideThePictureIsCutOff() {
        assertThat(PixelSet.rectangle(SIZE, -5, -5, 0, 1).count()).isEqualTo(2);
        assertThat(PixelSet.rectangle(SIZE, 9, 0, 12, 3).isEmpty()).isTrue();
        assertThat(PixelSet.rectangle(SIZE, 0, 0, 1, 1).contains(-1, 0)).isFalse();
    }

    @Test
    void aClosedLineHoldsThePixelsWhoseCentresItSurrounds() {
        PixelSet square = PixelSet.within(SIZE, new double[]{1, 4, 4, 1}, new double[]{1, 1, 4, 4});
        assertThat(square).isEqualTo(PixelSet.rectangle(SIZE, 1, 1, 3, 3));
        PixelSet triangle = PixelSet.within(SIZE, new double[]{0, 6, 0}, new double[]{0, 0, 6});
        assertThat(triangle.contains(0, 5)).isFalse();
        assertThat(triangle.contains(0, 4)).isTrue();
        assertThat(triangle.contains(4, 0)).isTrue();
        assertThat(triangle.contains(4, 1)).isFalse();
    }

    @Test
    void aLineMayLeaveThePicture() {
        PixelSet all = PixelSet.within(SIZE, new double[]{-9, 99, 99, -9}, new double[]{-9, -9, 99, 99});
        assertThat(all.count()).isEqualTo(SIZE.pixels());
    }

    @Test
    void itIsWalkedFromPixelToPixel() {
        PixelSet two = PixelSet.where(SIZE, pixel -> pixel == 3 || pixel == 40);
        assertThat(two.next(0)).isEqualTo(3);
        assertThat(two.next(4)).isEqualTo(40);
        assertThat(two.next(41)).isEqualTo(SIZE.pixels());
    }
}
