package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Volume;

/**
 * An array as it stands in memory after reading: class-major, of one precision, whatever the file's order and type were.
 *
 * @param file what messages call the array
 */
record VolumeFile(String file, ElementType type, Volume volume, Frame frame) {

    static VolumeFile read(Opening opening, Path path, Optional<String> key, Frame frame) throws IOException {
        try (ArrayFile arrays = ArrayFile.open(path); ArrayStream array = arrays.array(key)) {
            ArrayHeader header = array.header();
            int classes = frame.classes(array.file(), header.shape());
            Volume volume = opening.volume(array.file(), header.type(), classes, frame.region().size());
            VolumeFile file = new VolumeFile(array.file(), header.type(), volume, frame);
            Filling filling = header.fortran() ? new Reordered(file) : new InOrder(file);
            array.read(frame.cut(classes, header), filling);
            if (filling.rounded) {
                opening.warn(array.file() + " is held as float16: its numbers are rounded to 11 significant bits.");
            }
            return file;
        }
    }

    /** What the head of the array says of it. */
    static Outline.Array outline(Path path, Optional<String> key, Frame frame) throws IOException {
        try (ArrayFile arrays = ArrayFile.open(path); ArrayStream array = arrays.array(key)) {
            return new Outline.Array(frame.classes(array.file(), array.header().shape()),
                    array.header().type() == ElementType.F2);
        }
    }

    /** Half precision rounds each number to about 0.0005, so checks on it are looser. */
    private boolean coarse() {
        return type.isHalf() || volume.precision() == Precision.FLOAT16;
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
                            "holds %,d %s NaN or infinite, the first in class %d at %s", scan.strange(),
                            scan.strange() == 1 ? "number that is" : "numbers that are", scan.strangeClass(),
                            frame.place(scan.strangePixel())),
                    "mend them where the file was made");
        }
    }

    /** Puts numbers where they belong, as exactly as the volume holds them. */
    private abstract static class Filling implements ArrayStream.Sink {

        final Volume volume;
        private final VolumeFile file;
        private final boolean half;
        private boolean rounded;

        Filling(VolumeFile file) {
            this.file = file;
            this.volume = file.volume();
            this.half = volume.precision() == Precision.FLOAT16;
        }

        final void put(long index, double number) throws UnreadableFileException {
            volume.put(index, (float) number);
            if (half && volume.at(index) != (float) number && Double.isFinite(number)) {
                if (Math.abs(number) > Precision.FLOAT16.largest()) {
                    throw tooLarge(index, number);
                }
                rounded = true;
            }
        }

        private UnreadableFileException tooLarge(long index, double number) {
            int pixels = volume.size().pixels();
            return new UnreadableFileException(file.file(), String.format(Locale.ROOT,
                    "holds %s in class %d at %s, but float16 reaches to 65504 only", ShortNumber.of(number),
                    index / pixels, file.frame().place((int) (index % pixels))),
                    "open it as float32, of a region if it does not fit");
        }
    }

    /** Last axis fastest: the file's order is the memory's. */
    private static final class InOrder extends Filling {

        private long next;

        InOrder(VolumeFile file) {
            super(file);
        }

        @Override
        public void take(double[] numbers, int count) throws UnreadableFileException {
            for (int i = 0; i < count; i++) {
                put(next++, numbers[i]);
            }
        }
    }

    /** First axis fastest: class, then y, then x. An axis of length one in front changes nothing. */
    private static final class Reordered extends Filling {

        private int cls;
        private int x;
        private int y;

        Reordered(VolumeFile file) {
            super(file);
        }

        @Override
        public void take(double[] numbers, int count) throws UnreadableFileException {
            for (int i = 0; i < count; i++) {
                put((long) cls * volume.size().pixels() + volume.size().pixel(x, y), numbers[i]);
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
