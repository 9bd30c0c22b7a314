package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jaccardlab.raster.Photo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jaccardlab.io.NpyBytes.write;

class PhotoFileTest {

    @TempDir
    Path folder;

    private Photo read(byte[] bytes) throws IOException {
        try (Opening opening = new Opening()) {
            return PhotoFile.read(opening, write(folder, "photo", bytes));
        }
    }

    private void refused(byte[] bytes, String sentence) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(UnreadableFileException.class).hasMessage(sentence);
    }

    @Test
    void greyIsNotBrightened() throws IOException {
        assertThat(read(PngBytes.grey(2, 1, 8, 128, 7)).rgb(0)).isEqualTo(0x808080);
    }

    @Test
    void grey16IsScaledTo8() throws IOException {
        assertThat(read(PngBytes.grey(2, 1, 16, 65535, 0x8080)).rgb(1)).isEqualTo(0x808080);
    }

    @Test
    void packedGreyReachesFromBlackToWhite() throws IOException {
        Photo photo = read(PngBytes.grey(2, 1, 1, 0, 1));
        assertThat(photo.rgb(0)).isZero();
        assertThat(photo.rgb(1)).isEqualTo(0xffffff);
    }

    @Test
    void paletteColoursAreLookedUp() throws IOException {
        assertThat(read(PngBytes.palette(2, 1, 0, 3)).rgb(1)).isEqualTo(0x151515);
    }

    @Test
    void rgbIsReadAsItIs() throws IOException {
        assertThat(read(PngBytes.channels(1, 1, 8, 2, 1, 2, 3)).rgb(0)).isEqualTo(0x010203);
    }

    @Test
    void rgb16IsScaledTo8() throws IOException {
        assertThat(read(PngBytes.channels(1, 1, 16, 2, 65535, 0, 257)).rgb(0)).isEqualTo(0xff0001);
    }

    @Test
    void transparentPixelsLieOverWhite() throws IOException {
        Photo photo = read(PngBytes.channels(2, 1, 8, 6, 10, 20, 30, 0, 0, 0, 0, 127));
        assertThat(photo.rgb(0)).isEqualTo(0xffffff);
        assertThat(photo.rgb(1)).isEqualTo(0x808080);
    }

    @Test
    void transparentGreyLiesOverWhite() throws IOException {
        assertThat(read(PngBytes.channels(1, 1, 8, 4, 50, 0)).rgb(0)).isEqualTo(0xffffff);
    }

    @Test
    void jpegColoursAreRead() throws IOException {
        int rgb = read(JpegBytes.rgb(16, 16, 0x2060c0)).rgb(100);
        assertThat(rgb >> 16).isBetween(0x1c, 0x24);
        assertThat(rgb & 0xff).isBetween(0xbc, 0xc4);
    }

    @Test
    void greyJpegIsNotBrightened() throws IOException {
        assertThat(read(JpegBytes.grey(16, 16)).rgb(9)).isEqualTo(0x808080);
    }

    @Test
    void aPictureThatIsTooLargeIsRefusedByItsHeader() {
        byte[] bytes = PngBytes.of(40_000, 20_000, 8, 0, null, new byte[1]);
        refused(bytes, "photo has 800 million pixels, more than the 400 that fit: cut out a part of it.");
    }

    @Test
    void aPictureThatPromisesMoreThanItHoldsTakesNoMemory() {
        byte[] bytes = PngBytes.of(20_000, 20_000, 8, 0, null, new byte[1]);
        refused(bytes, "photo promises 20000 x 20000 pixels but is only " + bytes.length
                + " bytes long: save it again, it was cut off.");
    }

    @Test
    void aPictureOfNoSizeIsRefused() {
        refused(PngBytes.of(0, 5, 8, 0, null, new byte[1]),
                "photo has a damaged header without a size: save it again.");
    }

    @Test
    void aDepthThatPngDoesNotKnowIsRefused() {
        refused(PngBytes.of(5, 5, 3, 0, null, new byte[1]), "photo has a damaged header: save it again.");
    }

    @Test
    void aHeaderCutOffIsRefused() {
        refused(Arrays.copyOf(PngBytes.grey(2, 1, 8, 1, 2), 20),
                "photo ends within its header: save it again, it was cut off.");
    }

    @ParameterizedTest
    @ValueSource(ints = {35, 45})
    void aPictureCutOffIsRefused(int bytes) {
        refused(Arrays.copyOf(PngBytes.grey(2, 1, 8, 1, 2), bytes), "photo is damaged: save it again.");
    }

    @Test
    void anArrayIsNoPicture() {
        refused(NpyBytes.of("<f4", "(1, 1)", 1),
                "photo is an array of numbers, not a picture: give a PNG or JPEG picture.");
    }

    @Test
    void aJpegCutOffIsShownWithAWarning() throws IOException {
        byte[] whole = JpegBytes.rgb(64, 64, 0x2060c0);
        try (Opening opening = new Opening()) {
            PhotoFile.read(opening, write(folder, "cut.jpg", Arrays.copyOf(whole, whole.length - 20)));
            assertThat(opening.warnings()).containsExactly(
                    "cut.jpg is partly damaged and shown as far as it goes: save it again if something is missing.");
        }
    }
}
