package org.jaccardlab.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The formats that are read, told apart by their first bytes and never by the file's ending. */
enum FileFormat {

    NPY("npy"), NPZ("npz"), PNG("png"), JPEG("jpeg"), TIFF("tiff"), BMP("bmp"), WEBP("webp"), GIF("gif"), JSON("json");

    private static final String READ = "JaccardLab reads PNG, JPEG, TIFF, BMP, WebP, GIF, .npy, .npz, and annotations in JSON";

    private final String label;

    FileFormat(String label) {
        this.label = label;
    }

    /** The short name that inspections print. */
    String label() {
        return label;
    }

    boolean isArray() {
        return this == NPY || this == NPZ;
    }

    boolean isPicture() {
        return !isArray() && this != JSON;
    }

    /** @throws UnreadableFileException if the file is missing, or no plain file */
    static void requireReadable(Path file) throws UnreadableFileException {
        if (!Files.exists(file)) {
            throw new UnreadableFileException(file, "does not exist", "check its name and folder");
        }
        if (Files.isDirectory(file)) {
            throw new UnreadableFileException(file, "is a folder", "choose a file in it");
        }
        if (!Files.isRegularFile(file)) {
            // Opening a pipe would wait for somebody to write into it.
            throw new UnreadableFileException(file, "is a device or a pipe", "save it as a file first");
        }
    }

    /** @throws UnreadableFileException if the file is missing, empty, closed to us, or of another format */
    static FileFormat of(Path file) throws IOException {
        requireReadable(file);
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(16);
        } catch (AccessDeniedException e) {
            throw new UnreadableFileException(file, "may not be read by you", "check its permissions").causedBy(e);
        }
        if (start.length == 0) {
            throw new UnreadableFileException(file, "is empty", "save it again");
        }
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u0093NUMPY")) {
            return NPY;
        }
        if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
            return NPZ;
        }
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (text.startsWith("II*\u0000") || text.startsWith("MM\u0000*")) {
            return TIFF;
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return WEBP;
        }
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return GIF;
        }
        if (text.startsWith("BM")) {
            return BMP;
        }
        if (text.matches("(?s)(\u00ef\u00bb\u00bf)?\\s*[{\\[].*")) {
            return JSON;
        }
        throw new UnreadableFileException(file, "is of a kind that is not read here", READ);
    }
}
