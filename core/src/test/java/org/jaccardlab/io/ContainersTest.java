package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jaccardlab.io.ReadArray.counting;
import static org.jaccardlab.io.ReadArray.shipped;

/** The same story of every container, and every combination that NumPy can write. */
class ContainersTest {

    private static final double[] COUNTING = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private static final double[] FIRST_AXIS_FASTEST = {0, 6, 3, 9, 1, 7, 4, 10, 2, 8, 5, 11};

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"numpy1-protocol5.pkl, pickle, <f4", "tensor.pt, torch, <f4", "legacy.pt, torch, <f4",
            "volume.nii, nifti, <i2", "pages-f4-deflate.tif, tiff, <f4"})
    void anInspectionTellsWhatASingleArrayIs(String file, String format, String type) throws IOException {
        Inspection inspection = Inspection.of(shipped(file));
        Inspection.Array array = inspection.arrays().getFirst();
        assertThat(inspection.format()).isEqualTo(format);
        assertThat(inspection.arrays()).hasSize(1);
        assertThat(array.key()).isNull();
        assertThat(array.type()).isEqualTo(type);
        assertThat(array.lowest()).isZero();
        assertThat(array.highest()).isEqualTo(file.startsWith("volume") ? 23.0 : 11.0);
    }

    @Test
    void anInspectionTellsAllKeys() throws IOException {
        assertThat(Inspection.of(shipped("plain.h5")).arrays())
                .extracting(Inspection.Array::key, Inspection.Array::shape,
                        Inspection.Array::type, Inspection.Array::lowest, Inspection.Array::highest)
                .contains(tuple("logits", List.of(2L, 2L, 3L), "<f4", 0.0, 11.0),
                        tuple("packed", List.of(6L, 10L, 10L), "<f8", 0.0, 599.0));
    }

    static Stream<Arguments> npyFiles() {
        return Stream.of(1, 2, 3).flatMap(version -> Stream.of("<f2", ">f2", "<f4", ">f4", "<f8", ">f8")
                .flatMap(type -> Stream.of(false, true).map(fortran -> Arguments.of(version, type, fortran))));
    }

    @ParameterizedTest
    @MethodSource("npyFiles")
    void everyVersionTypeAndOrderOfNpyIsReadAloneAndPacked(int version, String type, boolean fortran)
            throws IOException {
        byte[] npy = NpyBytes.withHeader(version,
                "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False")
                        + ", 'shape': (2, 2, 3), }",
                NpyBytes.numbers(type, fortran ? FIRST_AXIS_FASTEST : COUNTING));
        assertThat(ReadArray.of(NpyBytes.write(folder, "a.npy", npy))).isEqualTo(counting(type));
        for (boolean deflated : new boolean[]{false, true}) {
            Path zip = NpyBytes.write(folder, "a.npz", NpyBytes.zip(deflated, "probabilities", npy, "softmax", npy));
            assertThat(ReadArray.keys(zip)).containsExactly("probabilities", "softmax");
            assertThat(ReadArray.of(zip, "probabilities")).isEqualTo(counting(type));
            assertThat(ReadArray.of(zip, "softmax")).isEqualTo(counting(type));
        }
    }
}
