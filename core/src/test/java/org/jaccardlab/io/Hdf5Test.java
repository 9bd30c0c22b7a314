package org.jaccardlab.io;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jaccardlab.io.ReadArray.counting;
import static org.jaccardlab.io.ReadArray.keys;
import static org.jaccardlab.io.ReadArray.shipped;

/** HDF5 files as h5py wrote them; {@code containers/make.py} says what is in each. */
class Hdf5Test {

    @TempDir
    Path folder;

    private static double[] counted(int count) {
        return DoubleStream.iterate(0, n -> n + 1).limit(count).toArray();
    }

    @Test
    void datasetsAreFoundByTheirPaths() throws IOException {
        assertThat(keys(shipped("plain.h5"))).containsExactly("edges", "flags", "group/half", "group/labels", "logits",
                "lzf", "packed");
    }

    @Test
    void numbersAreReadAsTheyAre() throws IOException {
        assertThat(ReadArray.of(shipped("plain.h5"), "logits")).isEqualTo(counting("<f4"));
        assertThat(ReadArray.of(shipped("plain.h5"), "group/half")).isEqualTo(counting("<f2"));
        assertThat(ReadArray.of(shipped("plain.h5"), "group/labels"))
                .isEqualTo(ReadArray.of(">i2", List.of(2, 3), counted(6)));
        assertThat(ReadArray.of(shipped("plain.h5"), "flags"))
                .isEqualTo(ReadArray.of("|b1", List.of(2, 3), 0, 1, 0, 1, 0, 1));
    }

    @Test
    void chunksAreUnpackedAndPutTogether() throws IOException {
        assertThat(ReadArray.of(shipped("plain.h5"), "packed"))
                .isEqualTo(ReadArray.of("<f8", List.of(6, 10, 10), counted(600)));
        assertThat(ReadArray.of(shipped("plain.h5"), "lzf"))
                .isEqualTo(ReadArray.of("<u2", List.of(6, 10, 10), counted(600)));
        assertThat(ReadArray.of(shipped("plain.h5"), "edges"))
                .isEqualTo(ReadArray.of(">i4", List.of(2, 15, 7, 7), counted(1470)));
    }

    @Test
    void theNewestWayOfWritingIsRead() throws IOException {
        assertThat(ReadArray.of(shipped("new.h5"), "a")).isEqualTo(counting("|u1"));
        assertThat(ReadArray.of(shipped("new.h5"), "b")).isEqualTo(counting("<i8"));
        assertThat(ReadArray.of(shipped("new.h5"), "c"))
                .isEqualTo(ReadArray.of("<u2", List.of(2, 15, 7, 7), counted(1470)));
        assertThat(ReadArray.of(shipped("new.h5"), "d"))
                .isEqualTo(ReadArray.of(">u2", List.of(2, 15, 7, 7), counted(1470)));
    }

    @Test
    void datasetsOfOtherWritersAreRead() throws IOException {
        Path file = folder.resolve("java.h5");
        float[][] numbers = new float[300][500];
        for (int i = 0; i < 150_000; i++) {
            numbers[i / 500][i % 500] = i;
        }
        try (WritableHdfFile out = HdfFile.write(file)) {
            out.putDataset("a", numbers);
            out.putDataset("flat", new int[]{3, 1, 2});
        }
        assertThat(ReadArray.of(file, "a")).isEqualTo(ReadArray.of("<f4", List.of(300, 500), counted(150_000)));
        assertThat(ReadArray.of(file, "flat")).isEqualTo(ReadArray.of("<i4", List.of(3), 3, 1, 2));
    }

    @Test
    void aFileCutOffIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(shipped("new.h5"));
        Path file = NpyBytes.write(folder, "a.h5", Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> ReadArray.of(file, "b")).isInstanceOf(UnreadableFileException.class)
                .hasMessage("a.h5 is damaged, or written in a way of HDF5 that is not read:"
                        + " save the array with numpy.save.");
    }
}
