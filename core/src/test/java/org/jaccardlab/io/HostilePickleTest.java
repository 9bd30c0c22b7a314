package org.jaccardlab.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Pickles that somebody wrote to do harm. */
@Timeout(10)
class HostilePickleTest {

    @TempDir
    Path folder;

    /** A pickle of protocol 2 with these instructions, without its end. */
    private static ByteArrayOutputStream pickle(String instructions) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("\u0080\u0002" + instructions).getBytes(StandardCharsets.ISO_8859_1));
        return out;
    }

    private void refused(ByteArrayOutputStream pickle, String sentence) throws IOException {
        Path file = NpyBytes.write(folder, "a.pkl", pickle.toByteArray());
        assertThatThrownBy(() -> ArrayFile.open(file)).isInstanceOf(UnreadableFileException.class)
                .hasMessage("a.pkl " + sentence);
    }

    @ParameterizedTest
    @CsvSource({"os, system", "posix, system", "builtins, eval", "__builtin__, getattr", "numpy, load",
            "torch, load", "torch.jit, load", "collections, deque", "org.jaccardlab.io, PickleFile"})
    void everyOtherNameIsRefusedByNamingIt(String module, String name) throws IOException {
        String plain = module.replace("__builtin__", "builtins") + "." + name;
        refused(pickle("c" + module + "\n" + name + "\n."), "holds the Python object " + plain
                + ", and nothing but plain arrays is opened: save plain tensors or NumPy arrays.");
    }

    @Test
    void aNamePutTogetherOnTheStackIsRefusedToo() throws IOException {
        refused(pickle("\u008c\u0002os\u008c\u0006system\u0093."), "holds the Python object os.system, and nothing but"
                + " plain arrays is opened: save plain tensors or NumPy arrays.");
    }

    @Test
    void aListWithinItselfEnds() throws IOException {
        refused(pickle("]q\0h\0a."), "holds arrays in too many lists within lists: save the arrays in it with"
                + " numpy.savez.");
    }

    @Test
    void aListThatDoublesItselfEnds() throws IOException {
        StringBuilder doubling = new StringBuilder("]q\0");
        for (int i = 0; i < 30; i++) {
            doubling.append("h").append((char) i).append("h").append((char) i).append("\u0086q").append((char) (i + 1));
        }
        refused(pickle(doubling + "."), "holds arrays in too many lists within lists: save the arrays in it with"
                + " numpy.savez.");
    }

    @ParameterizedTest
    @CsvSource({"N", "(", "]", "2"})
    void objectsWithoutEndAreRefused(String instruction) throws IOException {
        ByteArrayOutputStream pickle = pickle("N" + instruction.repeat(1_200_000) + ".");
        Path file = NpyBytes.write(folder, "a.pkl", pickle.toByteArray());
        assertThatThrownBy(() -> ArrayFile.open(file)).isInstanceOf(UnreadableFileException.class);
    }

    @ParameterizedTest
    @CsvSource({"\u008e\0\0\0\0\0\u0001\0\0", "\u008d\0\0\0\0\0\u0001\0\0", "\u008e\0\0\0\0\0\0\0\u00ff",
            "B\u00ff\u00ff\u00ff\u00ff", "X\u00ff\u00ff\u00ff\u00ff", "C\u0010"})
    void bytesThatAreNotThereTakeNoMemory(String instruction) throws IOException {
        refused(pickle(instruction), "ends too early: save it again, it was cut off.");
    }

    @Test
    void aNumberOfAMillionDigitsIsRefused() throws IOException {
        refused(pickle("\u008b\u00ff\u00ff\u000f\0"),
                "is a damaged pickle with a number that is too long: save it again.");
    }

    @Test
    void whatLiesOutsideOrIsWrittenInAnOldWayIsRefused() throws IOException {
        refused(pickle("\u0097"), "keeps its bytes outside itself: save the array with numpy.save.");
        refused(pickle("I1\n"), "is written in a way of pickling that is not read: save the array in it with"
                + " numpy.save.");
        refused(pickle("\u00c8"), "is a damaged pickle with an unknown instruction: save it again.");
    }
}
