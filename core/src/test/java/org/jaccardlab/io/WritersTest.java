package org.jaccardlab.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WritersTest {

    @TempDir
    Path folder;

    private String[] filesLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
        }
    }

    @Test
    void aFileIsReplacedWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old and long");
        AtomicFile.write(file, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));
        assertThat(file).hasContent("new");
        assertThat(filesLeft()).containsExactly("a.txt");
    }

    @Test
    void ifWritingFailsTheOldFileStaysAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
            out.write(1);
            throw new IOException("disk full");
        })).hasMessage("disk full");
        assertThat(file).hasContent("old");
        assertThat(filesLeft()).containsExactly("a.txt");
    }

    @Test
    void ifTheProgramFailsWhileWritingNothingIsLeftBehind() throws IOException {
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("a.txt"), out -> {
            throw new IllegalStateException("bug");
        })).hasMessage("bug");
        assertThat(filesLeft()).isEmpty();
    }

    @Test
    void aFolderIsNotReplaced() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(inner.resolve("precious.txt"), "x");
        assertThatThrownBy(() -> AtomicFile.write(inner, out -> out.write(1)))
                .isInstanceOf(UnwritableFileException.class)
                .hasMessage("inner is a folder: choose another name for the file.");
        assertThat(filesLeft()).containsExactly("inner");
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> AtomicFile.write(missing.resolve("a.txt"), out -> out.write(1)))
                .isInstanceOf(UnwritableFileException.class).hasMessage("a.txt cannot be saved because the folder "
                        + missing + " does not exist: make it or choose another one.");
    }

    @Test
    void aFieldBecomesAnArrayThatNumpyReads() throws IOException {
        Path file = folder.resolve("field.npy");
        NpyWriter.write(file, new Field(new Size(2, 3), new float[]{1, 2, 3, 4, 5, -0.5f}));
        byte[] bytes = Files.readAllBytes(file);
        assertThat(new String(bytes, 0, 128, StandardCharsets.ISO_8859_1)).startsWith("\u0093NUMPY\u0001\u0000")
                .contains("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }").endsWith(" \n");
        assertThat(bytes).hasSize(128 + 24);
        assertThat(Inspection.of(file).arrays().getFirst().lowest()).isEqualTo(-0.5);
    }

    @Test
    void aVolumeSurvivesWritingAndReading() throws IOException {
        Path file = folder.resolve("volume.npy");
        float[] values = new float[2 * 100 * 101];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 7f;
        }
        Size size = new Size(100, 101);
        try (Volume volume = Volume.of(2, size, values); Opening opening = new Opening()) {
            NpyWriter.write(file, volume);
            Volume back = VolumeFile.read(opening, ArraySource.of(file, Optional.empty()), new Frame("x", size))
                    .volume();
            assertThat(back.memory().mismatch(volume.memory())).isEqualTo(-1);
        }
    }

    @Test
    void opaqueColoursBecomeRgb() throws IOException {
        Path file = folder.resolve("a.png");
        PngWriter.write(file, new Size(1, 2), new int[]{0xff010203, 0xffa0b0c0});
        assertThat(PictureHeader.of(file).colour()).isEqualTo("8-bit RGB");
        try (Opening opening = new Opening()) {
            Photo photo = PhotoFile.read(opening, file);
            assertThat(photo.rgb(0)).isEqualTo(0x010203);
            assertThat(photo.rgb(1)).isEqualTo(0xa0b0c0);
        }
    }

    @Test
    void transparentColoursKeepTheirAlpha() throws IOException {
        Path file = folder.resolve("a.png");
        PngWriter.write(file, new Size(1, 2), new int[]{0x00010203, 0xffa0b0c0});
        assertThat(PictureHeader.of(file).colour()).isEqualTo("8-bit RGBA");
        try (Opening opening = new Opening()) {
            assertThat(PhotoFile.read(opening, file).rgb(0)).isEqualTo(0xffffff);
        }
    }

    @Test
    void tooFewColoursAreABug() {
        assertThatThrownBy(() -> PngWriter.write(folder.resolve("a.png"), new Size(2, 2), new int[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
