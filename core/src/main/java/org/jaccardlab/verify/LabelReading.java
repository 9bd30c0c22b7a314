package org.jaccardlab.verify;

import java.util.OptionalInt;
import org.jaccardlab.label.LabelMap;

/**
 * How a library reads a map of class numbers.
 *
 * @param classes of the prediction
 * @param ignored the number that it is told to ignore
 */
record LabelReading(Outside outside, int classes, OptionalInt ignored) {

    /** What becomes of a number that is neither a class nor the ignored one. */
    enum Outside {
        /** The library fails. */
        REFUSED,
        /** It is taken for the nearest class. */
        NEAREST_CLASS,
        /** It belongs to no class; the ignored number is one of these. A single channel takes it as the number it is. */
        NO_CLASS
    }

    /** @throws IllegalArgumentException if the library does not read it, or no label map here can hold it */
    byte label(double number) {
        if (number != Math.rint(number)) {
            throw new IllegalArgumentException("there is a label " + number + ", wanted whole numbers");
        }
        if (classes > LabelMap.IGNORED) {
            throw new IllegalArgumentException("there are " + classes + " classes, but a label map here holds at most "
                    + LabelMap.IGNORED);
        }
        return (byte) (outside != Outside.NO_CLASS && isIgnored(number) ? LabelMap.IGNORED : kept(number));
    }

    boolean isIgnored(double number) {
        return ignored.isPresent() && number == ignored.getAsInt();
    }

    /** The same where nothing is ignored. */
    byte labelOfKept(double number) {
        return new LabelReading(outside, classes, OptionalInt.empty()).label(number);
    }

    private int kept(double number) {
        int last = Math.max(1, classes - 1);
        if (number >= 0 && number <= last) {
            return (int) number;
        }
        return switch (outside) {
            case NEAREST_CLASS -> number < 0 ? 0 : last;
            case NO_CLASS -> {
                if (classes == 1 && number != LabelMap.IGNORED || number < 0) {
                    throw outside(number, last);
                }
                yield LabelMap.IGNORED;
            }
            case REFUSED -> throw outside(number, last);
        };
    }

    private static IllegalArgumentException outside(double number, int last) {
        return new IllegalArgumentException(
                "there is a label " + (long) number + ", but the classes are 0 to " + last);
    }
}
