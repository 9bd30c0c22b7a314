package org.jaccardlab.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** An {@code .npz} file: a zip file of npy files, stored or deflated, whose names are the keys. */
final class NpzFile implements ArrayFile {

    private final Path file;
    private final ZipFile zip;
    private final List<ZipEntry> entries;
    private final List<String> keys;

    private NpzFile(Path file, ZipFile zip, List<ZipEntry> entries) {
        this.file = file;
        this.zip = zip;
        this.entries = entries;
        this.keys = entries.stream().map(NpzFile::key).distinct().toList();
    }

    static NpzFile open(Path file) throws IOException {
        ZipFile zip = zip(file);
        List<ZipEntry> arrays = new ArrayList<>();
        zip.stream().filter(entry -> entry.getName().endsWith(".npy")).forEach(arrays::add);
        if (arrays.isEmpty()) {
            zip.close();
            throw new UnreadableFileException(file, "is a zip file without any array in it",
                    "save it with numpy.savez");
        }
        return new NpzFile(file, zip, arrays);
    }

    /** Opens any zip file. */
    static ZipFile zip(Path file) throws UnreadableFileException {
        try {
            return new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException e) {
            // Java tells damage apart from other trouble by no single exception.
            throw new UnreadableFileException(file, "has a damaged list of contents",
                    "save it again, it was probably cut off").causedBy(e);
        }
    }

    private static String key(ZipEntry entry) {
        return entry.getName().substring(0, entry.getName().length() - ".npy".length());
    }

    @Override
    public List<String> keys() {
        return keys;
    }

    @Override
    public ArrayStream array(Optional<String> key) throws IOException {
        int at = keys.indexOf(ArrayKeys.choose(file, keys, key));
        String name = ArrayKeys.name(file, keys, keys.get(at));
        ZipEntry entry = entries.stream().filter(one -> key(one).equals(keys.get(at))).findFirst().orElseThrow();
        CheckedInputStream in;
        try {
            InputStream raw = zip.getInputStream(entry);
            if (raw == null) {
                throw new ZipException("no such entry");
            }
            in = new CheckedInputStream(raw, new CRC32());
        } catch (IOException e) {
            throw new UnreadableFileException(name, "is packed in a way that is not read",
                    "save it with numpy.savez or numpy.savez_compressed").causedBy(e);
        }
        return NpyArray.open(name, in, new Packed(entry, in, Files.size(file)));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** A zip entry states its length, cannot unpack beyond what deflate can do, and carries a checksum. */
    private record Packed(ZipEntry entry, CheckedInputStream in, long fileBytes) implements NpyArray.Limits {

        @Override
        public void check(String file, long headBytes, ArrayHeader header) throws UnreadableFileException {
            long stated = entry.getSize() - headBytes;
            long packed = Math.min(entry.getCompressedSize(), fileBytes);
            long possible = entry.getMethod() == ZipEntry.STORED ? packed : Deflate.most(packed);
            long held = Math.min(stated, possible - headBytes);
            if (held < header.bytes()) {
                throw header.cutOff(file, Math.max(0, held));
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
