package org.jaccardlab.io;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jaccardlab.raster.Size;

/**
 * The first few bytes of a picture: enough to refuse it before any memory is taken for it.
 *
 * @param size of the picture as it is looked at, turned if its camera says so
 * @param bits per channel
 * @param channels numbers per pixel; a palette index is one
 * @param jpeg what only a JPEG has to say
 */
record PictureHeader(FileFormat format, Size size, int bits, int channels, boolean palette, Orientation orientation,
        Optional<JpegHeader> jpeg) {

    private static final long MOST_PIXELS = 400_000_000;
    /** Deflate cannot shrink anything by more than this factor. */
    private static final long BEST_DEFLATE = 1032;
    /** What no way of packing a TIFF reaches with more than one bit a channel. */
    private static final long BEST_TIFF = 5_000;

    private PictureHeader(FileFormat format, Size size, int bits, int channels, boolean palette) {
        this(format, size, bits, channels, palette, Orientation.UPRIGHT, Optional.empty());
    }

    static PictureHeader of(Path file) throws IOException {
        FileFormat.requireReadable(file);
        FileFormat format = FileFormat.of(file);
        try (InputStream stream = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(new BufferedInputStream(stream))) {
            return switch (format) {
                case PNG -> png(file, in);
                case JPEG -> jpeg(file, in);
                case TIFF -> tiff(file);
                case BMP -> bmp(file, in);
                case WEBP -> webp(file, in);
                case GIF -> gif(file, in);
                case NPY, NPZ, SAFETENSORS, TORCH, PICKLE, NIFTI, HDF5, TIFF_STACK, PNG_FOLDER ->
                    throw new UnreadableFileException(file, "is an array of numbers, not a picture",
                            "give a PNG or JPEG picture");
                case JSON -> throw new UnreadableFileException(file, "is JSON, not a picture",
                        "give a PNG or JPEG picture");
            };
        } catch (EOFException | BufferUnderflowException e) {
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
            throw damaged(file);
        }
        PictureHeader header = new PictureHeader(FileFormat.PNG, size(file, width, height), bits, channels, type == 3);
        header.requireBytes(file, header.unpacked() / BEST_DEFLATE);
        return header;
    }

    private static PictureHeader jpeg(Path file, DataInputStream in) throws IOException {
        JpegHeader jpeg = JpegHeader.read(file, in);
        Size size = jpeg.orientation().turned(size(file, jpeg.width(), jpeg.height()));
        return new PictureHeader(FileFormat.JPEG, size, 8, jpeg.channels(), false, jpeg.orientation(),
                Optional.of(jpeg));
    }

    private static PictureHeader tiff(Path file) throws IOException {
        TiffHeader tiff;
        try (FileChannel channel = FileChannel.open(file)) {
            tiff = TiffHeader.read((place, count) -> {
                ByteBuffer bytes = ByteBuffer.allocate(count);
                while (bytes.hasRemaining()) {
                    if (channel.read(bytes, place + bytes.position()) < 0) {
                        throw new BufferUnderflowException();
                    }
                }
                return bytes.flip();
            });
        }
        Size size = size(file, tiff.get(TiffHeader.WIDTH, 0), tiff.get(TiffHeader.HEIGHT, 0));
        int bits = tiff.get(TiffHeader.BITS, 1);
        int channels = tiff.get(TiffHeader.CHANNELS, 1);
        boolean palette = tiff.get(TiffHeader.PHOTOMETRIC, 1) == 3;
        if (tiff.get(TiffHeader.SAMPLE_FORMAT, 1) != 1) {
            throw new UnreadableFileException(file, "is a TIFF of numbers with sign or fractions, not a picture",
                    "save it with whole numbers from 0 on, or as .npy");
        }
        if (channels < 1 || channels > 4 || bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16) {
            throw new UnreadableFileException(file, "is a TIFF of " + channels + " channels of " + bits + " bits",
                    "save it as a grey or RGB picture of 8 or 16 bits");
        }
        PictureHeader header = new PictureHeader(FileFormat.TIFF, tiff.orientation().turned(size), bits, channels,
                palette, tiff.orientation(), Optional.empty());
        boolean packed = tiff.get(TiffHeader.COMPRESSION, 1) != 1;
        // Long rows of one bit may shrink to next to nothing.
        header.requireBytes(file, !packed ? header.unpacked() : bits == 1 ? 0 : header.unpacked() / BEST_TIFF);
        return header;
    }

    private static PictureHeader bmp(Path file, DataInputStream in) throws IOException {
        in.skipNBytes(14);
        ByteBuffer head = bytes(in, 20);
        boolean old = head.getInt(0) == 12;
        int width = old ? Short.toUnsignedInt(head.getShort(4)) : head.getInt(4);
        int height = old
                ? Short.toUnsignedInt(head.getShort(6))
                : Math.absExact(Math.max(-Integer.MAX_VALUE,
                        head.getInt(8)));
        int bits = Short.toUnsignedInt(head.getShort(old ? 10 : 14));
        int packing = old ? 0 : head.getInt(16);
        int channels = switch (bits) {
            case 1, 4, 8 -> 1;
            case 16, 24 -> 3;
            case 32 -> 4;
            default -> throw damaged(file);
        };
        Size size = size(file, width, height);
        int perChannel = bits == 16 ? 5 : Math.min(8, bits);
        PictureHeader header = new PictureHeader(FileFormat.BMP, size, perChannel, channels, bits <= 8);
        if (packing == 0 || packing == 3) {
            header.requireBytes(file, ((long) width * bits + 7) / 8 * height);
        }
        return header;
    }

    private static PictureHeader webp(Path file, DataInputStream in) throws IOException {
        in.skipNBytes(12);
        ByteBuffer head = bytes(in, 18);
        return switch (head.getInt(0)) {
            // "VP8 ", lossy.
            case 0x20385056 -> webp(file, head.getShort(14) & 0x3fff, head.getShort(16) & 0x3fff, 3);
            // "VP8L", lossless.
            case 0x4c385056 -> {
                int sizes = head.getInt(9);
                yield webp(file, (sizes & 0x3fff) + 1, (sizes >> 14 & 0x3fff) + 1, 4);
            }
            // "VP8X", with more than a picture in it.
            case 0x58385056 -> webp(file, (head.getInt(12) & 0xffffff) + 1, (head.getInt(14) >>> 8) + 1, 4);
            default -> throw damaged(file);
        };
    }

    private static PictureHeader webp(Path file, int width, int height, int channels) throws IOException {
        return new PictureHeader(FileFormat.WEBP, size(file, width, height), 8, channels, false);
    }

    private static PictureHeader gif(Path file, DataInputStream in) throws IOException {
        in.skipNBytes(6);
        ByteBuffer head = bytes(in, 4);
        return new PictureHeader(FileFormat.GIF,
                size(file, Short.toUnsignedInt(head.getShort(0)), Short.toUnsignedInt(head.getShort(2))), 8, 1, true);
    }

    private static ByteBuffer bytes(DataInputStream in, int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static UnreadableFileException damaged(Path file) {
        return new UnreadableFileException(file, "has a damaged header", "save it again");
    }

    private long unpacked() {
        return ((long) size.width() * channels * bits + 7) / 8 * size.height();
    }

    /** Refuses a file that is shorter than what it promises could be packed into. */
    private void requireBytes(Path file, long least) throws IOException {
        if (least > Files.size(file)) {
            throw new UnreadableFileException(file,
                    "promises " + size
                            + String.format(Locale.ROOT, " pixels but is only %,d bytes long", Files.size(file)),
                    "save it again, it was cut off");
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
            default -> jpeg.isPresent() ? "CMYK" : "RGBA";
        };
        return bits + "-bit " + name;
    }

    /** Whether it is stored without loss, and in a form that labels may have. */
    boolean holdsLabels() {
        return format != FileFormat.JPEG && format != FileFormat.WEBP && (channels <= 2 || bits == 8);
    }

    void requireLabels(String file) throws UnreadableFileException {
        if (format == FileFormat.JPEG || format == FileFormat.WEBP) {
            throw new UnreadableFileException(file, "is a " + (format == FileFormat.JPEG ? "JPEG" : "WebP")
                    + ", which changes label numbers", "save the labels as a grey or palette PNG");
        }
        if (!holdsLabels()) {
            throw new UnreadableFileException(file, "is " + (bits == 8 ? "an " : "a ") + colour()
                    + " picture but labels are class indices", "save it as an 8-bit grey or palette PNG");
        }
    }
}
