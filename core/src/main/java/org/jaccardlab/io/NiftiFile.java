package org.jaccardlab.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A NIfTI-1 file, packed with gzip or not: a head of 348 bytes, then the numbers, first axis fastest. The shape is the
 * file's: X x Y x Z, and perhaps time or classes behind it.
 */
record NiftiFile(Path file, boolean packed) implements ArrayFile {

    private static final int HEAD = 348;
    private static final int HEAD_OF_VERSION_2 = 540;
    /** What stands between head and numbers is small. */
    private static final float FARTHEST = 1 << 24;

    static ArrayFile open(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new NiftiFile(file, in.read() == 0x1f);
        }
    }

    @Override
    public List<String> keys() {
        return List.of();
    }

    @Override
    public ArrayStream array(Optional<String> key) throws IOException {
        ArrayKeys.requireNone(file, key);
        String name = UnreadableFileException.name(file);
        InputStream raw = Files.newInputStream(file);
        try {
            InputStream in = packed ? new GZIPInputStream(new BufferedInputStream(raw), 1 << 16) : raw;
            return stream(name, in);
        } catch (UnreadableFileException e) {
            raw.close();
            throw e;
        } catch (EOFException e) {
            raw.close();
            throw new UnreadableFileException(file, "ends within its header", "save it again, it was cut off")
                    .causedBy(e);
        } catch (IOException e) {
            raw.close();
            throw ArrayStream.damaged(name, e);
        }
    }

    private ArrayStream stream(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(HEAD);
        if (bytes.length < HEAD) {
            throw packed ? noNifti() : new EOFException();
        }
        ByteBuffer head = ByteBuffer.wrap(bytes);
        ByteOrder order = head.getInt(0) == HEAD ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        head.order(order);
        String mark = new String(bytes, 344, 4, StandardCharsets.ISO_8859_1);
        if (head.getInt(0) == HEAD_OF_VERSION_2 || head.getInt(0) == Integer.reverseBytes(HEAD_OF_VERSION_2)) {
            throw new UnreadableFileException(file, "is written in version 2 of NIfTI", "save it as NIfTI-1");
        }
        if (mark.equals("ni1\0")) {
            throw new UnreadableFileException(file, "is the head of numbers in another file",
                    "save both as one .nii file");
        }
        if (head.getInt(0) != HEAD || !mark.equals("n+1\0")) {
            throw noNifti();
        }
        ArrayHeader stored = ArrayHeader.of(name, type(name, head.getShort(70)), order, true, shape(name, head));
        long start = start(name, head.getFloat(108));
        checkLength(name, stored, start);
        in.skipNBytes(start - HEAD);
        RawNumbers numbers = new RawNumbers(name, stored, FilePart.of(in, 0, stored.bytes()),
                // Reading on to the end is what compares the checksum.
                ending -> in.read());
        float slope = head.getFloat(112);
        float inter = head.getFloat(116);
        if (slope == 0 || !Float.isFinite(slope) || !Float.isFinite(inter) || slope == 1 && inter == 0) {
            return new ArrayStream(name, stored, numbers);
        }
        ArrayHeader scaled = ArrayHeader.of(name, ElementType.F8, ByteOrder.nativeOrder(), true, stored.shape());
        return new ArrayStream(name, scaled, new ScaledNumbers(numbers, slope, inter));
    }

    private UnreadableFileException noNifti() {
        return new UnreadableFileException(file, packed ? "is packed with gzip but holds no NIfTI" : "is no NIfTI",
                packed ? "unpack it first" : "save it again");
    }

    private static List<Long> shape(String name, ByteBuffer head) throws UnreadableFileException {
        int axes = head.getShort(40);
        if (axes < 1 || axes > 7) {
            throw new UnreadableFileException(name, "has " + axes + " axes by its header", "save it again");
        }
        List<Long> shape = new ArrayList<>();
        for (int axis = 1; axis <= axes; axis++) {
            shape.add((long) head.getShort(40 + 2 * axis));
        }
        return shape;
    }

    private static long start(String name, float offset) throws UnreadableFileException {
        if (offset == 0) {
            return HEAD + 4;
        }
        if (!(offset >= HEAD && offset <= FARTHEST)) {
            throw new UnreadableFileException(name, "gives its numbers a wrong place",
                    "save it again, its header is damaged");
        }
        return (long) offset;
    }

    private void checkLength(String name, ArrayHeader header, long start) throws IOException {
        long fileBytes = Files.size(file);
        long held = (packed ? Deflate.most(fileBytes) : fileBytes) - start;
        if (held < header.bytes()) {
            throw header.cutOff(name, Math.max(0, held));
        }
    }

    private static ElementType type(String name, int code) throws UnreadableFileException {
        return switch (code) {
            case 2 -> ElementType.U1;
            case 4 -> ElementType.I2;
            case 8 -> ElementType.I4;
            case 16 -> ElementType.F4;
            case 64 -> ElementType.F8;
            case 256 -> ElementType.I1;
            case 512 -> ElementType.U2;
            case 768 -> ElementType.U4;
            case 1024 -> ElementType.I8;
            case 1280 -> ElementType.U8;
            case 32, 1792, 2048 -> throw new UnreadableFileException(name, "holds complex numbers",
                    "save real numbers");
            case 128, 2304 -> throw new UnreadableFileException(name, "holds colours", "save plain numbers");
            default -> throw new UnreadableFileException(name,
                    String.format(Locale.ROOT, "holds numbers of NIfTI's type %d, which is not read", code),
                    "save it as float32");
        };
    }

    @Override
    public void close() {
        // Each array opens the file for itself.
    }

    /** Numbers that mean a multiple of themselves and something more. */
    private record ScaledNumbers(Numbers stored, double slope, double inter) implements Numbers {

        @Override
        public void skip(long count) throws IOException {
            stored.skip(count);
        }

        @Override
        public void next(double[] to, int count) throws IOException {
            stored.next(to, count);
            for (int i = 0; i < count; i++) {
                to[i] = to[i] * slope + inter;
            }
        }

        @Override
        public void finish() throws IOException {
            stored.finish();
        }

        @Override
        public void close() throws IOException {
            stored.close();
        }
    }
}
