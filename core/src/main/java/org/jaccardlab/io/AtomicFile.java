package org.jaccardlab.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file whole or not at all: beside its place first, then moved there. If writing fails, the old file stays. */
public final class AtomicFile {

    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {
    }

    /**
     * Replaces {@code file}, or makes it; its folder must exist. Whoever is interrupted leaves the file as it was.
     *
     * @throws UnwritableFileException if nothing can be saved there
     */
    public static void write(Path file, Content content) throws IOException {
        Path place = file.toAbsolutePath();
        check(place);
        // Not Files.createTempFile, which would make the finished file readable for its owner only.
        // A name of its own, because one made from the file's could be longer than names may be.
        Path temporary = place.resolveSibling("." + UUID.randomUUID() + ".tmp");
        try {
            // A channel's own stream can be interrupted, one of Files cannot.
            try (OutputStream out = new BufferedOutputStream(Channels.newOutputStream(
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)))) {
                content.writeTo(out);
            }
            move(temporary, place);
        } catch (AccessDeniedException e) {
            UnwritableFileException refusal = new UnwritableFileException(place, "may not be saved in this folder",
                    "choose another folder");
            refusal.initCause(e);
            throw refusal;
        } catch (FileSystemException e) {
            // It names the temporary file, which nobody has heard of.
            UnwritableFileException refusal = new UnwritableFileException(place,
                    "cannot be saved here (" + e.getReason() + ")", "choose another name or folder");
            refusal.initCause(e);
            throw refusal;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Finds out whether something could be saved here, as far as that can be known before. */
    public static void check(Path place) throws UnwritableFileException {
        Path parent = place.getParent();
        if (parent == null || Files.isDirectory(place)) {
            throw new UnwritableFileException(place, "is a folder", "choose another name for the file");
        }
        if (!Files.isDirectory(parent)) {
            throw new UnwritableFileException(place, "cannot be saved because the folder " + parent
                    + " does not exist", "make it or choose another one");
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
