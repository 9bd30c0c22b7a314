package org.jaccardlab.io;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One array of class x height x width out of a folder with a grey PNG for each class: whole numbers of 8 or 16 bits, of
 * which the brightest grey stands for 1. Numbers in the names are counted, so that c10 comes after c2.
 */
final class ClassPictures implements ArrayFile {

    private static final int MOST_CLASSES = 1_000;
    private static final String REMEDY = "choose a file, or a folder of nothing but one grey PNG for each class";

    private final Path folder;
    private final List<Path> files;
    private final List<PictureHeader> headers;

    private ClassPictures(Path folder, List<Path> files, List<PictureHeader> headers) {
        this.folder = folder;
        this.files = List.copyOf(files);
        this.headers = List.copyOf(headers);
    }

    /**
     * @throws UnreadableFileException if it holds nothing, or something besides grey PNGs of 8 or of 16 bits and one size;
     *             files whose names begin with a dot are passed over
     */
    static ArrayFile open(Path folder) throws IOException {
        List<Path> files = files(folder);
        List<PictureHeader> headers = new ArrayList<>();
        for (Path file : files) {
            if (Files.isDirectory(file) || FileFormat.of(file) != FileFormat.PNG) {
                throw new UnreadableFileException(folder,
                        "is a folder with " + UnreadableFileException.name(file) + " in it, which is no PNG", REMEDY);
            }
            PictureHeader header = PictureHeader.of(file);
            requireAlike(file, header, files.getFirst(), headers.isEmpty() ? header : headers.getFirst());
            headers.add(header);
        }
        return new ClassPictures(folder, files, headers);
    }

    private static void requireAlike(Path file, PictureHeader header, Path first, PictureHeader model)
            throws UnreadableFileException {
        if (header.palette() || header.channels() != 1 || header.bits() < 8) {
            throw new UnreadableFileException(file, "is a PNG of " + header.colour() + ", not of probabilities",
                    "save one grey PNG of 8 or 16 bits for each class");
        }
        if (!header.size().equals(model.size())) {
            throw new UnreadableFileException(file,
                    "is " + header.size() + " but " + UnreadableFileException.name(first) + " is " + model.size(),
                    "give all classes the same size, nothing is resized here");
        }
        if (header.bits() != model.bits()) {
            throw new UnreadableFileException(file, "has " + header.bits() + " bits but "
                    + UnreadableFileException.name(first) + " has " + model.bits(), "save all classes alike");
        }
    }

    /** @return at least one, in the order of the classes */
    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder,
                file -> !UnreadableFileException.name(file).startsWith("."))) {
            for (Path file : all) {
                if (files.size() == MOST_CLASSES) {
                    throw new UnreadableFileException(folder, String.format(Locale.ROOT,
                            "is a folder of more than %,d files", MOST_CLASSES), REMEDY);
                }
                files.add(file);
            }
        } catch (AccessDeniedException | DirectoryIteratorException e) {
            throw new UnreadableFileException(folder, "cannot be listed", "check its permissions").causedBy(e);
        }
        if (files.isEmpty()) {
            throw new UnreadableFileException(folder, "is an empty folder", REMEDY);
        }
        files.sort(Comparator.comparing(UnreadableFileException::name, NaturalOrder.INSTANCE));
        return files;
    }

    @Override
    public List<String> keys() {
        return List.of();
    }

    @Override
    public ArrayStream array(Optional<String> key) throws IOException {
        ArrayKeys.requireNone(folder, key);
        String name = UnreadableFileException.name(folder);
        PictureHeader first = headers.getFirst();
        ArrayHeader header = ArrayHeader.of(name, first.bits() == 8 ? ElementType.U1 : ElementType.U2,
                ByteOrder.LITTLE_ENDIAN, false,
                List.of((long) files.size(), (long) first.size().height(), (long) first.size().width()));
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
                for (int i = 0; i < some; i++) {
                    to[done + i] = row[from + i];
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
