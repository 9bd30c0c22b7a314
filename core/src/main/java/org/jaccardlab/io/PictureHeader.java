package org.jaccardlab.io;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jaccardlab.raster.Size;

/**
 * The first few bytes of a PNG or JPEG: enough to refuse a picture before any memory is taken for it.
 *
 * @param format PNG or JPEG
 * @param bits per channel
 * @param channels numbers per pixel; a palette index is one
 */
record PictureHeader(FileFormat format, Size size, int bits, int channels, boolean palette) {

    private static final long MOST_PIXELS = 400_000_000;
    /** Deflate cannot shrink anything by more than this factor. */
    private static final long BEST_DEFLATE = 1032;

    static PictureHeader of(Path file) throws IOException {
        FileFormat format = FileFormat.of(file);
        if (format.isArray()) {
            throw new UnreadableFileException(file, "is an array of numbers, not a picture",
                    "give a PNG or JPEG picture");
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return format == FileFormat.PNG ? png(file, in) : jpeg(file, in);
        } catch (EOFException e) {
            throw new UnreadableFileException(file, "ends within its header", "save it again, it was cut off")
                    .causedBy(e);
        }
    }

    private static PictureHeader png(Path file, DataInputStream in) throws IOException {
        in.skipNBytes(8);
        int length = in.readInt();
        int kind = in.readInt();
        int width = in.readInt();
        int height = in.readInt();
        int bits = in.readUnsignedByte();
        int type = in.readUnsignedByte();
        int channels = switch (type) {
            case 0, 3 -> 1;
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 0;
        };
        boolean bitsFit = switch (bits) {
            case 1, 2, 4 -> channels == 1;
            case 8 -> true;
            case 16 -> type != 3;
            default -> false;
        };
        if (length != 13 || kind != 0x49484452 || channels == 0 || !bitsFit) {
            throw new UnreadableFileException(file, "has a damaged header", "save it again");
        }
        PictureHeader header = new PictureHeader(FileFormat.PNG, size(file, width, height), bits, channels, type == 3);
        long unpacked = ((long) width * channels * bits + 7) / 8 * height;
        if (unpacked / BEST_DEFLATE > Files.size(file)) {
            throw new UnreadableFileException(file,
                    "promises " + header.size
                            + String.format(Locale.ROOT, " pixels but is only %,d bytes long", Files.size(file)),
                    "save it again, it was cut off");
        }
        return header;
    }

    /** Walks from marker to marker up to the frame header. */
    private static PictureHeader jpeg(Path file, DataInputStream in) throws IOException {
        in.skipNBytes(2);
        while (true) {
            int marker = in.readUnsignedByte();
            if (marker != 0xff) {
                throw new UnreadableFileException(file, "has a damaged header", "save it again");
            }
            while (marker == 0xff) {
                marker = in.readUnsignedByte();
            }
            int length = in.readUnsignedShort();
            // C4, C8 and CC lie among the frame markers but are tables.
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                int bits = in.readUnsignedByte();
                int height = in.readUnsignedShort();
                int width = in.readUnsignedShort();
                int channels = in.readUnsignedByte();
                if (channels != 1 && channels != 3 || bits != 8) {
                    throw new UnreadableFileException(file, "has " + channels + " channels of " + bits + " bits",
                            "save it as an RGB picture of 8 bits");
                }
                return new PictureHeader(FileFormat.JPEG, size(file, width, height), bits, channels, false);
            }
            in.skipNBytes(Math.max(0, length - 2));
        }
    }

    private static Size size(Path file, int width, int height) throws UnreadableFileException {
        if (width < 1 || height < 1) {
            throw new UnreadableFileException(file, "has a damaged header without a size", "save it again");
        }
        if ((long) width * height > MOST_PIXELS) {
            throw new UnreadableFileException(file, String.format(Locale.ROOT,
                    "has %,d million pixels, more than the 400 that fit", (long) width * height / 1_000_000),
                    "cut out a part of it");
        }
        return new Size(height, width);
    }

    /** "8-bit palette", "16-bit grey", "8-bit RGBA". */
    String colour() {
        String name = palette ? "palette" : switch (channels) {
            case 1 -> "grey";
            case 2 -> "grey with alpha";
            case 3 -> "RGB";
            default -> "RGBA";
        };
        return bits + "-bit " + name;
    }

    boolean holdsLabels() {
        return format == FileFormat.PNG && channels == 1 && bits <= 8;
    }

    void requireLabels(String file) throws UnreadableFileException {
        if (format == FileFormat.JPEG) {
            throw new UnreadableFileException(file, "is a JPEG, which changes label numbers",
                    "save the labels as a grey or palette PNG");
        }
        if (!holdsLabels()) {
            throw new UnreadableFileException(file, "is " + (bits == 8 ? "an " : "a ") + colour()
                    + " picture but labels are class indices", "save it as an 8-bit grey or palette PNG");
        }
    }
}
