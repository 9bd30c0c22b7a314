package org.jaccardlab.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongUnaryOperator;

/** One array on its way in: its header is known, its numbers come in pieces of bounded size. */
final class NpyStream implements AutoCloseable {

    /** Receives the numbers of an array piece by piece, in file order. */
    @FunctionalInterface
    interface Sink {

        /** Takes the first {@code count} of {@code numbers}; the array is reused for the next piece. */
        void take(double[] numbers, int count) throws UnreadableFileException;
    }

    /** What the bytes around the array promise about it. */
    interface Limits {

        /** Refuses an array whose head takes {@code headBytes} before any of its numbers is read. */
        void check(String file, long headBytes, NpyHeader header) throws UnreadableFileException;

        /** Called when the last number has been read and nothing may follow. */
        void finish(String file) throws IOException;
    }

    /** NumPy itself stops at 10,000 unless told to trust the file. */
    private static final int LONGEST_HEADER = 65_535;
    private static final int PIECE = 8_192;

    private final String file;
    private final InputStream in;
    private final Limits limits;
    private final NpyHeader header;

    /**
     * Reads the header.
     *
     * @param file what messages call the array
     * @param in closed by {@link #close()}, also if the header is refused
     */
    NpyStream(String file, InputStream in, Limits limits) throws IOException {
        this.file = file;
        this.in = in;
        this.limits = limits;
        try {
            this.header = readHeader();
        } catch (UnreadableFileException e) {
            in.close();
            throw e;
        } catch (IOException e) {
            in.close();
            throw damaged(e);
        }
    }

    String file() {
        return file;
    }

    NpyHeader header() {
        return header;
    }

    private NpyHeader readHeader() throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !new String(start, 0, 6, StandardCharsets.ISO_8859_1).equals("\u0093NUMPY")) {
            throw new UnreadableFileException(file, "does not start like a NumPy array",
                    "save it with numpy.save or numpy.savez");
        }
        int version = start[6];
        if (version < 1 || version > 3) {
            throw new UnreadableFileException(file, "is written in version " + version + " of the npy format",
                    "save it in version 1, 2 or 3");
        }
        int lengthBytes = version == 1 ? 2 : 4;
        byte[] size = in.readNBytes(lengthBytes);
        long length = 0;
        for (int i = size.length - 1; i >= 0; i--) {
            length = length << 8 | size[i] & 0xff;
        }
        if (length > LONGEST_HEADER) {
            throw new UnreadableFileException(file,
                    String.format(Locale.ROOT, "has a header of %,d bytes, which no array of numbers needs", length),
                    "save a plain array of numbers");
        }
        byte[] text = in.readNBytes((int) length);
        if (size.length < lengthBytes || text.length < length) {
            throw new UnreadableFileException(file, "ends within its header", "save it again, it was cut off");
        }
        NpyHeader found = NpyDictionary.parse(file, new String(text, StandardCharsets.UTF_8));
        limits.check(file, 8L + lengthBytes + length, found);
        return found;
    }

    /** Hands every number to the sink, in the order of the file. */
    void read(Sink sink) throws IOException {
        read(1, header.count(), run -> 0, sink);
    }

    /** Hands the numbers of a region to the sink, in the order of the file; the others are passed over. */
    void read(Cut cut, Sink sink) throws IOException {
        read(cut.runs(), cut.length(), cut::start, sink);
    }

    private void read(long runs, long length, LongUnaryOperator start, Sink sink) throws IOException {
        int width = header.type().bytes();
        byte[] bytes = new byte[PIECE * width];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(header.order());
        double[] numbers = new double[PIECE];
        long at = 0;
        try {
            for (long run = 0; run < runs; run++) {
                in.skipNBytes((start.applyAsLong(run) - at) * width);
                at = start.applyAsLong(run);
                for (long left = length; left > 0;) {
                    int count = (int) Math.min(PIECE, left);
                    int got = in.readNBytes(bytes, 0, count * width);
                    if (got < count * width) {
                        throw cutOff(at * width + got);
                    }
                    header.type().decode(buffer, numbers, count);
                    sink.take(numbers, count);
                    left -= count;
                    at += count;
                }
            }
            in.skipNBytes((header.count() - at) * width);
            if (in.read() >= 0) {
                throw new UnreadableFileException(file, "holds more than the " + header.shapeText()
                        + " numbers its header promises", "save it again, it is damaged");
            }
            limits.finish(file);
        } catch (UnreadableFileException e) {
            throw e;
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private UnreadableFileException cutOff(long bytes) {
        return cutOff(file, header, bytes);
    }

    static UnreadableFileException cutOff(String file, NpyHeader header, long bytes) {
        return new UnreadableFileException(file,
                String.format(Locale.ROOT, "promises %s numbers but holds only %,d bytes of them", header.shapeText(),
                        bytes),
                "save it again, it was cut off");
    }

    private UnreadableFileException damaged(IOException cause) {
        String finding = cause instanceof EOFException ? "ends too early" : "is damaged";
        return new UnreadableFileException(file, finding, "save it again").causedBy(cause);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
