package org.jaccardlab.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of a file's arrays is meant. */
final class ArrayKeys {

    private static final int MOST_LISTED = 10;

    private ArrayKeys() {
    }

    /** The only key without asking, otherwise the one asked for. */
    static String choose(Path file, List<String> keys, Optional<String> key) throws UnreadableFileException {
        if (key.isEmpty()) {
            if (keys.size() > 1) {
                throw new UnreadableFileException(file, "holds " + keys.size() + " arrays", "choose one by its key: "
                        + list(keys));
            }
            return keys.getFirst();
        }
        if (!keys.contains(key.get())) {
            throw new UnreadableFileException(file,
                    "holds no array " + UnreadableFileException.quoted(key.get()),
                    "choose one of " + list(keys));
        }
        return key.get();
    }

    private static String list(List<String> keys) {
        return keys.stream().limit(MOST_LISTED).map(UnreadableFileException::quoted).collect(Collectors.joining(", "));
    }

    /** What messages call one of a file's arrays. */
    static String name(Path file, List<String> keys, String key) {
        return UnreadableFileException.name(file)
                + (keys.size() == 1 ? "" : " (array " + UnreadableFileException.quoted(key) + ")");
    }

    /** Refuses a key for a file whose format has none. */
    static void requireNone(Path file, Optional<String> key) throws UnreadableFileException {
        if (key.isPresent()) {
            throw new UnreadableFileException(file, "holds a single array without a key",
                    "leave out the key " + UnreadableFileException.quoted(key.get()));
        }
    }
}
