package org.jaccardlab.io;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What stands before the numbers of a JPEG.
 *
 * @param channels 1, 3, or 4 for printing colours
 * @param inverted whether printing colours are stored as what is left of the paper, as Adobe's programs do
 * @param luma whether the first three of four channels are brightness and two differences
 */
record JpegHeader(int width, int height, int channels, Orientation orientation, boolean inverted, boolean luma) {

    private static final int EXIF = 0xe1;
    private static final int ADOBE = 0xee;

    /** Walks from marker to marker up to the frame header. */
    static JpegHeader read(Path file, DataInputStream in) throws IOException {
        in.skipNBytes(2);
        Orientation orientation = Orientation.UPRIGHT;
        int adobe = -1;
        while (true) {
            int marker = in.readUnsignedByte();
            if (marker != 0xff) {
                throw new UnreadableFileException(file, "has a damaged header", "save it again");
            }
            while (marker == 0xff) {
                marker = in.readUnsignedByte();
            }
            int length = Math.max(0, in.readUnsignedShort() - 2);
            // C4, C8 and CC lie among the frame markers but are tables.
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                int bits = in.readUnsignedByte();
                int height = in.readUnsignedShort();
                int width = in.readUnsignedShort();
                int channels = in.readUnsignedByte();
                if (channels != 1 && channels != 3 && channels != 4 || bits != 8) {
                    throw new UnreadableFileException(file, "has " + channels + " channels of " + bits + " bits",
                            "save it as an RGB picture of 8 bits");
                }
                return new JpegHeader(width, height, channels, orientation, adobe >= 0, adobe == 2);
            }
            if (marker == EXIF && orientation == Orientation.UPRIGHT) {
                orientation = orientation(in.readNBytes(length));
            } else if (marker == ADOBE) {
                byte[] segment = in.readNBytes(length);
                adobe = segment.length >= 12 && text(segment, 5).equals("Adobe") ? segment[11] & 0xff : adobe;
            } else {
                in.skipNBytes(length);
            }
        }
    }

    private static String text(byte[] bytes, int count) {
        return new String(bytes, 0, Math.min(count, bytes.length), StandardCharsets.ISO_8859_1);
    }

    /** Damaged EXIF data turn nothing: the picture itself is sound. */
    private static Orientation orientation(byte[] segment) throws IOException {
        if (!text(segment, 6).equals("Exif\0\0")) {
            return Orientation.UPRIGHT;
        }
        byte[] exif = Arrays.copyOfRange(segment, 6, segment.length);
        try {
            return TiffHeader.read((place, count) -> {
                if (place + count > exif.length) {
                    throw new BufferUnderflowException();
                }
                return ByteBuffer.wrap(exif, (int) place, count).slice();
            }).orientation();
        } catch (BufferUnderflowException e) {
            return Orientation.UPRIGHT;
        }
    }
}
