package org.jaccardlab.io;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jaccardlab.raster.Size;

/** Reads class indices: from the raster of a grey or palette PNG, never from its colours, or from an array. */
final class LabelFile {

    private LabelFile() {
    }

    /** The grey values or palette indices of a PNG with up to 8 bits. */
    static RawLabels picture(Path file, Frame frame) throws IOException {
        String name = UnreadableFileException.name(file);
        PictureHeader header = PictureHeader.of(file);
        header.requireLabels(name);
        frame.check(name, header.size());
        BufferedImage image = PictureDecoder.decode(file, header, frame.region(), warning -> {
        });
        return new RawLabels(name, frame, indices(name, image.getRaster()));
    }

    private static int[] indices(String name, Raster raster) throws UnreadableFileException {
        if (raster.getNumBands() != 1) {
            throw new UnreadableFileException(name, "has a transparent colour", "save it as plain grey or palette PNG");
        }
        int width = raster.getWidth();
        int[] indices = new int[width * raster.getHeight()];
        int[] row = new int[width];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            System.arraycopy(row, 0, indices, y * width, width);
        }
        return indices;
    }

    /** Whole numbers of any element type, H x W (axes of length one in front are let go). */
    static RawLabels array(Path file, Optional<String> key, Frame frame) throws IOException {
        try (ArrayFile arrays = ArrayFile.open(file); ArrayStream array = arrays.array(key)) {
            ArrayHeader header = array.header();
            int classes = frame.classes(array.file(), header.shape());
            if (classes != 1) {
                throw new UnreadableFileException(array.file(), "has the shape " + header.shapeText()
                        + " but hard labels have one number per pixel", "save height x width, or open it as soft");
            }
            int[] values = new int[frame.region().size().pixels()];
            array.read(frame.cut(classes, header), new WholeNumbers(array.file(), frame, header.fortran(), values));
            return new RawLabels(array.file(), frame, values);
        }
    }

    /** Puts numbers where they belong and refuses fractions. */
    private static final class WholeNumbers implements ArrayStream.Sink {

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
