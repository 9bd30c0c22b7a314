package org.jaccardlab.io;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;

/** How a camera says that a picture is to be turned before it is looked at: EXIF's numbers 1 to 8, in order. */
enum Orientation {

    UPRIGHT(false, false, false), MIRRORED(false, true, false), HALF_TURN(false, true, true), FLIPPED(false, false,
            true),
    TRANSPOSED(true, false, false), QUARTER_RIGHT(true, false,
            true),
    TRANSVERSE(true, true, true), QUARTER_LEFT(true, true, false);

    private final boolean swapped;
    private final boolean fromRight;
    private final boolean fromBelow;

    /**
     * @param swapped whether rows of the file become columns
     * @param fromRight whether rows of the file are read from their end
     * @param fromBelow whether columns of the file are read from their end
     */
    Orientation(boolean swapped, boolean fromRight, boolean fromBelow) {
        this.swapped = swapped;
        this.fromRight = fromRight;
        this.fromBelow = fromBelow;
    }

    /** Numbers that mean nothing turn nothing. */
    static Orientation of(int exif) {
        return exif >= 1 && exif <= 8 ? values()[exif - 1] : UPRIGHT;
    }

    Size turned(Size size) {
        return swapped ? new Size(size.width(), size.height()) : size;
    }

    private int storedX(int x, int y, Size stored) {
        int along = swapped ? y : x;
        return fromRight ? stored.width() - 1 - along : along;
    }

    private int storedY(int x, int y, Size stored) {
        int down = swapped ? x : y;
        return fromBelow ? stored.height() - 1 - down : down;
    }

    /** Where a region of the turned picture lies in the file's. */
    Region stored(Region region, Size stored) {
        int right = region.x() + region.size().width() - 1;
        int below = region.y() + region.size().height() - 1;
        int x1 = storedX(region.x(), region.y(), stored);
        int y1 = storedY(region.x(), region.y(), stored);
        int x2 = storedX(right, below, stored);
        int y2 = storedY(right, below, stored);
        return new Region(Math.min(x1, x2), Math.min(y1, y2), turned(region.size()));
    }

    /** A picture as the file has it, turned. */
    BufferedImage turned(BufferedImage image) {
        if (this == UPRIGHT) {
            return image;
        }
        Size stored = new Size(image.getHeight(), image.getWidth());
        Size size = turned(stored);
        WritableRaster from = image.getRaster();
        WritableRaster to = from.createCompatibleWritableRaster(size.width(), size.height());
        Object pixel = null;
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                pixel = from.getDataElements(storedX(x, y, stored), storedY(x, y, stored), pixel);
                to.setDataElements(x, y, pixel);
            }
        }
        return new BufferedImage(image.getColorModel(), to, image.isAlphaPremultiplied(), null);
    }
}
