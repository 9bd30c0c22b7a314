package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jaccardlab.io.NpyBytes.write;

/** Probabilities as one grey PNG of 2 x 1 pixels for each class. */
class ClassPicturesTest {

    @TempDir
    Path folder;

    private static List<Double> read(List<Path> files, List<Long> shape) throws IOException {
        List<Double> all = new ArrayList<>();
        try (ArrayFile arrays = ClassPictures.open(files); ArrayStream array = arrays.array(Optional.empty())) {
            assertThat(array.header().shape()).isEqualTo(shape);
            array.read((numbers, count) -> {
                for (int i = 0; i < count; i++) {
                    all.add(numbers[i]);
                }
            });
        }
        return all;
    }

    @Test
    void eachPictureIsAClassAndWhiteIsOne() throws IOException {
        Path first = write(folder, "0.png", PngBytes.grey(2, 1, 8, 0, 51));
        Path second = write(folder, "1.png", PngBytes.grey(2, 1, 8, 255, 204));
        assertThat(read(List.of(first, second), List.of(2L, 1L, 2L))).containsExactly(0.0, 51 / 255.0, 1.0,
                204 / 255.0);
    }

    @Test
    void sixteenBitsAreKept() throws IOException {
        Path only = write(folder, "p.png", PngBytes.grey(2, 2, 16, 0, 1, 65_534, 65_535));
        assertThat(read(List.of(only), List.of(1L, 2L, 2L))).containsExactly(0.0, 1 / 65_535.0, 65_534 / 65_535.0,
                1.0);
    }

    @Test
    void aPictureOfAnotherKindOrSizeIsRefused() throws IOException {
        Path grey = write(folder, "grey.png", PngBytes.grey(2, 1, 8, 0, 51));
        Path wide = write(folder, "wide.png", PngBytes.grey(3, 1, 8, 0, 51, 0));
        Path palette = write(folder, "palette.png", PngBytes.palette(2, 1, 0, 1));
        Path array = write(folder, "a.npy", NpyBytes.of("<f4", "(1,)", 1));
        assertThatThrownBy(() -> ClassPictures.open(List.of(grey, wide))).isInstanceOf(UnreadableFileException.class)
                .hasMessage("wide.png is 3 x 1 but grey.png is 2 x 1: give all classes the same size, nothing is"
                        + " resized here.");
        assertThatThrownBy(() -> ClassPictures.open(List.of(palette))).isInstanceOf(UnreadableFileException.class)
                .hasMessage("palette.png is a PNG of 8-bit palette, not of probabilities: save one grey PNG of 8 or"
                        + " 16 bits for each class.");
        assertThatThrownBy(() -> ClassPictures.open(List.of(array))).isInstanceOf(UnreadableFileException.class)
                .hasMessage("a.npy is no PNG: save one grey PNG for each class.");
    }
}
