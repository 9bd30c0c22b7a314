package org.jaccardlab.io;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How one number of an array is stored. */
enum ElementType {

    F2(2), BF16(2), F4(4), F8(8), I1(1), I2(2), I4(4), I8(8), U1(1), U2(2), U4(4), U8(8), B1(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** The type that NumPy writes in this way, the byte order left out. */
    static Optional<ElementType> named(String code) {
        return Arrays.stream(values()).filter(type -> type != BF16 && type.code().equals(code)).findFirst();
    }

    /** Bytes per number. */
    int bytes() {
        return bytes;
    }

    boolean isFloat() {
        return this == F4 || this == F8 || isHalf();
    }

    /** Whether it is a number of two bytes, which holds 11 or 8 significant bits. */
    boolean isHalf() {
        return this == F2 || this == BF16;
    }

    /** The name as NumPy writes it, without the byte order: "f4". */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Turns {@code count} numbers at the start of {@code from}, in the byte order of that buffer, into doubles. 64-bit
     * integers beyond 2^53 are rounded.
     */
    void decode(ByteBuffer from, double[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = switch (this) {
                case F2 -> Float.float16ToFloat(from.getShort(2 * i));
                case BF16 -> Float.intBitsToFloat(from.getShort(2 * i) << 16);
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
