package org.jaccardlab.io;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;

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

    /** Whole numbers of any element type, one a pixel. */
    static RawLabels array(ArraySource source, Frame frame) throws IOException {
        ArraySource.Placed placed = source.place(frame);
        if (placed.classes() != 1) {
            throw new UnreadableFileException(placed.name(), "has the shape " + placed.header().shapeText()
                    + " but hard labels have one number per pixel", "save height x width, or open it as soft");
        }
        if (!placed.picture().equals(frame.size())) {
            throw new UnreadableFileException(placed.name(), "is " + placed.picture() + " but the image "
                    + frame.image() + " is " + frame.size(),
                    "give both the same size, class indices are not resized");
        }
        int[] values = new int[frame.region().size().pixels()];
        Placement placement = placed.placement().of(frame.region());
        boolean fortran = placed.header().fortran();
        try (ArrayFile arrays = ArrayFile.open(source.file()); ArrayStream array = arrays.array(source.key())) {
            array.read(placement.cut(fortran),
                    placement.scatter(fortran, (numbers, at, step, count, place, stride) -> {
                        for (int i = 0; i < count; i++) {
                            int pixel = (int) (place + i * stride);
                            values[pixel] = whole(numbers[at + i * step], array.file(), frame, pixel);
                        }
                    }));
        }
        return new RawLabels(placed.name(), frame, values);
    }

    private static int whole(double number, String file, Frame frame, int pixel) throws UnreadableFileException {
        if (number != (int) number) {
            throw new UnreadableFileException(file, "holds " + (float) number + " at " + frame.place(pixel)
                    + ", which is no class index", "save whole numbers, or open it as soft");
        }
        return (int) number;
    }
}
