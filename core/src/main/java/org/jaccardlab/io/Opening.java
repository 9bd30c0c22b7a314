package org.jaccardlab.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;

/**
 * What has been taken and noticed while files are being opened. Closing it gives every volume back, unless
 * {@link #keep()} was called because everything went well.
 */
final class Opening implements AutoCloseable {

    private final Intake intake;
    private final Optional<LabelTable> table;
    private final int ignore;
    private final List<Volume> volumes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    Opening() {
        this(Intake.WHOLE);
    }

    Opening(Intake intake) {
        this(intake, Optional.empty(), SampleFiles.USUAL_IGNORE);
    }

    /**
     * @param table the class table that was chosen for all labels
     * @param ignore the label that marks pixels which do not count
     */
    Opening(Intake intake, Optional<LabelTable> table, int ignore) {
        this.intake = intake;
        this.table = table;
        this.ignore = ignore;
    }

    Optional<LabelTable> table() {
        return table;
    }

    int ignore() {
        return ignore;
    }

    /** What is read of a picture of this size, and of all that belongs to it. */
    Frame frame(Path image, Size size) throws UnreadableFileException {
        return intake.frame(UnreadableFileException.name(image), size);
    }

    /** A volume that is given back if the opening fails; {@code file} is what a refusal names. */
    Volume volume(String file, ElementType type, int classes, Size size) throws UnreadableFileException {
        long numbers = (long) classes * size.pixels();
        Precision precision = intake.precision(type, numbers);
        long bytes = precision.bytes() * numbers;
        // The system may say yes to any amount, and kill the program later.
        long free = FreeMemory.bytes();
        if (free > 0 && bytes > free) {
            throw new UnreadableFileException(file, String.format(Locale.ROOT,
                    "needs %,d MB of memory but only %,d MB are free", bytes >> 20, free >> 20),
                    "close other samples and programs");
        }
        Volume volume = Volume.allocate(classes, size, precision);
        volumes.add(volume);
        return volume;
    }

    /** Closes a volume that is needed no more. */
    void giveBack(Volume volume) {
        volumes.remove(volume);
        volume.close();
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
