package org.jaccardlab.io;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the head of an array says: how each number is stored, in which order they follow each other, and how many
 * there are along each axis. The byte count is known to fit a long.
 *
 * @param fortran true if the first axis changes fastest, false if the last one does
 * @param shape lengths of the axes, none negative; empty for a single number
 */
record ArrayHeader(ElementType type, ByteOrder order, boolean fortran, List<Long> shape) {

    ArrayHeader {
        shape = List.copyOf(shape);
        if (shape.stream().anyMatch(length -> length < 0)) {
            throw new IllegalArgumentException("an axis is negative in " + shape);
        }
        bytes(type, shape);
    }

    /**
     * A header out of a file that may be damaged.
     *
     * @param file what messages call the array
     * @throws UnreadableFileException if an axis is negative, or the array larger than any file
     */
    static ArrayHeader of(String file, ElementType type, ByteOrder order, boolean fortran, List<Long> shape)
            throws UnreadableFileException {
        if (shape.stream().anyMatch(length -> length < 0)) {
            throw new UnreadableFileException(file, "promises an axis of negative length",
                    "save it again, its header is damaged");
        }
        try {
            return new ArrayHeader(type, order, fortran, shape);
        } catch (ArithmeticException e) {
            throw new UnreadableFileException(file, "promises more numbers than any file can hold",
                    "save it again, its header is damaged").causedBy(e);
        }
    }

    /** @throws ArithmeticException if the bytes of an array of this shape do not fit a long */
    private static long bytes(ElementType type, List<Long> shape) {
        long bytes = type.bytes();
        // Zeros last: an axis of length zero must not hide an overflow of the others.
        for (long length : shape) {
            bytes = Math.multiplyExact(bytes, Math.max(1, length));
        }
        return shape.contains(0L) ? 0 : bytes;
    }

    /** How many numbers the array holds. */
    long count() {
        return bytes() / type.bytes();
    }

    /** How many bytes its numbers take. */
    long bytes() {
        return bytes(type, shape);
    }

    /** The shape for people: "19 x 512 x 1024"; "a single number" without axes. */
    String shapeText() {
        return shape.isEmpty()
                ? "a single number"
                : shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }

    /** The refusal of a file that holds only so many bytes of the array. */
    UnreadableFileException cutOff(String file, long held) {
        return new UnreadableFileException(file,
                String.format(Locale.ROOT, "promises %s numbers but holds only %,d bytes of them", shapeText(), held),
                "save it again, it was cut off");
    }

    /** The storage in NumPy's own words: {@code <f4}. */
    String typeText() {
        String prefix = type.bytes() == 1 ? "|" : order == ByteOrder.LITTLE_ENDIAN ? "<" : ">";
        return prefix + type.code();
    }
}
