package org.jaccardlab.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Volume;

/**
 * An array as it stands in memory after reading: class-major, of one precision, whatever the file's order and type were.
 *
 * @param file what messages call the array
 */
record VolumeFile(String file, ElementType type, Volume volume, Frame frame) {

    static VolumeFile read(Opening opening, ArraySource source, Frame frame) throws IOException {
        return read(opening, source, source.place(frame), 1, frame);
    }

    /**
     * @param placed the array, held against the picture
     * @param full the number in the file that stands for 1
     */
    static VolumeFile read(Opening opening, ArraySource source, ArraySource.Placed placed, long full, Frame frame)
            throws IOException {
        if (placed.picture().equals(frame.size())) {
            return filled(opening, source, placed, full, frame);
        }
        Frame own = new Frame(frame.image(), placed.picture());
        VolumeFile small = filled(opening, source, placed, full, own);
        small.requireFinite(ValueScan.of(small.volume()));
        Volume resized = opening.volume(placed.name(), placed.header().type(), placed.classes(),
                frame.region().size());
        new Bilinear(frame.size(), frame.region()).resize(small.volume(), resized);
        opening.giveBack(small.volume());
        opening.warn(placed.name() + " is " + placed.picture() + " and was resized to " + frame.size()
                + ", the size of the image.");
        return new VolumeFile(placed.name(), small.type(), resized, frame);
    }

    private static VolumeFile filled(Opening opening, ArraySource source, ArraySource.Placed placed, long full,
            Frame frame) throws IOException {
        try (ArrayFile arrays = ArrayFile.open(source.file()); ArrayStream array = arrays.array(source.key())) {
            ArrayHeader header = array.header();
            Volume volume = opening.volume(array.file(), header.type(), placed.classes(), frame.region().size());
            VolumeFile file = new VolumeFile(array.file(), header.type(), volume, frame);
            Filling filling = new Filling(file, full);
            Placement placement = placed.placement().of(frame.region());
            array.read(placement.cut(header.fortran()), placement.scatter(header.fortran(), filling));
            if (filling.rounded) {
                opening.warn(array.file() + " is held as float16: its numbers are rounded to 11 significant bits.");
            }
            return file;
        }
    }

    /** What the head of the array says of it. */
    static Outline.Array outline(ArraySource source, Frame frame) throws IOException {
        ArraySource.Placed placed = source.place(frame);
        long besides = placed.picture().equals(frame.size()) ? 0 : placed.picture().pixels();
        return new Outline.Array(placed.classes(), placed.header().type() == ElementType.F2, besides);
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
    private static final class Filling implements Scatter.Target {

        private final VolumeFile file;
        private final Volume volume;
        private final long full;
        private boolean rounded;

        Filling(VolumeFile file, long full) {
            this.file = file;
            this.volume = file.volume();
            this.full = full;
        }

        @Override
        public void put(double[] numbers, int at, int step, int count, long place, long stride)
                throws UnreadableFileException {
            if (full != 1) {
                for (int i = 0; i < count; i++) {
                    numbers[at + i * step] /= full;
                }
            }
            if (volume.precision() == Precision.FLOAT16) {
                for (int i = 0; i < count; i++) {
                    halve(place + i * stride, numbers[at + i * step]);
                }
                return;
            }
            if (stride == 1 && step == 1) {
                inOrder(numbers, at, count, place);
                return;
            }
            MemorySegment memory = volume.memory();
            for (int i = 0; i < count; i++) {
                memory.setAtIndex(ValueLayout.JAVA_FLOAT, place + i * stride, (float) numbers[at + i * step]);
            }
        }

        /** The most frequent case by itself, so that it is compiled soon and to vectors. */
        private void inOrder(double[] numbers, int at, int count, long place) {
            MemorySegment row = volume.memory().asSlice(place * Float.BYTES, (long) count * Float.BYTES);
            for (int i = 0; i < count; i++) {
                row.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) numbers[at + i]);
            }
        }

        private void halve(long index, double number) throws UnreadableFileException {
            volume.put(index, (float) number);
            if (volume.at(index) != (float) number && Double.isFinite(number)) {
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
}
