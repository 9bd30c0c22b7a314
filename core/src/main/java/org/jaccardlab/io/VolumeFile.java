package org.jaccardlab.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jaccardlab.raster.Volume;

/**
 * An array as it stands in memory after reading: class-major float32 whatever the file's order was.
 *
 * @param file what messages call the array
 */
record VolumeFile(String file, ElementType type, Volume volume) {

    static VolumeFile read(Opening opening, Path path, Optional<String> key, Frame frame) throws IOException {
        try (ArrayFile arrays = ArrayFile.open(path); NpyStream array = arrays.array(key)) {
            NpyHeader header = array.header();
            int classes = frame.classes(array.file(), header.shape());
            Volume volume = opening.volume(array.file(), classes, frame.size());
            array.read(header.fortran() ? new Reordered(volume) : new InOrder(volume.memory()));
            return new VolumeFile(array.file(), header.type(), volume);
        }
    }

    /** Half precision rounds each number to about 0.0005, so checks on it are looser. */
    private boolean coarse() {
        return type == ElementType.F2;
    }

    /** How far below 0 or above 1 a probability may lie. */
    double rangeTolerance() {
        return coarse() ? 1e-3 : 1e-4;
    }

    /** How far the sum over the classes of a pixel may lie from 1. */
    double sumTolerance() {
        return coarse() ? 4e-3 : 1e-3;
    }

    /** Refuses NaN and infinities, which no loss can say anything about. */
    void requireFinite(ValueScan scan) throws UnreadableFileException {
        if (scan.strange() > 0) {
            throw new UnreadableFileException(file,
                    String.format(Locale.ROOT,
                            "holds %,d %s NaN or infinite, the first in class %d at x %d, y %d", scan.strange(),
                            scan.strange() == 1 ? "number that is" : "numbers that are", scan.strangeClass(),
                            scan.strangePixel() % volume.size().width(),
                            scan.strangePixel() / volume.size().width()),
                    "mend them where the file was made");
        }
    }

    /** Last axis fastest: the file's order is the memory's. */
    private static final class InOrder implements NpyStream.Sink {

        private final MemorySegment memory;
        private long next;

        InOrder(MemorySegment memory) {
            this.memory = memory;
        }

        @Override
        public void take(double[] numbers, int count) {
            for (int i = 0; i < count; i++) {
                memory.setAtIndex(ValueLayout.JAVA_FLOAT, next++, (float) numbers[i]);
            }
        }
    }

    /** First axis fastest: class, then y, then x. An axis of length one in front changes nothing. */
    private static final class Reordered implements NpyStream.Sink {

        private final Volume volume;
        private int cls;
        private int x;
        private int y;

        Reordered(Volume volume) {
            this.volume = volume;
        }

        @Override
        public void take(double[] numbers, int count) {
            for (int i = 0; i < count; i++) {
                long index = (long) cls * volume.size().pixels() + volume.size().pixel(x, y);
                volume.memory().setAtIndex(ValueLayout.JAVA_FLOAT, index, (float) numbers[i]);
                if (++cls == volume.classes()) {
                    cls = 0;
                    if (++y == volume.size().height()) {
                        y = 0;
                        x++;
                    }
                }
            }
        }
    }
}
