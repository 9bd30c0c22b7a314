package org.jaccardlab.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks through the directories of a TIFF, of the classic kind or a BigTIFF, without looking at its pixels. */
final class TiffPages {

    private static final int MOST_PAGES = 1 << 16;
    private static final int MOST_ENTRIES = 4_096;
    private static final int MOST_SAMPLES = 65_535;

    private static final int SUBFILE = 254;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COLOUR = 262;
    private static final int SAMPLES = 277;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int FORMAT = 339;

    private final Path file;
    private final RandomAccessFile in;
    private final ByteOrder order;
    private final boolean big;

    private TiffPages(Path file, RandomAccessFile in) throws IOException {
        this.file = file;
        this.in = in;
        this.order = in.read() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        this.big = bytes(2, 2).getShort() == 43;
    }

    /** The pages in file order, at least one. */
    static List<TiffPage> of(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            return new TiffPages(file, in).walk();
        } catch (EOFException e) {
            throw new UnreadableFileException(file, "ends within its header", "save it again, it was cut off")
                    .causedBy(e);
        }
    }

    /** Whether it holds an array: numbers that are no colours, or several grey pages. */
    static boolean isStack(Path file) throws IOException {
        List<TiffPage> pages = of(file);
        return pages.getFirst().isBeyondPictures()
                || pages.stream().filter(page -> page.isGrey() && !page.reduced()).count() > 1;
    }

    private List<TiffPage> walk() throws IOException {
        List<TiffPage> pages = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (long at = big ? bytes(8, 8).getLong() : unsigned(bytes(4, 4)); at != 0;) {
            if (!seen.add(at) || pages.size() == MOST_PAGES) {
                throw damaged();
            }
            long count = big ? bytes(at, 8).getLong() : bytes(at, 2).getShort() & 0xffff;
            int size = big ? 20 : 12;
            if (count < 0 || count > MOST_ENTRIES) {
                throw damaged();
            }
            long first = at + (big ? 8 : 2);
            ByteBuffer entries = bytes(first, (int) count * size);
            pages.add(page(entries, (int) count, size));
            long next = first + count * size;
            at = big ? bytes(next, 8).getLong() : unsigned(bytes(next, 4));
        }
        if (pages.isEmpty()) {
            throw damaged();
        }
        return pages;
    }

    private TiffPage page(ByteBuffer entries, int count, int size) throws IOException {
        Map<Integer, List<Long>> fields = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int tag = entries.getShort(i * size) & 0xffff;
            if (Set.of(SUBFILE, WIDTH, HEIGHT, BITS, TILE_WIDTH, TILE_HEIGHT, COLOUR, SAMPLES, FORMAT).contains(tag)) {
                fields.put(tag, values(entries, i * size));
            }
        }
        int samples = (int) one(fields, SAMPLES, 1);
        long width = one(fields, WIDTH, 0);
        long height = one(fields, HEIGHT, 0);
        long tileWidth = one(fields, TILE_WIDTH, 0);
        long tileHeight = one(fields, TILE_HEIGHT, 0);
        if (tileWidth < 0 || tileHeight < 0 || tileWidth > Integer.MAX_VALUE || tileHeight > Integer.MAX_VALUE) {
            throw damaged();
        }
        if (samples < 1 || samples > MOST_SAMPLES || width < 1 || height < 1 || width > Integer.MAX_VALUE
                || height > Integer.MAX_VALUE) {
            throw damaged();
        }
        List<Integer> bits = fields.getOrDefault(BITS, List.of(1L)).stream().map(Long::intValue).toList();
        return new TiffPage(width, height, samples, bits, (int) one(fields, FORMAT, 1), (int) one(fields, COLOUR, 1),
                tileWidth * tileHeight, (one(fields, SUBFILE, 0) & 1) != 0);
    }

    private static long one(Map<Integer, List<Long>> fields, int tag, long otherwise) {
        return fields.getOrDefault(tag, List.of(otherwise)).getFirst();
    }

    /** The whole numbers of an entry. */
    private List<Long> values(ByteBuffer entries, int at) throws IOException {
        int width = switch (entries.getShort(at + 2)) {
            case 1 -> 1;
            case 3 -> 2;
            case 4 -> 4;
            case 16 -> 8;
            default -> throw damaged();
        };
        long count = big ? entries.getLong(at + 4) : unsigned(entries.slice(at + 4, 4).order(order));
        if (count < 1 || count > MOST_SAMPLES) {
            throw damaged();
        }
        int inside = big ? 8 : 4;
        ByteBuffer held = entries.slice(at + (big ? 12 : 8), inside).order(order);
        if (count * width > inside) {
            held = bytes(big ? held.getLong() : unsigned(held), (int) count * width);
        }
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(switch (width) {
                case 1 -> held.get() & 0xffL;
                case 2 -> held.getShort() & 0xffffL;
                case 4 -> unsigned(held);
                default -> held.getLong();
            });
        }
        return values;
    }

    private static long unsigned(ByteBuffer from) {
        return Integer.toUnsignedLong(from.getInt());
    }

    private ByteBuffer bytes(long at, int count) throws IOException {
        if (at < 0 || at > in.length() - count) {
            throw new EOFException();
        }
        byte[] bytes = new byte[count];
        in.seek(at);
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(order);
    }

    private UnreadableFileException damaged() {
        return new UnreadableFileException(file, "has a damaged header", "save it again");
    }
}
