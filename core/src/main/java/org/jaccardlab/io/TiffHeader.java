package org.jaccardlab.io;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * The first directory of a TIFF, which EXIF data are too: those of its entries that are whole numbers, by their tags.
 *
 * @param entries the first number of each
 */
record TiffHeader(Map<Integer, Long> entries) {

    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int ORIENTATION = 274;
    static final int CHANNELS = 277;
    static final int SAMPLE_FORMAT = 339;

    private static final int SHORT = 3;
    private static final int LONG = 4;

    /** Reads bytes at places of a file. */
    @FunctionalInterface
    interface Bytes {

        /** Exactly so many bytes, or {@link BufferUnderflowException} where the file ends before. */
        ByteBuffer at(long place, int count) throws IOException;
    }

    /** @throws BufferUnderflowException if it is no such directory, or cut off */
    static TiffHeader read(Bytes file) throws IOException {
        ByteOrder order = file.at(0, 2).get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        long directory = Integer.toUnsignedLong(file.at(4, 4).order(order).getInt());
        int count = Short.toUnsignedInt(file.at(directory, 2).order(order).getShort());
        ByteBuffer list = file.at(directory + 2, 12 * count).order(order);
        Map<Integer, Long> entries = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int tag = Short.toUnsignedInt(list.getShort(12 * i));
            int type = Short.toUnsignedInt(list.getShort(12 * i + 2));
            long length = Integer.toUnsignedLong(list.getInt(12 * i + 4));
            if (length >= 1 && (type == SHORT || type == LONG)) {
                int bytes = type == SHORT ? 2 : 4;
                ByteBuffer value = length * bytes <= 4
                        ? list.slice(12 * i + 8, 4).order(order)
                        : wanted(tag)
                                ? file.at(Integer.toUnsignedLong(list.getInt(12 * i + 8)), bytes).order(order)
                                : ByteBuffer.allocate(4);
                entries.put(tag, type == SHORT
                        ? Short.toUnsignedLong(value.getShort(0))
                        : Integer.toUnsignedLong(value.getInt(0)));
            }
        }
        return new TiffHeader(entries);
    }

    /** The bits and formats of several channels stand elsewhere. */
    private static boolean wanted(int tag) {
        return tag == BITS || tag == SAMPLE_FORMAT;
    }

    int get(int tag, int otherwise) {
        return Math.clamp(entries.getOrDefault(tag, (long) otherwise), -1, Integer.MAX_VALUE);
    }

    Orientation orientation() {
        return Orientation.of(get(ORIENTATION, 1));
    }
}
