package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jaccardlab.io.NpyBytes.write;

/** Arrays of two classes, two rows and three columns whose numbers count from 0 to 11. */
class ArrayReadingTest {

    private static final double[] COUNTING = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private static final Frame FRAME = new Frame("photo.png", new Size(2, 3));

    @TempDir
    Path folder;

    private float[] read(byte[] bytes, Optional<String> key) throws IOException {
        Path file = write(folder, "array", bytes);
        try (Opening opening = new Opening()) {
            Volume volume = VolumeFile.read(opening, ArraySource.of(file, key), FRAME)
                    .volume();
            float[] values = new float[volume.classes() * 6];
            for (int i = 0; i < values.length; i++) {
                values[i] = volume.at(i / 6, i % 6);
            }
            return values;
        }
    }

    private void countsUp(byte[] bytes) throws IOException {
        assertThat(read(bytes, Optional.empty())).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<f2", "<f4", "<f8", ">f2", ">f4", ">f8", "|i1", "<i2", "<i4", "<i8", ">i2", ">i4", ">i8",
            "|u1", "<u2", "<u4", "<u8", ">u2", ">u4", ">u8", "<u1"})
    void everyElementTypeAndByteOrderIsRead(String descr) throws IOException {
        countsUp(NpyBytes.of(descr, "(2, 2, 3)", COUNTING));
    }

    @ParameterizedTest
    @CsvSource({"<i1, -1, -1", "<i2, -2, -2", "<i4, -3, -3", "<i8, -4, -4", "|u1, 255, 255", "<u2, 65535, 65535",
            "<u4, 4294967295, 4294967295", "<u8, 4294967295, 4294967295", "|b1, 7, 1"})
    void signsAndLargeNumbersSurvive(String descr, double written, float expected) throws IOException {
        double[] values = new double[6];
        values[0] = written;
        assertThat(read(NpyBytes.of(descr, "(2, 3)", values), Optional.empty())[0]).isEqualTo(expected);
    }

    @Test
    void fortranOrderIsPutInOrder() throws IOException {
        double[] classFastest = new double[12];
        for (int c = 0; c < 2; c++) {
            for (int y = 0; y < 2; y++) {
                for (int x = 0; x < 3; x++) {
                    classFastest[c + 2 * (y + 2 * x)] = c * 6 + y * 3 + x;
                }
            }
        }
        countsUp(NpyBytes.of(">f4", true, "(2, 2, 3)", classFastest));
        countsUp(NpyBytes.of("<f8", true, "(1, 2, 2, 3)", classFastest));
    }

    @Test
    void aLeadingAxisOfOneIsLetGo() throws IOException {
        countsUp(NpyBytes.of("<f4", "(1, 2, 2, 3)", COUNTING));
    }

    @Test
    void anArrayLongerThanOnePieceIsReadToItsEnd() throws IOException {
        double[] values = new double[30_000];
        values[29_999] = 7;
        Path file = write(folder, "long.npy", NpyBytes.of("<f4", "(3, 100, 100)", values));
        try (Opening opening = new Opening()) {
            Frame frame = new Frame("photo.png", new Size(100, 100));
            assertThat(VolumeFile
                    .read(opening, ArraySource.of(file, Optional.empty()), frame).volume()
                    .at(2, 9_999)).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyVersionOfTheFormatIsRead(int version) throws IOException {
        countsUp(NpyBytes.withHeader(version, "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2, 3)}",
                NpyBytes.numbers("<f4", COUNTING)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'shape': (2, 2, 3), 'fortran_order': False, 'descr': '<f4'}",
            "{\"descr\":\"<f4\",\"fortran_order\":False,\"shape\":(2,2,3)}",
            "  { 'descr' : '<f4' ,\n 'fortran_order' : False , 'shape' : ( 2 , 2 , 3 , ) , }   ",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 2L, 3L), }"})
    void theHeaderMayBeWrittenInAnyOrderAndSpacing(String header) throws IOException {
        countsUp(NpyBytes.withHeader(1, header, NpyBytes.numbers("<f4", COUNTING)));
    }

    @Test
    void aLongHeaderIsRead() throws IOException {
        countsUp(NpyBytes.withHeader(2, "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2, 3), }"
                + " ".repeat(60_000), NpyBytes.numbers("<f4", COUNTING)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void zippedArraysAreFoundByTheirKeys(boolean deflated) throws IOException {
        byte[] zip = NpyBytes.zip(deflated, "other", NpyBytes.of("<i4", "(1,)", 5), "probabilities",
                NpyBytes.of("<f4", "(2, 2, 3)", COUNTING));
        assertThat(read(zip, Optional.of("probabilities"))).endsWith(9, 10, 11);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSingleZippedArrayNeedsNoKey(boolean deflated) throws IOException {
        countsUp(NpyBytes.zip(deflated, "softmax", NpyBytes.of("<f4", "(2, 2, 3)", COUNTING)));
    }
}
