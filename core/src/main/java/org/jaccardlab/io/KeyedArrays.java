package org.jaccardlab.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Arrays that have been found in a file, each opened when it is asked for. */
final class KeyedArrays implements ArrayFile {

    /** The key of the one array of a file that has no keys. */
    static final String ALONE = "";

    /** One array that has been found. */
    @FunctionalInterface
    interface Entry {

        /** @param name what messages call the array */
        ArrayStream open(String name) throws IOException;
    }

    private final Path file;
    private final Map<String, Entry> arrays;
    private final List<String> keys;
    private final Closeable held;

    /**
     * @param arrays at least one, in file order; a single one under {@link #ALONE} has no key
     * @param held what is closed with the file
     */
    KeyedArrays(Path file, Map<String, ? extends Entry> arrays, Closeable held) {
        this.file = file;
        this.arrays = new LinkedHashMap<>(arrays);
        this.keys = arrays.keySet().equals(Set.of(ALONE)) ? List.of() : List.copyOf(arrays.keySet());
        this.held = held;
    }

    @Override
    public List<String> keys() {
        return keys;
    }

    @Override
    public ArrayStream array(Optional<String> key) throws IOException {
        if (keys.isEmpty()) {
            ArrayKeys.requireNone(file, key);
            return open(UnreadableFileException.name(file), ALONE);
        }
        String chosen = ArrayKeys.choose(file, keys, key);
        return open(ArrayKeys.name(file, keys, chosen), chosen);
    }

    private ArrayStream open(String name, String key) throws IOException {
        Entry entry = arrays.get(key);
        if (entry == null) {
            throw new IllegalStateException("keys and arrays differ");
        }
        try {
            return entry.open(name);
        } catch (UnreadableFileException e) {
            throw e;
        } catch (IOException e) {
            throw ArrayStream.damaged(name, e);
        }
    }

    @Override
    public void close() throws IOException {
        held.close();
    }
}
