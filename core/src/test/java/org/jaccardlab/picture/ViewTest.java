package org.jaccardlab.picture;

import org.assertj.core.data.Offset;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class ViewTest {

    private static final Size IMAGE = new Size(300, 400);
    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void fitShowsTheWholeImageInTheMiddle() {
        View view = View.fit(IMAGE, 820, 820, 10);

        assertThat(view.scale()).isEqualTo(2);
        assertThat(view.screenX(0)).isEqualTo(10, EXACT);
        assertThat(view.screenX(400)).isEqualTo(810, EXACT);
        assertThat(view.screenY(0)).isEqualTo(110, EXACT);
        assertThat(view.screenY(300)).isEqualTo(710, EXACT);
    }

    @Test
    void fitMakesATinyImageAsLargeAsTheScreen() {
        assertThat(View.fit(new Size(3, 3), 600, 800, 0).scale()).isEqualTo(200);
    }

    @Test
    void fitWorksOnAScreenSmallerThanItsMargin() {
        assertThat(View.fit(IMAGE, 5, 5, 10).scale()).isPositive();
    }

    @Test
    void actualSizePutsScreenPixelsOnImagePixelsAroundTheSameCentre() {
        View view = new View(IMAGE, 33.3, 20.7, 2.5, 401, 301).actualSize();

        assertThat(view.scale()).isEqualTo(1);
        assertThat(view.left()).isEqualTo(Math.rint(view.left()));
        assertThat(view.imageX(200.5)).isCloseTo(33.3 + 200.5 / 2.5, within(0.5));
        assertThat(view.imageY(150.5)).isCloseTo(20.7 + 150.5 / 2.5, within(0.5));
    }

    @ParameterizedTest
    @CsvSource({"200, 150, 1.25", "10, 290, 3", "333.5, 20.25, 0.8"})
    void zoomingLeavesTheImagePointUnderThePointer(double x, double y, double factor) {
        View view = new View(IMAGE, 40, 50, 1.7, 400, 300);

        View zoomed = view.zoomedAt(x, y, factor);

        assertThat(zoomed.scale()).isEqualTo(1.7 * factor, EXACT);
        assertThat(zoomed.imageX(x)).isEqualTo(view.imageX(x), EXACT);
        assertThat(zoomed.imageY(y)).isEqualTo(view.imageY(y), EXACT);
    }

    @Test
    void zoomingEndsAtTheLimits() {
        View view = View.fit(IMAGE, 400, 300, 0);

        assertThat(view.zoomedAt(200, 150, 1e6).scale()).isEqualTo(View.LARGEST_SCALE);
        assertThat(view.zoomedAt(200, 150, 1e-6).scale()).isEqualTo(View.SMALLEST_SCALE);
    }

    @Test
    void zoomingCanAlwaysReturnToTheWholeImage() {
        View huge = View.fit(new Size(20_000, 60_000), 600, 400, 0);
        View tiny = View.fit(new Size(2, 2), 600, 400, 0);

        assertThat(huge.zoomedAt(9, 9, 2).zoomedAt(9, 9, 0.5).scale()).isEqualTo(huge.scale(), EXACT);
        assertThat(tiny.zoomedAt(9, 9, 0.5).zoomedAt(9, 9, 2).scale()).isEqualTo(tiny.scale(), EXACT);
    }

    @Test
    void panningMovesTheImageWithThePointer() {
        View view = new View(IMAGE, 40, 50, 2, 400, 300);

        assertThat(view.pannedBy(-30, 12).screenX(100)).isEqualTo(view.screenX(100) - 30, EXACT);
        assertThat(view.pannedBy(-30, 12).screenY(100)).isEqualTo(view.screenY(100) + 12, EXACT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5, 1, 3.7, 64})
    void theImageCannotBePannedOutOfSight(double scale) {
        View view = new View(IMAGE, 0, 0, scale, 640, 480);

        View right = view.pannedBy(1e6, 1e6);
        View left = view.pannedBy(-1e6, -1e6);

        double inSight = Math.min(32, 300 * scale);
        assertThat(640 - right.screenX(0)).isGreaterThan(inSight - 1e-6);
        assertThat(480 - right.screenY(0)).isGreaterThan(inSight - 1e-6);
        assertThat(left.screenX(400)).isGreaterThan(inSight - 1e-6);
        assertThat(left.screenY(300)).isGreaterThan(inSight - 1e-6);
    }

    @Test
    void aScreenOfAnotherSizeKeepsItsCentre() {
        View view = new View(IMAGE, 40, 50, 2, 400, 300);

        View resized = view.resized(500, 200);

        assertThat(resized.imageX(250)).isEqualTo(view.imageX(200), EXACT);
        assertThat(resized.imageY(100)).isEqualTo(view.imageY(150), EXACT);
    }

    @Test
    void screenAndImageCoordinatesAreInverse() {
        View view = new View(IMAGE, -3.25, 17.5, 7.3, 400, 300);

        assertThat(view.screenX(view.imageX(123.4))).isEqualTo(123.4, EXACT);
        assertThat(view.screenY(view.imageY(56.7))).isEqualTo(56.7, EXACT);
    }

    @Test
    void thePixelUnderAPointIsTheOneUnderTheCentreOfTheScreenPixel() {
        View view = new View(IMAGE, 0.4, 0.6, 1, 400, 300);

        assertThat(view.pixelAt(0, 0.99)).contains(new Pixel(0, 1));
        assertThat(view.pixelAt(7.9, 3)).contains(new Pixel(7, 4));
    }

    @Test
    void thereIsNoPixelBesideTheImage() {
        View view = View.fit(IMAGE, 820, 820, 10);

        assertThat(view.pixelAt(9, 400)).isEmpty();
        assertThat(view.pixelAt(10, 400)).contains(new Pixel(0, 145));
        assertThat(view.pixelAt(809, 400)).contains(new Pixel(399, 145));
        assertThat(view.pixelAt(810, 400)).isEmpty();
    }

    @Test
    void saysWhichPixelsAreOnScreen() {
        assertThat(View.fit(IMAGE, 820, 820, 10).part()).isEqualTo(Region.whole(IMAGE));
        assertThat(new View(IMAGE, 10.5, 20, 2, 8, 8).part()).isEqualTo(new Region(10, 20, new Size(4, 5)));
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 10", "NaN, 10, 10", "Infinity, 10, 10", "1, 0, 10", "1, 10, 0"})
    void aViewNeedsAScaleAndAScreen(double scale, int width, int height) {
        assertThatIllegalArgumentException().isThrownBy(() -> new View(IMAGE, 0, 0, scale, width, height));
    }
}
