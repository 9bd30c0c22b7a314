package org.jaccardlab.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The formats that are read, told apart by their first bytes and never by the file's ending. Only where formats have the
 * same first bytes, or none of their own, does the ending decide.
 */
enum FileFormat {

    NPY("npy", true), NPZ("npz", true), SAFETENSORS("safetensors", true), TORCH("torch", true), PICKLE("pickle",
            true),
    NIFTI("nifti", true), HDF5("hdf5", true), TIFF_STACK("tiff", true), PNG_FOLDER("png folder", true),
    PNG("png", false), JPEG("jpeg",
            false),
    TIFF("tiff", false), BMP("bmp", false), WEBP("webp", false), GIF("gif", false), JSON("json", false);

    private static final String READ = "JaccardLab reads PNG, JPEG, TIFF, BMP, WebP, GIF, .npy, .npz, .safetensors, .pt, .pkl,"
            + " .nii, .h5, and annotations in JSON";

    /** The mark of NIfTI stands at the end of its head. */
    private static final int START = 348;

    private final String label;

    private final boolean array;

    FileFormat(String label, boolean array) {
        this.label = label;
        this.array = array;
    }

    /** The short name that inspections print. */
    String label() {
        return label;
    }

    /** Whether it holds numbers without colours. */
    boolean isArray() {
        return array;
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

    /**
     * A folder is taken for one of pictures.
     *
     * @throws UnreadableFileException if the file is missing, empty, closed to us, or of another format
     */
    static FileFormat of(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return PNG_FOLDER;
        }
        requireReadable(file);
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(START);
        } catch (AccessDeniedException e) {
            throw new UnreadableFileException(file, "may not be read by you", "check its permissions").causedBy(e);
        }
        if (start.length == 0) {
            throw new UnreadableFileException(file, "is empty", "save it again");
        }
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (startsAsZip(text)) {
            return zip(file, text);
        }
        if (text.startsWith("MATLAB ")) {
            throw new UnreadableFileException(file, "is a MATLAB file, which is not read",
                    "load it with scipy.io.loadmat or h5py and save the array with numpy.save");
        }
        for (FileFormat format : values()) {
            if (format.starts(text)) {
                return format == TIFF && TiffPages.isStack(file) ? TIFF_STACK : format;
            }
        }
        if (hasEnding(file, ".pkl") || hasEnding(file, ".pickle")) {
            throw new UnreadableFileException(file, "is no pickle of protocol 2 to 5",
                    "save the array in it with numpy.save");
        }
        throw new UnreadableFileException(file, "is of a kind that is not read here", READ);
    }

    private static boolean startsAsZip(String text) {
        return text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006");
    }

    static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return startsAsZip(new String(in.readNBytes(4), StandardCharsets.ISO_8859_1));
        }
    }

    /** PyTorch and NumPy both write zip files; PyTorch begins with the description of its tensors. */
    private static FileFormat zip(Path file, String text) {
        int end = text.length() < 30 ? 0 : Math.min(text.length(), 30 + text.charAt(26) + 256 * text.charAt(27));
        String first = end == 0 ? "" : text.substring(30, end);
        boolean torch = first.endsWith("/data.pkl") || hasEnding(file, ".pt") || hasEnding(file, ".pth");
        return torch && !first.endsWith(".npy") ? TORCH : NPZ;
    }

    private boolean starts(String text) {
        return switch (this) {
            case NPY -> text.startsWith("\u0093NUMPY");
            case PNG -> text.startsWith("\u0089PNG\r\n\u001a\n");
            case JPEG -> text.startsWith("\u00ff\u00d8\u00ff");
            case TIFF -> text.startsWith("II*\0") || text.startsWith("MM\0*") || text.startsWith("II+\0")
                    || text.startsWith("MM\0+");
            case HDF5 -> text.startsWith("\u0089HDF\r\n\u001a\n");
            case PICKLE -> text.length() > 2 && text.charAt(0) == 0x80 && text.charAt(1) >= 2 && text.charAt(1) <= 5;
            case NIFTI -> text.startsWith("\u001f\u008b") || text.startsWith("n+1\0", 344) || text.startsWith(
                    "ni1\0", 344);
            case SAFETENSORS -> text.length() > 9 && text.startsWith("\0\0\0\0", 4) && text.charAt(8) == '{';
            // Before version 1.6 a number known to PyTorch only came first.
            case TORCH -> text.startsWith("\u0080\u0002\u008a\n\u006c\u00fc\u009cF\u00f9 j\u00a8P\u0019");
            case WEBP -> text.startsWith("RIFF") && text.startsWith("WEBP", 8);
            case GIF -> text.startsWith("GIF87a") || text.startsWith("GIF89a");
            case BMP -> text.startsWith("BM");
            case JSON -> text.matches("(?s)(\u00ef\u00bb\u00bf)?\\s*[{\\[].*");
            case NPZ, TIFF_STACK, PNG_FOLDER -> false;
        };
    }

    private static boolean hasEnding(Path file, String ending) {
        return UnreadableFileException.name(file).toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
