package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jaccardlab.coding.LabelFacts;

/** Reads the numbers or colours of labels: from the raster of a picture, or from an array. */
final class LabelFile {

    private LabelFile() {
    }

    /** The grey values, palette indices or colours of a picture. */
    static UncodedLabels picture(Path file, Frame frame) throws IOException {
        String name = UnreadableFileException.name(file);
        PictureHeader header = PictureHeader.of(file);
        header.requireLabels(name);
        frame.checkLabels(name, header.size());
        LabelRaster raster = LabelRaster.read(file, header, frame.region());
        return new UncodedLabels(name, frame, raster.facts(), raster.values());
    }

    /** Whole numbers of any element type, one a pixel. */
    static UncodedLabels array(ArraySource source, Frame frame) throws IOException {
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
        return new UncodedLabels(placed.name(), frame,
                FactsFinder.of(UnreadableFileException.name(source.file()), LabelFacts.Form.NUMBERS, 32, List.of(),
                        values),
                values);
    }

    private static int whole(double number, String file, Frame frame, int pixel) throws UnreadableFileException {
        if (number != (int) number) {
            throw new UnreadableFileException(file, "holds " + (float) number + " at " + frame.place(pixel)
                    + ", which is no class index", "save whole numbers, or open it as soft");
        }
        return (int) number;
    }
}
