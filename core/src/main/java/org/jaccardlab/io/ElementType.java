package org.jaccardlab.io;

import java.nio.ByteBuffer;

/** How one number of an array is stored. */
enum ElementType {

    F2(2), F4(4), F8(8), I1(1), I2(2), I4(4), I8(8), U1(1), U2(2), U4(4), U8(8), B1(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes per number. */
    int bytes() {
        return bytes;
    }

    boolean isFloat() {
        return this == F2 || this == F4 || this == F8;
    }

    /** The name as NumPy writes it, without the byte order: "f4". */
    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Turns {@code count} numbers at the start of {@code from}, in the byte order of that buffer, into doubles. 64-bit
     * integers beyond 2^53 are rounded.
     */
    void decode(ByteBuffer from, double[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = switch (this) {
                case F2 -> Float.float16ToFloat(from.getShort(2 * i));
                case F4 -> from.getFloat(4 * i);
                case F8 -> from.getDouble(8 * i);
                case I1 -> from.get(i);
                case I2 -> from.getShort(2 * i);
                case I4 -> from.getInt(4 * i);
                case I8 -> from.getLong(8 * i);
                case U1 -> from.get(i) & 0xff;
                case U2 -> Short.toUnsignedInt(from.getShort(2 * i));
                case U4 -> Integer.toUnsignedLong(from.getInt(4 * i));
                case U8 -> unsigned(from.getLong(8 * i));
                case B1 -> from.get(i) == 0 ? 0 : 1;
            };
        }
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : (bits >>> 1) * 2.0;
    }
}
