package org.jaccardlab.io;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BilinearTest extends LoadingTest {

    private static final float[] SQUARES = {1, 4, 9, 16, 25, 36};
    private static final float[] MIXED = {3, -1, 4, 1, -5, 9, 2, 6, -5, 3, 5, 8, 9, -7, 9, 3};

    /** Computed in double with torch.nn.functional.interpolate(mode="bilinear", align_corners=False) of PyTorch 1.13. */
    static Stream<Arguments> resized() {
        return Stream.of(
                Arguments.of(new Size(2, 3), SQUARES, new Size(4, 6), new double[]{1, 1.75, 3.25, 5.25, 7.75, 9, 4.75,
                        5.875, 8.125, 10.875, 14.125, 15.75, 12.25, 14.125, 17.875, 22.125, 26.875, 29.25, 16, 18.25,
                        22.75, 27.75, 33.25, 36}),
                Arguments.of(new Size(2, 3), SQUARES, new Size(3, 5), new double[]{1, 2.2, 4, 7, 9, 8.5, 10.9, 14.5,
                        19.3, 22.5, 16, 19.6, 25, 31.6, 36}),
                Arguments.of(new Size(4, 4), MIXED, new Size(2, 3), new double[]{-0.1666666666666669, 3.5,
                        3.4166666666666665, 1.3333333333333335, 2.5, 5.75}),
                Arguments.of(new Size(4, 4), MIXED, new Size(9, 1), new double[]{1.5, 2.1666666666666665,
                        3.944444444444444, 5.416666666666667, 4.75, 4.083333333333334, 2.8333333333333335, 1.5, 1}));
    }

    @ParameterizedTest
    @MethodSource("resized")
    void numbersAreThoseOfPyTorch(Size from, float[] values, Size to, double[] expected) {
        try (Volume small = Volume.of(1, from, values);
                Volume large = Volume.of(1, to, new float[to.pixels()])) {
            new Bilinear(to, Region.whole(to)).resize(small, large);
            for (int i = 0; i < expected.length; i++) {
                assertThat(large.at(i)).isEqualTo((float) expected[i]);
            }
        }
    }

    @Test
    void aRegionIsCutOutOfTheResizedPicture() {
        Size to = new Size(7, 9);
        Region region = new Region(2, 3, new Size(3, 5));
        try (Volume small = Volume.of(2, new Size(2, 4), MIXED);
                Volume whole = Volume.of(2, to, new float[2 * to.pixels()]);
                Volume part = Volume.of(2, region.size(), new float[2 * region.size().pixels()])) {
            new Bilinear(to, Region.whole(to)).resize(small, whole);
            new Bilinear(to, region).resize(small, part);
            for (int c = 0; c < 2; c++) {
                for (int i = 0; i < region.size().pixels(); i++) {
                    assertThat(part.at(c, i)).isEqualTo(whole.at(c, to.pixel(2 + i % 5, 3 + i / 5)));
                }
            }
        }
    }

    private PredictionFile half(double... values) throws IOException {
        file("photo.png", PngBytes.grey(4, 4, 8, new int[16]));
        file("label.png", PngBytes.palette(4, 4, new int[16]));
        return new PredictionFile(file("net.npy", NpyBytes.of("<f4", "(1, 2, 2, 2)", values)), Optional.empty(),
                Optional.empty(), Optional.empty(), Fit.BILINEAR);
    }

    @Test
    void aPredictionOfHalfTheSizeIsResizedIfThatIsAskedForAndSaid() throws IOException {
        Loaded loaded = predicted(half(-8, 8, 0, 4, 8, -8, 0, 4)).read();
        try (var batch = loaded.batch()) {
            Volume values = batch.sample(0).predictions().getFirst().values();
            assertThat(values.size()).isEqualTo(new Size(4, 4));
            assertThat(values.at(0, 1)).isEqualTo(-4);
            assertThat(batch.sample(0).predictions().getFirst().kind()).isEqualTo(PredictionKind.LOGITS);
            assertThat(loaded.warnings())
                    .containsExactly("net.npy is 2 x 2 and was resized to 4 x 4, the size of the image.");
        }
    }

    @Test
    void probabilitiesStayProbabilities() throws IOException {
        Loaded loaded = predicted(half(0.1, 0.9, 0.3, 0, 0.9, 0.1, 0.7, 1)).read();
        try (var batch = loaded.batch()) {
            assertThat(batch.sample(0).predictions().getFirst().kind()).isEqualTo(PredictionKind.PROBABILITIES);
            Volume values = batch.sample(0).predictions().getFirst().values();
            for (int i = 0; i < 16; i++) {
                assertThat(values.at(0, i) + values.at(1, i)).isCloseTo(1, within(1e-6f));
            }
        }
    }

    @Test
    void nothingIsResizedUnasked() throws IOException {
        PredictionFile file = half(new double[8]);
        refused(predicted(PredictionFile.of(file.file())), "net.npy is 2 x 2 in the layout NCHW but the image photo.png"
                + " is 4 x 4: open it with fit bilinear, which resizes it, or choose another layout.");
    }

    @Test
    void whatIsNoNumberIsRefusedBeforeItSpreads() throws IOException {
        refused(predicted(half(Double.NaN, 8, 0, 4, 8, -8, 0, Double.POSITIVE_INFINITY)),
                "net.npy holds 2 numbers that are NaN or infinite, the first in class 0 at x 0, y 0:"
                        + " mend them where the file was made.");
    }
}
