package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jaccardlab.io.ReadArray.counting;
import static org.jaccardlab.io.ReadArray.shipped;

/** TIFF files as tifffile wrote them; {@code containers/make.py} says what is in each. */
class TiffFileTest {

    @TempDir
    Path folder;

    private static double[] counted(int count) {
        return DoubleStream.iterate(0, n -> n + 1).limit(count).toArray();
    }

    @ParameterizedTest
    @CsvSource({"f2, -0.25", "f4, -0.25", "f8, -0.25"})
    void fractionsAreNotClamped(String type, double first) throws IOException {
        assertThat(ReadArray.of(shipped("pages-" + type + ".tif")))
                .isEqualTo(ReadArray.of("<" + type, List.of(2, 2, 3), first, 1.5, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    }

    @ParameterizedTest
    @CsvSource({"pages-f4-deflate.tif, <f4", "pages-big-endian.tif, <f4", "pages-bigtiff.tif, <f4",
            "pages-u1.tif, |u1"})
    void pagesAreTheFirstAxis(String file, String type) throws IOException {
        assertThat(ReadArray.of(shipped(file))).isEqualTo(counting(type));
    }

    @Test
    void sixteenBitsAreNoSigns() throws IOException {
        assertThat(ReadArray.of(shipped("pages-u2.tif"))).isEqualTo(
                ReadArray.of("<u2", List.of(2, 2, 3), Arrays.stream(counted(12)).map(n -> n * 5957).toArray()));
    }

    @Test
    void numbersOfAPixelAreTheLastAxis() throws IOException {
        assertThat(ReadArray.of(shipped("samples-f4.tif")))
                .isEqualTo(ReadArray.of("<f4", List.of(2, 3, 2), 0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11));
    }

    @Test
    void numbersOfAPixelMayLieApartIfTheyAreColours() throws IOException {
        assertThat(ReadArray.of(shipped("colour-planes-f4.tif"))).isEqualTo(ReadArray.of("<f4", List.of(2, 3, 3), 0, 6,
                12, 1, 7, 13, 2, 8, 14, 3, 9, 15, 4, 10, 16, 5, 11, 17));
        assertThatThrownBy(() -> ReadArray.of(shipped("planes-f4.tif"))).isInstanceOf(UnreadableFileException.class)
                .hasMessage("planes-f4.tif keeps the 2 numbers of a pixel apart in a way that is not read:"
                        + " save one page for each of them.");
    }

    @Test
    void onePageHasNoAxisOfItsOwn() throws IOException {
        assertThat(ReadArray.of(shipped("one-page-f4.tif")))
                .isEqualTo(ReadArray.of("<f4", List.of(2, 3), 6, 7, 8, 9, 10, 11));
    }

    @Test
    void tilesArePutTogether() throws IOException {
        assertThat(ReadArray.of(shipped("tiled-f4.tif")))
                .isEqualTo(ReadArray.of("<f4", List.of(32, 48), counted(32 * 48)));
    }

    @Test
    void severalPagesOrFractionsMakeAnArray() throws IOException {
        assertThat(FileFormat.of(shipped("pages-u1.tif"))).isEqualTo(FileFormat.TIFF_STACK);
        assertThat(FileFormat.of(shipped("one-page-f4.tif"))).isEqualTo(FileFormat.TIFF_STACK);
    }

    @Test
    void aFileCutOffIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(shipped("one-page-f4.tif"));
        Path file = NpyBytes.write(folder, "a.tif", Arrays.copyOf(whole, 40));
        assertThatThrownBy(() -> ReadArray.of(file)).isInstanceOf(UnreadableFileException.class)
                .hasMessage("a.tif ends within its header: save it again, it was cut off.");
    }
}
