package org.jaccardlab.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Size;

/** Writes fields as the pages of a TIFF of float32 numbers, unpacked, each page with its name. */
public final class TiffWriter {

    private static final int HEAD = 8;
    private static final int ENTRIES = 11;
    private static final int ENTRY = 12;
    private static final int DIRECTORY = 2 + ENTRIES * ENTRY + 4;
    private static final long MOST_BYTES = 0xffff_ffffL;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ASCII = 2;

    private TiffWriter() {
    }

    /**
     * @param fields by the names of their pages, in the order of the map
     * @throws UnwritableFileException if they are more than such a file can hold
     */
    public static void write(Path file, Map<String, Field> fields) throws IOException {
        long bytes = HEAD;
        for (Map.Entry<String, Field> field : fields.entrySet()) {
            bytes += pageBytes(field.getKey(), field.getValue());
        }
        if (bytes > MOST_BYTES) {
            throw new UnwritableFileException(file, "would be larger than the 4 GB that a TIFF can be",
                    "export fewer panes, or as .npz");
        }
        AtomicFile.write(file, out -> {
            out.write(little(HEAD).put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(HEAD).array());
            long at = HEAD;
            for (Iterator<Map.Entry<String, Field>> pages = fields.entrySet().iterator(); pages.hasNext();) {
                Map.Entry<String, Field> page = pages.next();
                long end = at + pageBytes(page.getKey(), page.getValue());
                out.write(directory(page.getKey(), page.getValue().size(), at, pages.hasNext() ? end : 0));
                writeNumbers(page.getValue(), out);
                at = end;
            }
        });
    }

    private static long pageBytes(String name, Field field) {
        return DIRECTORY + name(name).length + 4L * field.size().pixels();
    }

    /** Ends in a zero, and on a multiple of four. */
    private static byte[] name(String name) {
        byte[] letters = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate((letters.length + 1 + 3) / 4 * 4).put(letters).array();
    }

    /** @param next where the next page begins, 0 if there is none */
    private static byte[] directory(String pageName, Size size, long at, long next) {
        byte[] name = name(pageName);
        long nameAt = at + DIRECTORY;
        ByteBuffer page = little(DIRECTORY + name.length).putShort((short) ENTRIES);
        entry(page, 256, LONG, 1, size.width());
        entry(page, 257, LONG, 1, size.height());
        entry(page, 258, SHORT, 1, Float.SIZE);
        // Neither packed nor a colour: black is the least.
        entry(page, 259, SHORT, 1, 1);
        entry(page, 262, SHORT, 1, 1);
        entry(page, 273, LONG, 1, nameAt + name.length);
        entry(page, 277, SHORT, 1, 1);
        entry(page, 278, LONG, 1, size.height());
        entry(page, 279, LONG, 1, 4L * size.pixels());
        entry(page, 285, ASCII, name.length, name.length > 4
                ? nameAt
                : ByteBuffer.wrap(name)
                        .order(ByteOrder.LITTLE_ENDIAN).getInt());
        entry(page, 339, SHORT, 1, 3);
        return page.putInt((int) next).put(name).array();
    }

    private static void entry(ByteBuffer page, int tag, int type, int count, long value) {
        page.putShort((short) tag).putShort((short) type).putInt(count).putInt((int) value);
    }

    private static void writeNumbers(Field field, OutputStream out) throws IOException {
        Size size = field.size();
        ByteBuffer row = little(size.width() * Float.BYTES);
        for (int y = 0; y < size.height(); y++) {
            row.clear();
            for (int x = 0; x < size.width(); x++) {
                row.putFloat(field.at(x, y));
            }
            out.write(row.array());
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
