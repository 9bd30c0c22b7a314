package org.jaccardlab.io;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.raster.Size;
import org.jspecify.annotations.Nullable;

/**
 * One array of class x height x width out of a grey PNG for each class, whose brightest grey stands for 1: probabilities of
 * 8 bits are multiples of 1/255, those of 16 bits multiples of 1/65535. One picture makes an array of one class.
 */
final class ClassPictures implements ArrayFile {

    private final List<Path> files;
    private final List<PictureHeader> headers;

    private ClassPictures(List<Path> files, List<PictureHeader> headers) {
        this.files = List.copyOf(files);
        this.headers = List.copyOf(headers);
    }

    /**
     * @param files at least one, in the order of the classes
     * @throws UnreadableFileException if one is no grey PNG of 8 or 16 bits, or of another size than the first
     */
    static ArrayFile open(List<Path> files) throws IOException {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no picture");
        }
        List<PictureHeader> headers = new ArrayList<>();
        for (Path file : files) {
            if (FileFormat.of(file) != FileFormat.PNG) {
                throw new UnreadableFileException(file, "is no PNG", "save one grey PNG for each class");
            }
            PictureHeader header = PictureHeader.of(file);
            if (header.palette() || header.channels() != 1 || header.bits() < 8) {
                throw new UnreadableFileException(file, "is a PNG of " + header.colour() + ", not of probabilities",
                        "save one grey PNG of 8 or 16 bits for each class");
            }
            Size first = headers.isEmpty() ? header.size() : headers.getFirst().size();
            if (!header.size().equals(first)) {
                throw new UnreadableFileException(file,
                        "is " + header.size() + " but " + UnreadableFileException.name(files.getFirst()) + " is "
                                + first,
                        "give all classes the same size, nothing is resized here");
            }
            headers.add(header);
        }
        return new ClassPictures(files, headers);
    }

    @Override
    public List<String> keys() {
        return List.of();
    }

    @Override
    public ArrayStream array(Optional<String> key) throws IOException {
        Path first = files.getFirst();
        ArrayKeys.requireNone(first, key);
        String name = UnreadableFileException.name(first)
                + (files.size() == 1 ? "" : " and " + (files.size() - 1) + " more");
        Size size = headers.getFirst().size();
        ArrayHeader header = ArrayHeader.of(name, ElementType.F4, ByteOrder.nativeOrder(), false,
                List.of((long) files.size(), (long) size.height(), (long) size.width()));
        return new ArrayStream(name, header, new Pictures());
    }

    @Override
    public void close() {
        // Each picture is opened and closed when its numbers are due.
    }

    /** One picture in memory at a time. */
    private final class Pictures implements Numbers {

        private final int width = headers.getFirst().size().width();
        private final int pixels = headers.getFirst().size().pixels();
        private final int[] row = new int[width];
        private @Nullable Raster raster;
        private int loaded = -1;
        private long rowStart = -1;
        private long next;

        @Override
        public void skip(long count) {
            next += count;
        }

        @Override
        public void next(double[] to, int count) throws IOException {
            for (int done = 0; done < count;) {
                if (rowStart < 0 || next < rowStart || next >= rowStart + width) {
                    load();
                }
                int from = (int) (next - rowStart);
                int some = Math.min(count - done, width - from);
                double white = headers.get(loaded).bits() == 8 ? 255 : 65_535;
                for (int i = 0; i < some; i++) {
                    to[done + i] = row[from + i] / white;
                }
                done += some;
                next += some;
            }
        }

        private void load() throws IOException {
            int picture = (int) (next / pixels);
            Raster held = raster;
            if (held == null || picture != loaded) {
                Path file = files.get(picture);
                List<String> damage = new ArrayList<>();
                held = PictureDecoder.decode(file, headers.get(picture), damage::add).getRaster();
                if (!damage.isEmpty() || held.getNumBands() != 1) {
                    throw new UnreadableFileException(file, "is partly damaged", "save it again");
                }
                raster = held;
                loaded = picture;
            }
            int y = (int) (next % pixels / width);
            held.getPixels(0, y, width, 1, row);
            rowStart = (long) loaded * pixels + (long) y * width;
        }

        @Override
        public void close() {
            raster = null;
        }
    }
}
