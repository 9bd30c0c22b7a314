package org.jaccardlab.io;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Containers of arrays with random damage: each is read or refused in one sentence, in little time and memory.
 * {@code -Djaccardlab.mutations=100000} runs longer, {@code -Djaccardlab.seed=7} elsewhere; what fails is kept in
 * {@code target/fuzz} and belongs, once mended, into {@code src/test/resources/found}.
 */
class ContainerFuzzTest {

    private static final int MUTATIONS = Integer.getInteger("jaccardlab.mutations", 2_000);
    private static final int SEED = Integer.getInteger("jaccardlab.seed", 20_261_124);
    private static final long MOST_NANOSECONDS = 5_000_000_000L;
    private static final long MOST_BYTES = 1L << 30;
    /** No mutation of a small file is read further. */
    private static final long MOST_NUMBERS = 1 << 22;

    @TempDir
    Path folder;

    static Stream<String> sound() throws IOException {
        return seeds().keySet().stream();
    }

    private static Map<String, byte[]> seeds() throws IOException {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        double[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        byte[] array = NpyBytes.of("<f4", "(2, 2, 3)", values);
        seeds.put("plain.npy", array);
        seeds.put("stored.npz", NpyBytes.zip(false, "a", array, "b", array));
        seeds.put("deflated.npz", NpyBytes.zip(true, "a", array));
        seeds.put("t.safetensors", SafetensorsTest.tensor("F16", "[2,3]", NpyBytes.numbers("<f2", 0, 1, 2, 3, 4, 5)));
        seeds.put("big-endian.nii", NiftiTest.nifti(4, ">i2", 0.5f, -1));
        for (String name : List.of("volume.nii.gz", "tensor.pt", "many.pt", "views.pt", "legacy.pt",
                "numpy1-protocol2.pkl", "numpy2-protocol5.pkl", "numpy2-results.pkl", "tensors.pkl", "plain.h5",
                "new.h5", "pages-f2.tif", "pages-f4-deflate.tif", "pages-bigtiff.tif", "tiled-f4.tif",
                "samples-f4.tif")) {
            seeds.put(name, Files.readAllBytes(ReadArray.shipped(name)));
        }
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("sound")
    void damageIsReadOrRefusedInASentence(String name) throws IOException {
        byte[] sound = seeds().getOrDefault(name, new byte[0]);
        Random random = new Random(SEED + name.hashCode());
        Mutation mutation = new Mutation(random);
        Path file = folder.resolve(name);
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] damaged = mutation.of(sound);
            Files.write(file, damaged);
            read += endsWell(file, damaged) ? 1 : 0;
        }
        // Damage that never reaches the numbers, or always does, would test little.
        assertThat(read).isBetween(1, MUTATIONS - 1);
    }

    static Stream<Path> found() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/found"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("found")
    void whatOnceFailedDoesNotFailAgain(Path found) throws IOException {
        endsWell(found, Files.readAllBytes(found));
    }

    /** Whether the file could be read; fails if it was neither read nor refused as it should be. */
    private static boolean endsWell(Path file, byte[] bytes) throws IOException {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long memory = thread.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        boolean read = false;
        try {
            readAll(file);
            read = true;
        } catch (UnreadableFileException e) {
            if (!String.valueOf(e.getMessage()).matches("\\P{Cntrl}{1,400}: \\P{Cntrl}+\\.")) {
                throw failed(file, bytes, "refused without a sentence: " + e.getMessage(), e);
            }
        } catch (IOException | RuntimeException | Error e) {
            throw failed(file, bytes, "not refused in a sentence", e);
        }
        long took = System.nanoTime() - start;
        if (took > MOST_NANOSECONDS) {
            throw failed(file, bytes, "took " + took / 1_000_000 + " ms", null);
        }
        long taken = thread.getCurrentThreadAllocatedBytes() - memory;
        if (taken > MOST_BYTES) {
            throw failed(file, bytes, "took " + (taken >> 20) + " MB", null);
        }
        return read;
    }

    private static void readAll(Path file) throws IOException {
        try (ArrayFile arrays = ArrayFile.open(file)) {
            if (arrays.keys().isEmpty()) {
                read(arrays, Optional.empty());
            }
            for (String key : arrays.keys()) {
                read(arrays, Optional.of(key));
            }
        }
    }

    private static void read(ArrayFile arrays, Optional<String> key) throws IOException {
        try (ArrayStream array = arrays.array(key)) {
            long[] count = new long[1];
            if (array.header().count() <= MOST_NUMBERS) {
                array.read((numbers, some) -> count[0] += some);
                assertThat(count[0]).isEqualTo(array.header().count());
            }
        }
    }

    private static AssertionError failed(Path file, byte[] bytes, String how, @Nullable Throwable why)
            throws IOException {
        Path kept = Path.of("target/fuzz", HexFormat.of().toHexDigits(Arrays.hashCode(bytes)) + "-"
                + file.getFileName());
        Files.createDirectories(Path.of("target/fuzz"));
        Files.write(kept, bytes);
        return new AssertionError(kept + " was " + how, why);
    }
}
