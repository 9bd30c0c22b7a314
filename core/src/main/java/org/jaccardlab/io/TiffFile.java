package org.jaccardlab.io;

import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/**
 * A TIFF as one array: pages x height x width, without the first axis if there is one page, and with the numbers of a pixel
 * as the last axis if there are several. The numbers are the file's own: nothing is clamped or made a colour.
 */
record TiffFile(Path file, List<TiffPage> pages, List<Integer> places) implements ArrayFile {

    /** What no way of packing reaches with numbers of eight bits or more. */
    private static final long BEST_PACKING = 5_000;

    /** Numbers in a tile of a page that is smaller. */
    private static final long LARGEST_TILE = 1 << 22;

    static ArrayFile open(Path file) throws IOException {
        List<TiffPage> all = TiffPages.of(file);
        List<TiffPage> pages = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).reduced()) {
                pages.add(all.get(i));
                places.add(i);
            }
        }
        if (pages.isEmpty()) {
            throw new UnreadableFileException(file, "holds small copies of pages only", "save the pages themselves");
        }
        for (TiffPage page : pages) {
            if (!page.isLike(pages.getFirst())) {
                throw new UnreadableFileException(file, "holds pages of different size or type",
                        "save one array per file");
            }
        }
        return new TiffFile(file, List.copyOf(pages), List.copyOf(places));
    }

    @Override
    public List<String> keys() {
        return List.of();
    }

    @Override
    public ArrayStream array(Optional<String> key) throws IOException {
        ArrayKeys.requireNone(file, key);
        String name = UnreadableFileException.name(file);
        TiffPage page = pages.getFirst();
        List<Long> shape = new ArrayList<>();
        if (pages.size() > 1) {
            shape.add((long) pages.size());
        }
        shape.add(page.height());
        shape.add(page.width());
        if (page.samples() > 1) {
            shape.add((long) page.samples());
        }
        ArrayHeader header = ArrayHeader.of(name, page.type(name), ByteOrder.LITTLE_ENDIAN, false, shape);
        long fileBytes = Files.size(file);
        if (header.bytes() / BEST_PACKING > fileBytes) {
            throw new UnreadableFileException(file,
                    String.format(Locale.ROOT, "promises %s numbers but is only %,d bytes long", header.shapeText(),
                            fileBytes),
                    "save it again, it was cut off");
        }
        // The decoder holds a page's bytes, its numbers, and ours.
        long pageNumbers = header.count() / pages.size();
        if (pageNumbers > Integer.MAX_VALUE - 8 || pageNumbers * 16 > MemoryBudget.now().heap()) {
            throw new UnreadableFileException(file, String.format(Locale.ROOT,
                    "has pages of %,d numbers, too many for the memory at hand", pageNumbers),
                    "save the array with numpy.save");
        }
        // A tile may reach beyond a small page, but not far.
        long largest = Math.max(LARGEST_TILE, 4 * pageNumbers) / page.samples();
        if (pages.stream().anyMatch(one -> one.tile() > largest)) {
            throw new UnreadableFileException(file, "has a damaged header with tiles larger than its pages",
                    "save it again");
        }
        return new ArrayStream(name, header, new Pages(name, page, header.type()));
    }

    @Override
    public void close() {
        // Each array opens the file for itself.
    }

    /** One page in memory at a time. */
    private final class Pages implements Numbers {

        private final String name;
        private final ElementType type;
        private final int width;
        private final int samples;
        private final long perPage;
        private final ImageReader reader;
        private final FileImageInputStream in;
        private final double[] row;
        private long rowStart = -1;
        private int loaded = -1;
        private Raster raster = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).getRaster();
        private long next;

        Pages(String name, TiffPage page, ElementType type) throws IOException {
            this.name = name;
            this.type = type;
            this.width = (int) page.width();
            this.samples = page.samples();
            this.perPage = page.width() * page.height() * samples;
            this.row = new double[width * samples];
            this.in = new FileImageInputStream(file.toFile());
            // Other readers clamp fractions to 0..1, or take half precision for whole numbers.
            this.reader = isBig()
                    ? new BigTIFFImageReaderSpi().createReaderInstance(null)
                    : new TIFFImageReaderSpi().createReaderInstance(null);
            reader.setInput(in, false, true);
        }

        private boolean isBig() throws IOException {
            in.seek(2);
            int first = in.read();
            int second = in.read();
            in.seek(0);
            return first == 43 || second == 43;
        }

        @Override
        public void skip(long count) {
            next += count;
        }

        @Override
        public void next(double[] to, int count) throws UnreadableFileException {
            for (int done = 0; done < count;) {
                if (rowStart < 0 || next < rowStart || next >= rowStart + row.length) {
                    load();
                }
                int from = (int) (next - rowStart);
                int some = Math.min(count - done, row.length - from);
                System.arraycopy(row, from, to, done, some);
                done += some;
                next += some;
            }
        }

        private void load() throws UnreadableFileException {
            int page = (int) (next / perPage);
            if (page != loaded) {
                raster = page(page);
                loaded = page;
            }
            int y = (int) (next % perPage / row.length);
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            rowStart = page * perPage + (long) y * row.length;
            if (type == ElementType.U4) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = row[i] < 0 ? row[i] + 0x1p32 : row[i];
                }
            }
        }

        private Raster page(int page) throws UnreadableFileException {
            Raster read;
            try {
                read = reader.readRaster(places.get(page), null);
            } catch (IOException | RuntimeException | VirtualMachineError e) {
                // Damaged files surface from the decoder as exceptions of many kinds.
                throw new UnreadableFileException(name, "is damaged, or packed in a way that is not read",
                        "save it without packing").causedBy(e);
            }
            if (read.getNumBands() != samples) {
                throw new UnreadableFileException(name,
                        "keeps the " + samples + " numbers of a pixel apart in a way that is not read",
                        "save one page for each of them");
            }
            if (read.getWidth() != width || (long) width * read.getHeight() * samples != perPage) {
                throw new UnreadableFileException(name, "holds pages of another size than it says", "save it again");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            reader.dispose();
            in.close();
        }
    }
}
