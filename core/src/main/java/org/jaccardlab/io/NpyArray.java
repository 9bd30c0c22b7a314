package org.jaccardlab.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The head of one npy array, and what follows it. */
final class NpyArray {

    /** What the bytes around the array promise about it. */
    interface Limits {

        /** Refuses an array whose head takes {@code headBytes} before any of its numbers is read. */
        void check(String file, long headBytes, ArrayHeader header) throws UnreadableFileException;

        /** Called when the last number has been read and nothing may follow. */
        void finish(String file) throws IOException;
    }

    /** NumPy itself stops at 10,000 unless told to trust the file. */
    private static final int LONGEST_HEADER = 65_535;

    private NpyArray() {
    }

    /**
     * Reads the head.
     *
     * @param file what messages call the array
     * @param in closed with the stream, also if the head is refused
     */
    static ArrayStream open(String file, InputStream in, Limits limits) throws IOException {
        try {
            ArrayHeader header = header(file, in, limits);
            return new ArrayStream(file, header, new RawNumbers(file, header, in, limits::finish));
        } catch (UnreadableFileException e) {
            in.close();
            throw e;
        } catch (IOException e) {
            in.close();
            throw ArrayStream.damaged(file, e);
        }
    }

    private static ArrayHeader header(String file, InputStream in, Limits limits) throws IOException {
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
        ArrayHeader found = NpyDictionary.parse(file, new String(text, StandardCharsets.UTF_8));
        limits.check(file, 8L + lengthBytes + length, found);
        return found;
    }
}
