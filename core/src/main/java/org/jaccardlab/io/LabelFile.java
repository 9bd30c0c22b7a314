package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.coding.LabelFacts;
import org.jaccardlab.raster.Size;

/** Reads the numbers or colours of labels: from the raster of a picture, or from an array. */
final class LabelFile {

    private LabelFile() {
    }

    /** The grey values, palette indices or colours of a picture. */
    static UncodedLabels picture(Path file, Frame frame) throws IOException {
        String name = UnreadableFileException.name(file);
        PictureHeader header = PictureHeader.of(file);
        header.requireLabels(name);
        frame.check(name, header.size());
        LabelRaster raster = LabelRaster.read(file, header, frame.region());
        return new UncodedLabels(name, frame, raster.facts(), raster.values());
    }

    /** Whole numbers of any element type, H x W (axes of length one in front are let go). */
    static UncodedLabels array(Path file, Optional<String> key, Frame frame) throws IOException {
        try (ArrayFile arrays = ArrayFile.open(file); NpyStream array = arrays.array(key)) {
            NpyHeader header = array.header();
            int classes = frame.classes(array.file(), header.shape());
            if (classes != 1) {
                throw new UnreadableFileException(array.file(), "has the shape " + header.shapeText()
                        + " but hard labels have one number per pixel", "save height x width, or open it as soft");
            }
            int[] values = new int[frame.region().size().pixels()];
            array.read(frame.cut(classes, header), new WholeNumbers(array.file(), frame, header.fortran(), values));
            return new UncodedLabels(array.file(), frame,
                    FactsFinder.of(UnreadableFileException.name(file), LabelFacts.Form.NUMBERS, 32, List.of(), values),
                    values);
        }
    }

    /** Puts numbers where they belong and refuses fractions. */
    private static final class WholeNumbers implements NpyStream.Sink {

        private final String file;
        private final Frame frame;
        private final boolean fortran;
        private final int[] values;
        private int next;

        WholeNumbers(String file, Frame frame, boolean fortran, int[] values) {
            this.file = file;
            this.frame = frame;
            this.fortran = fortran;
            this.values = values;
        }

        @Override
        public void take(double[] numbers, int count) throws UnreadableFileException {
            Size size = frame.region().size();
            for (int i = 0; i < count; i++) {
                int pixel = fortran ? size.pixel(next / size.height(), next % size.height()) : next;
                double number = numbers[i];
                if (number != (int) number) {
                    throw new UnreadableFileException(file, "holds " + (float) number + " at " + frame.place(pixel)
                            + ", which is no class index",
                            "save whole numbers, or open it as soft");
                }
                values[pixel] = (int) number;
                next++;
            }
        }
    }
}
