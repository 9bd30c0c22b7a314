package org.jaccardlab.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG files by hand, so that every colour type and depth can be made. */
final class PngBytes {

    private PngBytes() {
    }

    /** An 8-bit palette picture; index i has the grey colour 7 i, so colours never equal indices. */
    static byte[] palette(int width, int height, int... indices) {
        byte[] palette = new byte[768];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = (byte) (i / 3 * 7);
        }
        return of(width, height, 8, 3, palette, rows(width, height, 1, 8, indices));
    }

    static byte[] grey(int width, int height, int bits, int... samples) {
        return of(width, height, bits, 0, null, rows(width, height, 1, bits, samples));
    }

    /** @param type PNG's colour type: 0 grey, 2 RGB, 4 grey and alpha, 6 RGBA */
    static byte[] channels(int width, int height, int bits, int type, int... samples) {
        int channels = switch (type) {
            case 0 -> 1;
            case 2 -> 3;
            case 4 -> 2;
            default -> 4;
        };
        return of(width, height, bits, type, null, rows(width, height, channels, bits, samples));
    }

    /** Samples packed as PNG wants them: a filter byte of 0 before every row, high bits first. */
    static byte[] rows(int width, int height, int channels, int bits, int... samples) {
        int rowBytes = (width * channels * bits + 7) / 8;
        byte[] raw = new byte[height * (rowBytes + 1)];
        for (int i = 0; i < samples.length; i++) {
            int y = i / (width * channels);
            int bit = i % (width * channels) * bits;
            int at = y * (rowBytes + 1) + 1 + bit / 8;
            if (bits == 16) {
                raw[at] = (byte) (samples[i] >> 8);
                raw[at + 1] = (byte) samples[i];
            } else {
                raw[at] |= (byte) (samples[i] << 8 - bits - bit % 8);
            }
        }
        return raw;
    }

    static byte[] of(int width, int height, int bits, int type, byte @org.jspecify.annotations.Nullable [] palette,
            byte[] raw) {
        byte[] head = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) bits).put((byte) type).array();
        Deflater deflater = new Deflater();
        deflater.setInput(raw);
        deflater.finish();
        byte[] packed = new byte[raw.length + 100];
        packed = Arrays.copyOf(packed, deflater.deflate(packed));
        deflater.end();
        byte[] signature = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
        return NpyBytes.join(signature, chunk("IHDR", head), palette == null ? new byte[0] : chunk("PLTE", palette),
                chunk("IDAT", packed), chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] named = NpyBytes.join(type.getBytes(StandardCharsets.ISO_8859_1), data);
        CRC32 crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(named.length + 8).putInt(data.length).put(named).putInt((int) crc.getValue())
                .array();
    }
}
