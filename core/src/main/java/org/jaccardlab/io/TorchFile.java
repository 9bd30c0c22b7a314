package org.jaccardlab.io;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jaccardlab.io.pickle.PickleException;
import org.jaccardlab.io.pickle.Unpickler;
import org.jspecify.annotations.Nullable;

/** What {@code torch.save} writes: a zip file with a pickle about tensors and one entry for each storage. */
final class TorchFile {

    private static final String PICKLE = "data.pkl";
    private static final long LONGEST_PICKLE = 1 << 26;

    private final Path file;
    private final ZipFile zip;
    private final ZipEntry pickle;
    private final ByteOrder order;

    private TorchFile(Path file, ZipFile zip, ZipEntry pickle) throws IOException {
        this.file = file;
        this.zip = zip;
        this.pickle = pickle;
        ZipEntry mark = zip.getEntry(folder() + "byteorder");
        this.order = mark != null && new String(bytes(mark, 16), StandardCharsets.US_ASCII).strip().equals("big")
                ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN;
    }

    static ArrayFile open(Path file) throws IOException {
        if (!FileFormat.isZip(file)) {
            ByteSource source = ByteSource.of(file);
            return PickleFile.arrays(file, () -> {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                    return new LegacyTorch(source).read(in);
                }
            }, () -> {
            });
        }
        ZipFile zip = NpzFile.zip(file);
        return PickleFile.arrays(file, () -> {
            ZipEntry pickle = zip.stream()
                    .filter(entry -> entry.getName().equals(PICKLE) || entry.getName().endsWith("/" + PICKLE))
                    .findFirst().orElse(null);
            if (pickle == null || zip.stream().anyMatch(entry -> entry.getName().endsWith("/constants.pkl"))) {
                throw new PickleException(pickle == null ? "holds no tensors" : "is a compiled model, not its output",
                        "save tensors with torch.save");
            }
            TorchFile torch = new TorchFile(file, zip, pickle);
            byte[] bytes = torch.bytes(pickle, LONGEST_PICKLE);
            ByteSource source = (offset, length) -> FilePart.of(new ByteArrayInputStream(bytes), offset, length);
            return new Unpickler(new ByteArrayInputStream(bytes), 0,
                    new PickledGlobals(source, torch::storage, true)).read();
        }, zip);
    }

    private String folder() {
        return pickle.getName().substring(0, pickle.getName().length() - PICKLE.length());
    }

    private byte[] bytes(ZipEntry entry, long most) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) most + 1);
            if (bytes.length > most) {
                throw new PickleException(
                        String.format(Locale.ROOT, "describes its tensors in more than %,d bytes", most),
                        "save fewer tensors");
            }
            return bytes;
        }
    }

    private TorchStorage storage(@Nullable ElementType type, String key, long count) throws IOException {
        ZipEntry entry = zip.getEntry(folder() + "data/" + key);
        if (entry == null) {
            throw new PickleException("lacks the numbers of its tensor " + UnreadableFileException.quoted(key),
                    "save it again, it is damaged");
        }
        return new TorchStorage(type, count, order, new Place(entry));
    }

    private final class Place implements TorchStorage.Place {

        private final ZipEntry entry;

        Place(ZipEntry entry) {
            this.entry = entry;
        }

        @Override
        public long bytes() throws IOException {
            long packed = Math.min(entry.getCompressedSize(), Files.size(file));
            return Math.min(entry.getSize(), entry.getMethod() == ZipEntry.STORED ? packed : Deflate.most(packed));
        }

        @Override
        public InputStream open() throws IOException {
            return zip.getInputStream(entry);
        }
    }
}
