package org.jaccardlab.io.pickle;

import java.util.List;

/**
 * What a pickle is made of. Values may contain each other, even themselves, so that whoever walks through them must count;
 * none is ever compared or hashed.
 */
public sealed interface PyValue {

    /** Python's None. */
    enum None implements PyValue {
        NONE
    }

    /** True or False. */
    record Bool(boolean value) implements PyValue {
    }

    /** A whole number that fits a long. */
    record Int(long value) implements PyValue {
    }

    /** Any other number. */
    record Real(double value) implements PyValue {
    }

    /**
     * Text, as far as it is not too long for a name.
     *
     * @param bytes the same in the file
     */
    record Text(String value, Bytes bytes) implements PyValue {
    }

    /**
     * Bytes that have been left where they are.
     *
     * @param offset from the start of the pickle's source
     * @param length in the source
     * @param utf8 whether each byte is written as a character of its value in UTF-8, as protocol 2 does
     */
    record Bytes(long offset, long length, boolean utf8) implements PyValue {
    }

    /** A list, tuple or set; it may still grow while the pickle is read. */
    record Sequence(List<PyValue> items) implements PyValue {
    }

    /** A dictionary in the order in which it was filled; a key may stand in it twice, and the later one counts. */
    record Dict(List<Item> items) implements PyValue {
    }

    /** A key of a dictionary with its value. */
    record Item(PyValue key, PyValue value) {
    }

    /** The name of a class or function that {@link Globals} has admitted. */
    record Global(String module, String name) implements PyValue {

        @Override
        public String toString() {
            return module + "." + name;
        }
    }

    /** What {@link Globals} has made of a name and its arguments. */
    record Made(Object object) implements PyValue {
    }
}
