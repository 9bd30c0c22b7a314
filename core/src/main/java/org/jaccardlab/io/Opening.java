package org.jaccardlab.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;

/**
 * What has been taken and noticed while files are being opened. Closing it gives every volume back, unless
 * {@link #keep()} was called because everything went well.
 */
final class Opening implements AutoCloseable {

    private final List<Volume> volumes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** A volume that is given back if the opening fails; {@code file} is what a refusal names. */
    Volume volume(String file, int classes, Size size) throws UnreadableFileException {
        long bytes = (long) Float.BYTES * classes * size.pixels();
        // The system may say yes to any amount, and kill the program later.
        long free = FreeMemory.bytes();
        if (free > 0 && bytes > free) {
            throw new UnreadableFileException(file, String.format(Locale.ROOT,
                    "needs %,d MB of memory but only %,d MB are free", bytes >> 20, free >> 20),
                    "close other samples and programs");
        }
        Volume volume = Volume.allocate(classes, size, Precision.FLOAT32);
        volumes.add(volume);
        return volume;
    }

    void warn(String sentence) {
        if (!warnings.contains(sentence)) {
            warnings.add(sentence);
        }
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    void keep() {
        volumes.clear();
    }

    @Override
    public void close() {
        volumes.forEach(Volume::close);
    }
}
