package org.jaccardlab.io;

import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;

/**
 * The picture that arrays and labels must fit, and what is taken of them.
 *
 * @param image what messages call the picture
 * @param size of the whole picture
 * @param region what is read of it
 */
record Frame(String image, Size size, Region region) {

    /** All of the picture is read. */
    Frame(String image, Size size) {
        this(image, size, Region.whole(size));
    }

    /** Where a pixel of the region lies in the whole picture: "x 5, y 7". */
    String place(int pixel) {
        int width = region.size().width();
        return "x " + (region.x() + pixel % width) + ", y " + (region.y() + pixel / width);
    }

    /** Refuses a picture of another size. */
    void check(String file, Size found) throws UnreadableFileException {
        check(file, found, "");
    }

    /** Refuses hard labels of another size; smaller ones may be a crop of the image. */
    void checkLabels(String file, Size found) throws UnreadableFileException {
        check(file, found, Region.whole(found).isWithin(size)
                ? ", or say with --target-at X,Y (\"at\" in sample.json) where it lies"
                : "");
    }

    private void check(String file, Size found, String orElse) throws UnreadableFileException {
        if (!found.equals(size)) {
            throw new UnreadableFileException(file, "is " + found + " but the image " + image + " is " + size,
                    "give both the same size, nothing is resized here" + orElse);
        }
    }
}
