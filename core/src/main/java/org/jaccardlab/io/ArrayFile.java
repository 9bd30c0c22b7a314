package org.jaccardlab.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** An {@code .npy} file with its one array, or an {@code .npz} file with arrays under keys. */
final class ArrayFile implements Closeable {

    /** Deflate cannot shrink anything by more than this factor. */
    private static final long BEST_DEFLATE = 1032;

    private final Path file;
    private final @Nullable ZipFile zip;
    private final List<ZipEntry> entries;

    private ArrayFile(Path file, @Nullable ZipFile zip, List<ZipEntry> entries) {
        this.file = file;
        this.zip = zip;
        this.entries = entries;
    }

    /** @throws UnreadableFileException if it is neither of the two formats, or its list of arrays is damaged */
    static ArrayFile open(Path file) throws IOException {
        FileFormat format = FileFormat.of(file);
        if (!format.isArray()) {
            throw new UnreadableFileException(file, "is a picture, not an array of numbers",
                    "save the numbers as .npy or .npz");
        }
        if (format == FileFormat.NPY) {
            return new ArrayFile(file, null, List.of());
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException e) {
            // Java tells damage apart from other trouble by no single exception.
            throw new UnreadableFileException(file, "has a damaged list of contents",
                    "save it again, it was probably cut off").causedBy(e);
        }
        List<ZipEntry> arrays = new ArrayList<>();
        zip.stream().filter(entry -> entry.getName().endsWith(".npy")).forEach(arrays::add);
        if (arrays.isEmpty()) {
            zip.close();
            throw new UnreadableFileException(file, "is a zip file without any array in it",
                    "save it with numpy.savez");
        }
        return new ArrayFile(file, zip, arrays);
    }

    /** The keys of the arrays in file order; empty for {@code .npy}, whose array has none. */
    List<String> keys() {
        return entries.stream().map(ArrayFile::key).distinct().toList();
    }

    private static String key(ZipEntry entry) {
        return entry.getName().substring(0, entry.getName().length() - ".npy".length());
    }

    /** Opens the array under this key; no key will do if there is only one. */
    NpyStream array(Optional<String> key) throws IOException {
        return zip == null ? plain(key) : packed(zip, chosen(key));
    }

    private NpyStream plain(Optional<String> key) throws IOException {
        if (key.isPresent()) {
            throw new UnreadableFileException(file, "holds a single array without a key",
                    "leave out the key " + UnreadableFileException.quoted(key.get()));
        }
        return new NpyStream(UnreadableFileException.name(file), Files.newInputStream(file),
                new PlainLimits(Files.size(file)));
    }

    private ZipEntry chosen(Optional<String> key) throws UnreadableFileException {
        String list = keys().stream().limit(10).map(name -> UnreadableFileException.quoted(name))
                .collect(Collectors.joining(", "));
        if (key.isEmpty()) {
            if (keys().size() > 1) {
                throw new UnreadableFileException(file, "holds " + keys().size() + " arrays", "choose one by its key: "
                        + list);
            }
            return entries.getFirst();
        }
        return entries.stream().filter(entry -> key(entry).equals(key.get())).findFirst()
                .orElseThrow(() -> new UnreadableFileException(file,
                        "holds no array " + UnreadableFileException.quoted(key.get()),
                        "choose one of " + list));
    }

    private NpyStream packed(ZipFile from, ZipEntry entry) throws IOException {
        String name = UnreadableFileException.name(file)
                + (keys().size() == 1 ? "" : " (array " + UnreadableFileException.quoted(key(entry)) + ")");
        CheckedInputStream in;
        try {
            InputStream raw = from.getInputStream(entry);
            if (raw == null) {
                throw new ZipException("no such entry");
            }
            in = new CheckedInputStream(raw, new CRC32());
        } catch (IOException e) {
            throw new UnreadableFileException(name, "is packed in a way that is not read",
                    "save it with numpy.savez or numpy.savez_compressed").causedBy(e);
        }
        return new NpyStream(name, in, new PackedLimits(entry, in, Files.size(file)));
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }

    /** An npy file ends where its numbers end. */
    private record PlainLimits(long fileBytes) implements NpyStream.Limits {

        @Override
        public void check(String file, long headBytes, NpyHeader header) throws UnreadableFileException {
            long held = fileBytes - headBytes;
            if (held < header.bytes()) {
                throw NpyStream.cutOff(file, header, held);
            }
            if (held > header.bytes()) {
                throw new UnreadableFileException(file,
                        String.format(Locale.ROOT, "holds %,d bytes more than the %s numbers its header promises",
                                held - header.bytes(), header.shapeText()),
                        "save one array per file");
            }
        }

        @Override
        public void finish(String file) {
            // The file's length has said it all before.
        }
    }

    /** A zip entry states its length, cannot unpack beyond what deflate can do, and carries a checksum. */
    private record PackedLimits(ZipEntry entry, CheckedInputStream in, long fileBytes) implements NpyStream.Limits {

        @Override
        public void check(String file, long headBytes, NpyHeader header) throws UnreadableFileException {
            long stated = entry.getSize() - headBytes;
            long packed = Math.min(entry.getCompressedSize(), fileBytes);
            long possible = entry.getMethod() == ZipEntry.STORED ? packed : (packed + 1) * BEST_DEFLATE;
            long held = Math.min(stated, possible - headBytes);
            if (held < header.bytes()) {
                throw NpyStream.cutOff(file, header, Math.max(0, held));
            }
            if (stated > header.bytes()) {
                throw new UnreadableFileException(file, "unpacks to more than the " + header.shapeText()
                        + " numbers its header promises", "save it again, it is damaged");
            }
        }

        @Override
        public void finish(String file) throws UnreadableFileException {
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw new UnreadableFileException(file, "does not match its own checksum",
                        "save it again, it is damaged");
            }
        }
    }
}
