package org.jaccardlab.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A text that a PNG carries beside its picture, compressed, under a keyword ({@code iTXt}). */
public final class PngText {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final String CHUNK = "iTXt";
    private static final String LAST = "IEND";
    /** Length, type and check sum of a chunk. */
    private static final int FRAME = 12;
    /** Longer texts are none of ours, and may be meant to fill the memory. */
    private static final int LONGEST = 16 << 20;

    private PngText() {
    }

    /**
     * Puts a text into a PNG, in place of one that it carries under the same keyword. The picture stays as it is.
     *
     * @param keyword 1 to 79 letters of Latin 1
     */
    public static void write(Path file, String keyword, String text) throws IOException {
        byte[] with = with(file, Files.readAllBytes(file), keyword, text);
        AtomicFile.write(file, out -> out.write(with));
    }

    /**
     * The same of a PNG that is not in a file yet.
     *
     * @param file what it will be called, for sentences
     */
    public static byte[] with(Path file, byte[] content, String keyword, String text) throws IOException {
        ByteBuffer png = open(file, content);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(SIGNATURE);
        while (png.remaining() >= FRAME) {
            byte[] chunk = next(file, png);
            if (type(chunk).equals(LAST)) {
                out.write(chunk(content(keyword, text)));
            }
            if (!isText(chunk, keyword)) {
                out.write(chunk);
            }
        }
        return out.toByteArray();
    }

    /**
     * The text that a PNG carries under this keyword.
     *
     * @throws UnreadableFileException if it is no PNG or cut short
     */
    public static Optional<String> read(Path file, String keyword) throws IOException {
        ByteBuffer png = open(file, Files.readAllBytes(file));
        while (png.remaining() >= FRAME) {
            byte[] chunk = next(file, png);
            if (isText(chunk, keyword)) {
                return Optional.of(text(file, chunk, keyword));
            }
        }
        return Optional.empty();
    }

    private static ByteBuffer open(Path file, byte[] content) throws IOException {
        ByteBuffer png = ByteBuffer.wrap(content);
        byte[] start = new byte[Math.min(SIGNATURE.length, png.remaining())];
        png.get(start);
        if (!Arrays.equals(start, SIGNATURE)) {
            throw new UnreadableFileException(file, "is no PNG", "choose another file");
        }
        return png;
    }

    /** A whole chunk, from its length to its check sum. */
    private static byte[] next(Path file, ByteBuffer png) throws UnreadableFileException {
        int length = png.getInt(png.position());
        if (length < 0 || length > png.remaining() - FRAME) {
            throw new UnreadableFileException(file, "is cut short", "save it again");
        }
        byte[] chunk = new byte[length + FRAME];
        png.get(chunk);
        return chunk;
    }

    private static String type(byte[] chunk) {
        return new String(chunk, 4, 4, StandardCharsets.ISO_8859_1);
    }

    private static boolean isText(byte[] chunk, String keyword) {
        byte[] key = (keyword + "\0").getBytes(StandardCharsets.ISO_8859_1);
        return type(chunk).equals(CHUNK) && chunk.length >= FRAME + key.length + 4
                && Arrays.equals(chunk, 8, 8 + key.length, key, 0, key.length);
    }

    /** Keyword, compressed, by deflate, no language, no translated keyword, text. */
    private static byte[] content(String keyword, String text) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write((keyword + "\0\1\0\0\0").getBytes(StandardCharsets.ISO_8859_1));
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(content)) {
            deflate.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return content.toByteArray();
    }

    private static byte[] chunk(byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(content.length + FRAME);
        chunk.putInt(content.length).put(CHUNK.getBytes(StandardCharsets.ISO_8859_1)).put(content);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, content.length + 4);
        return chunk.putInt((int) sum.getValue()).array();
    }

    private static String text(Path file, byte[] chunk, String keyword) throws IOException {
        int at = 8 + keyword.length() + 1;
        int end = chunk.length - 4;
        boolean compressed = chunk[at] == 1;
        int from = at + 2;
        for (int zeros = 0; zeros < 2 && from < end; from++) {
            zeros += chunk[from] == 0 ? 1 : 0;
        }
        if (!compressed) {
            return new String(chunk, from, end - from, StandardCharsets.UTF_8);
        }
        try (InputStream in = (new InflaterInputStream(new ByteArrayInputStream(chunk, from, end - from)))) {
            byte[] text = in.readNBytes(LONGEST + 1);
            if (text.length <= LONGEST) {
                return new String(text, StandardCharsets.UTF_8);
            }
        } catch (IOException damaged) {
            throw new UnreadableFileException(file, "carries a text that is damaged", "save it again")
                    .causedBy(damaged);
        }
        throw new UnreadableFileException(file, "carries a text that is too long", "choose another file");
    }
}
