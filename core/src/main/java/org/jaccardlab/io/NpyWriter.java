package org.jaccardlab.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongToDoubleFunction;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;

/** Writes numbers as NumPy reads them: little-endian float32, C order, format 1.0. */
public final class NpyWriter {

    private static final int PIECE = 16_384;

    private NpyWriter() {
    }

    /** An array of shape (height, width). */
    public static void write(Path file, Field field) throws IOException {
        AtomicFile.write(file, out -> write(out, field));
    }

    /** The same into a stream, which stays open. */
    static void write(OutputStream out, Field field) throws IOException {
        Size size = field.size();
        String shape = String.format(Locale.ROOT, "(%d, %d)", size.height(), size.width());
        write(out, shape, size.pixels(), i -> field.at((int) i));
    }

    /** An array of shape (class, height, width). */
    public static void write(Path file, Volume volume) throws IOException {
        Size size = volume.size();
        String shape = String.format(Locale.ROOT, "(%d, %d, %d)", volume.classes(), size.height(), size.width());
        AtomicFile.write(file, out -> write(out, shape, (long) volume.classes() * size.pixels(),
                volume::at));
    }

    private static void write(OutputStream out, String shape, long count, LongToDoubleFunction number)
            throws IOException {
        out.write(head("{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }"));
        ByteBuffer piece = ByteBuffer.allocate(PIECE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long i = 0; i < count; i++) {
            piece.putFloat((float) number.applyAsDouble(i));
            if (!piece.hasRemaining() || i == count - 1) {
                out.write(piece.array(), 0, piece.position());
                piece.clear();
            }
        }
    }

    /** The head is padded with blanks, so that the numbers start at a multiple of 64 bytes. */
    private static byte[] head(String dictionary) {
        int fixed = 10;
        int length = (fixed + dictionary.length() + 1 + 63) / 64 * 64 - fixed;
        String padded = dictionary + " ".repeat(length - dictionary.length() - 1) + "\n";
        return ByteBuffer.allocate(fixed + length).order(ByteOrder.LITTLE_ENDIAN)
                .put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1)).putShort((short) length)
                .put(padded.getBytes(StandardCharsets.ISO_8859_1)).array();
    }
}
