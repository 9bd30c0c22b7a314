package org.jaccardlab.io;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jaccardlab.io.pickle.PickleException;
import org.jaccardlab.io.pickle.PyValue;
import org.jaccardlab.io.pickle.Unpickler;

/** A pickle with NumPy arrays or PyTorch tensors in lists and dictionaries, as mmsegmentation leaves. */
final class PickleFile {

    /** What is read of a file or of an entry of it. */
    @FunctionalInterface
    interface Reading {
        PyValue read() throws IOException;
    }

    private PickleFile() {
    }

    static ArrayFile open(Path file) throws IOException {
        ByteSource source = ByteSource.of(file);
        return arrays(file, () -> {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                return new Unpickler(in, 0, PickledGlobals.of(source)).read();
            }
        }, () -> {
        });
    }

    /** Finds the arrays in what is read; {@code held} is closed with them, or if there are none. */
    static ArrayFile arrays(Path file, Reading reading, Closeable held) throws IOException {
        try {
            return new KeyedArrays(file, PickledKeys.of(reading.read()), held);
        } catch (IOException e) {
            held.close();
            throw switch (e) {
                case UnreadableFileException known -> known;
                case PickleException known -> new UnreadableFileException(file, known.finding(), known.remedy());
                case EOFException _ -> new UnreadableFileException(file, "ends too early",
                        "save it again, it was cut off").causedBy(e);
                default -> ArrayStream.damaged(UnreadableFileException.name(file), e);
            };
        }
    }
}
