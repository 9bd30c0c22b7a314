package org.jaccardlab.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;

/**
 * The picture that arrays and labels must fit, how their shapes are read against it, and what is taken of them.
 *
 * @param image what messages call the picture
 * @param size of the whole picture
 * @param region what is read of it
 */
record Frame(String image, Size size, Region region) {

    private static final String ORDER = "save it as class x height x width";

    /** All of the picture is read. */
    Frame(String image, Size size) {
        this(image, size, Region.whole(size));
    }

    /** Where the numbers of the region lie in an array of so many classes. */
    Cut cut(int classes, ArrayHeader header) {
        return new Cut(classes, size, region, header.fortran());
    }

    /** Where a pixel of the region lies in the whole picture: "x 5, y 7". */
    String place(int pixel) {
        int width = region.size().width();
        return "x " + (region.x() + pixel % width) + ", y " + (region.y() + pixel / width);
    }

    /** Refuses a label picture of another size. */
    void check(String file, Size found) throws UnreadableFileException {
        if (!found.equals(size)) {
            throw new UnreadableFileException(file, "is " + found + " but the image " + image + " is " + size,
                    "give both the same size, nothing is resized here");
        }
    }

    /**
     * How many classes an array of this shape has: C x H x W, 1 x C x H x W, or H x W for one channel.
     *
     * @throws UnreadableFileException if it is any other shape, or does not fit the picture
     */
    int classes(String file, List<Long> shape) throws UnreadableFileException {
        List<Long> axes = new ArrayList<>(shape);
        if (axes.size() == 4 && axes.getFirst() == 1) {
            axes.removeFirst();
        }
        if (axes.size() == 2) {
            axes.addFirst(1L);
        }
        if (axes.size() != 3) {
            throw new UnreadableFileException(file, "has the shape " + text(shape), ORDER + ", one image per file");
        }
        if (axes.contains(0L)) {
            throw new UnreadableFileException(file, "has the shape " + text(shape) + " and so no numbers", ORDER);
        }
        long height = size.height();
        long width = size.width();
        if (axes.get(1) == height && axes.get(2) == width) {
            return count(file, axes.get(0));
        }
        String found = "has the shape " + text(shape) + " but the image " + image + " is " + size;
        if (axes.get(0) == height && axes.get(1) == width) {
            throw new UnreadableFileException(file, found + ", so its class axis is last",
                    "transpose it to class axis first, " + text(List.of(axes.get(2), height, width)));
        }
        if (axes.get(1) == width && axes.get(2) == height) {
            throw new UnreadableFileException(file, found + ", so its height and width are swapped",
                    "transpose it to " + text(List.of(axes.get(0), height, width)));
        }
        throw new UnreadableFileException(file, found,
                "give both the same size, class axis first; nothing is resized here");
    }

    private static int count(String file, long classes) throws UnreadableFileException {
        if (classes > 65_535) {
            throw new UnreadableFileException(file, String.format(Locale.ROOT, "has %,d classes", classes), ORDER);
        }
        return (int) classes;
    }

    private static String text(List<Long> shape) {
        return shape.isEmpty()
                ? "of a single number"
                : String.join(" x ", shape.stream().map(String::valueOf).toList());
    }
}
