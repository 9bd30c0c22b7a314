package org.jaccardlab.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file with one array of numbers, or with several under keys, whatever its format; or a folder of pictures. */
interface ArrayFile extends Closeable {

    /** @throws UnreadableFileException if it is of no format that holds arrays, or its list of arrays is damaged */
    static ArrayFile open(Path file) throws IOException {
        return switch (FileFormat.of(file)) {
            case NPY -> new NpyFile(file);
            case NPZ -> NpzFile.open(file);
            case SAFETENSORS -> SafetensorsFile.open(file);
            case TORCH -> TorchFile.open(file);
            case PICKLE -> PickleFile.open(file);
            case NIFTI -> NiftiFile.open(file);
            case HDF5 -> Hdf5File.open(file);
            case TIFF, TIFF_STACK -> TiffFile.open(file);
            case PNG_FOLDER -> ClassPictures.open(file);
            case JSON -> throw new UnreadableFileException(file, "is JSON, not an array of numbers",
                    "save the numbers as .npy or .npz, or open it as a ground truth if it holds annotations");
            case PNG, JPEG, BMP, WEBP, GIF ->
                throw new UnreadableFileException(file, "is a picture, not an array of numbers",
                        "save the numbers as .npy or .npz");
        };
    }

    /** The keys of the arrays in file order; empty if the file holds a single array, which has none. */
    List<String> keys();

    /** Opens the array under this key; no key will do if there is only one. */
    ArrayStream array(Optional<String> key) throws IOException;
}
