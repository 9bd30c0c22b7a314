package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An {@code .npy} file and its one array, which ends where the file ends. */
record NpyFile(Path file) implements ArrayFile {

    @Override
    public List<String> keys() {
        return List.of();
    }

    @Override
    public ArrayStream array(Optional<String> key) throws IOException {
        ArrayKeys.requireNone(file, key);
        return NpyArray.open(UnreadableFileException.name(file), Files.newInputStream(file),
                new WholeFile(Files.size(file)));
    }

    @Override
    public void close() {
        // Each array opens the file for itself.
    }

    private record WholeFile(long fileBytes) implements NpyArray.Limits {

        @Override
        public void check(String file, long headBytes, ArrayHeader header) throws UnreadableFileException {
            long held = fileBytes - headBytes;
            if (held < header.bytes()) {
                throw header.cutOff(file, held);
            }
            if (held > header.bytes()) {
                throw new UnreadableFileException(file,
                        String.format(Locale.ROOT, "holds %,d bytes more than the %s numbers its header promises",
                                held - header.bytes(), header.shapeText()),
                        "save one array per file");
            }
        }

        @Override
        public void finish(String file) {
            // The file's length has said it all before.
        }
    }
}
