package org.jaccardlab.coding;

import java.util.OptionalInt;

/**
 * One way to read labels.
 *
 * @param ignore the value that marks pixels which do not count, where it is another than the usual one
 */
public record LabelReading(LabelCoding coding, OptionalInt ignore) {

    public LabelReading(LabelCoding coding) {
        this(coding, OptionalInt.empty());
    }

    /** For people: "indices with 2 ignored". */
    public String text() {
        return coding.text() + (ignore.isPresent() ? " with " + ignore.getAsInt() + " ignored" : "");
    }
}
