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
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jaccardlab.io.ReadArray.counting;
import static org.jaccardlab.io.ReadArray.keys;
import static org.jaccardlab.io.ReadArray.shipped;

/** Pickles and PyTorch files as NumPy and PyTorch wrote them; {@code containers/make.py} says what is in each. */
class PickledArraysTest {

    @TempDir
    Path folder;

    private static double[] from(int first, int count) {
        return DoubleStream.iterate(first, n -> n + 1).limit(count).toArray();
    }

    private static ReadArray read(String file) throws IOException {
        return ReadArray.of(shipped(file));
    }

    private static ReadArray read(String file, String key) throws IOException {
        return ReadArray.of(shipped(file), key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"numpy1-protocol2.pkl", "numpy1-protocol3.pkl", "numpy1-protocol4.pkl",
            "numpy1-protocol5.pkl", "numpy2-protocol2.pkl", "numpy2-protocol3.pkl", "numpy2-protocol4.pkl",
            "numpy2-protocol5.pkl"})
    void anArrayIsReadFromEveryProtocol(String file) throws IOException {
        assertThat(keys(shipped(file))).isEmpty();
        assertThat(read(file)).isEqualTo(counting("<f4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"numpy1-list.pkl", "numpy2-list.pkl"})
    void arraysInAListAreNumbered(String file) throws IOException {
        assertThat(keys(shipped(file))).containsExactly("0", "1");
        assertThat(read(file, "0")).isEqualTo(counting(">f8"));
        assertThat(read(file, "1")).isEqualTo(counting("<i2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"numpy1-results.pkl", "numpy2-results.pkl"})
    void whatIsNoArrayIsPassedOver(String file) throws IOException {
        assertThat(keys(shipped(file))).containsExactly("0.logits", "1.logits", "1.labels");
        assertThat(read(file, "0.logits")).isEqualTo(counting("<f2"));
        assertThat(read(file, "1.logits")).isEqualTo(ReadArray.of("<f4", List.of(2, 2, 3), from(12, 12)));
        assertThat(read(file, "1.labels")).isEqualTo(ReadArray.of("|b1", List.of(2, 3), 1, 0, 1, 0, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tensor.pt", "legacy.pt"})
    void aTensorAloneNeedsNoKey(String file) throws IOException {
        assertThat(keys(shipped(file))).isEmpty();
        assertThat(read(file)).isEqualTo(counting("<f4"));
    }

    @Test
    void tensorsInAPlainPickleCarryTheirNumbersWithThem() throws IOException {
        assertThat(keys(shipped("tensors.pkl"))).containsExactly("0.pred", "1.pred");
        assertThat(read("tensors.pkl", "0.pred")).isEqualTo(counting("<f2"));
        assertThat(read("tensors.pkl", "1.pred")).isEqualTo(ReadArray.of("<f4", List.of(2, 3), from(6, 6)));
    }

    @Test
    void theWayToATensorIsItsKey() throws IOException {
        assertThat(keys(shipped("many.pt"))).containsExactly("half", "bfloat16", "double", "long", "int", "short",
                "char", "byte", "bool", "state.weight", "state.list.0", "state.list.1.0", "numpy");
    }

    @ParameterizedTest
    @CsvSource({"half, <f2", "bfloat16, <bf16", "double, <f8", "long, <i8", "int, <i4", "short, <i2", "char, |i1",
            "byte, |u1", "state.weight, <f4", "state.list.0, <f4", "state.list.1.0, <i4", "numpy, <f4"})
    void everyTypeOfTensorIsRead(String key, String type) throws IOException {
        assertThat(read("many.pt", key)).isEqualTo(counting(type));
    }

    @Test
    void truthIsOne() throws IOException {
        assertThat(read("many.pt", "bool"))
                .isEqualTo(ReadArray.of("|b1", List.of(2, 2, 3), 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1));
    }

    @Test
    void aViewIsReadInItsOwnOrder() throws IOException {
        assertThat(read("views.pt", "second")).isEqualTo(ReadArray.of("<f4", List.of(2, 2, 3), from(12, 12)));
        assertThat(read("views.pt", "permuted"))
                .isEqualTo(ReadArray.of("<f4", List.of(3, 2, 2), 0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11));
        assertThat(read("views.pt", "channels_last")).isEqualTo(ReadArray.of("<f4", List.of(1, 2, 2, 3), from(0, 12)));
        assertThat(read("views.pt", "transposed"))
                .isEqualTo(ReadArray.of("<f4", List.of(3, 2, 2), 0, 6, 3, 9, 1, 7, 4, 10, 2, 8, 5, 11));
        assertThat(read("views.pt", "every_second"))
                .isEqualTo(ReadArray.of("<f4", List.of(2, 2, 3), 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22));
        assertThat(read("views.pt", "scalar")).isEqualTo(ReadArray.of("<f4", List.of(), 7.5));
        assertThat(read("views.pt", "empty")).isEqualTo(ReadArray.of("<f4", List.of(0, 3)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "evil.pkl; holds the Python object posix.system, and nothing but plain arrays is opened: save plain tensors or NumPy arrays.",
            "evil.pt; holds the Python object posix.system, and nothing but plain arrays is opened: save plain tensors or NumPy arrays.",
            "objects.pkl; holds an array of Python objects, which are never opened: save plain numbers, for example with astype(\"float32\").",
            "properties.pkl; holds no array of numbers: save tensors or NumPy arrays.",
            "complex.pt; holds a torch.ComplexFloatStorage, which is not read: save tensors of real numbers.",
            "compiled.pt; is a compiled model, not its output: save tensors with torch.save.",
            "expanded.pt; repeats the 1 numbers in the file to 1000000 x 1000000: save tensor.contiguous()."})
    void whatIsNoPlainArrayIsRefused(String file, String sentence) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFileException.class)
                .hasMessage(file + " " + sentence);
    }

    @Test
    void aPickleCutOffSaysSo() throws IOException {
        byte[] whole = Files.readAllBytes(shipped("numpy1-protocol4.pkl"));
        Path file = NpyBytes.write(folder, "a.pkl", Arrays.copyOf(whole, whole.length - 30));
        assertThatThrownBy(() -> ReadArray.of(file)).isInstanceOf(UnreadableFileException.class)
                .hasMessage("a.pkl ends too early: save it again, it was cut off.");
    }
}
