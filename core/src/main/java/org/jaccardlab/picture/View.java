package org.jaccardlab.picture;

import java.util.Optional;
import java.util.stream.IntStream;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.RowSet;
import org.jaccardlab.raster.Size;

/**
 * Which part of an image is on screen, and how large. Image coordinates run from 0 to the image's width or height, pixel
 * x from x to x + 1; screen coordinates do the same with screen pixels. Every view keeps some of the image in sight.
 *
 * @param image the size of the image
 * @param left the image coordinate of the left edge of the screen
 * @param top the image coordinate of the top edge of the screen
 * @param scale screen pixels per image pixel, above 0
 * @param width screen pixels, at least 1
 * @param height screen pixels, at least 1
 */
public record View(Size image, double left, double top, double scale, int width, int height) {

    /** The smallest scale that zooming leads to, unless the whole image needs a smaller one. */
    public static final double SMALLEST_SCALE = 1.0 / 32;

    /** The largest scale that zooming leads to, unless a tiny image fills the screen at a larger one. */
    public static final double LARGEST_SCALE = 64;

    /** So many screen pixels of the image stay in sight in each direction, or all of it if it is smaller. */
    private static final int IN_SIGHT = 32;

    public View {
        if (!(scale > 0) || !Double.isFinite(scale) || !Double.isFinite(left) || !Double.isFinite(top)) {
            throw new IllegalArgumentException("no view at scale " + scale + " from " + left + ", " + top);
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a view has at least one pixel, but this is " + width + " x " + height);
        }
        left = inSight(left, image.width(), width / scale, scale);
        top = inSight(top, image.height(), height / scale, scale);
    }

    private static double inSight(double start, int imageLength, double shownLength, double scale) {
        double overlap = Math.min(IN_SIGHT / scale, Math.min(imageLength, shownLength));
        return Math.clamp(start, overlap - shownLength, imageLength - overlap);
    }

    /** The whole image, centred, as large as {@code margin} screen pixels on every side allow. */
    public static View fit(Size image, int width, int height, int margin) {
        return centred(image, fitScale(image, width, height, margin), width, height);
    }

    /** The whole image and nothing else, one screen pixel per image pixel: what is exported. */
    public static View whole(Size image) {
        return whole(image, 1);
    }

    /** The whole image and nothing else, every image pixel {@code scale} screen pixels wide and high. */
    public static View whole(Size image, int scale) {
        return new View(image, 0, 0, scale, image.width() * scale, image.height() * scale);
    }

    private static double fitScale(Size image, int width, int height, int margin) {
        double across = Math.max(1, width - 2 * margin) / (double) image.width();
        double down = Math.max(1, height - 2 * margin) / (double) image.height();
        return Math.min(across, down);
    }

    private static View centred(Size image, double scale, int width, int height) {
        return new View(image, (image.width() - width / scale) / 2, (image.height() - height / scale) / 2, scale, width,
                height);
    }

    /** One screen pixel per image pixel around the same centre, edges of image and screen pixels in line. */
    public View actualSize() {
        double x = Math.rint(imageX(width / 2.0) - width / 2.0);
        double y = Math.rint(imageY(height / 2.0) - height / 2.0);
        return new View(image, x, y, 1, width, height);
    }

    /** {@code factor} times larger; the image point at this screen point stays there while it is over the image. */
    public View zoomedAt(double screenX, double screenY, double factor) {
        double fit = fitScale(image, width, height, 0);
        double zoomed = Math.clamp(scale * factor, Math.min(SMALLEST_SCALE, fit), Math.max(LARGEST_SCALE, fit));
        return new View(image, imageX(screenX) - screenX / zoomed, imageY(screenY) - screenY / zoomed, zoomed, width,
                height);
    }

    /** Moved so that what was under one screen point is now under another, {@code dx} and {@code dy} pixels further. */
    public View pannedBy(double dx, double dy) {
        return new View(image, left - dx / scale, top - dy / scale, scale, width, height);
    }

    /** The same part of the image in the middle of a screen of another size. */
    public View resized(int newWidth, int newHeight) {
        return new View(image, left + (width - newWidth) / (2 * scale), top + (height - newHeight) / (2 * scale), scale,
                newWidth, newHeight);
    }

    public double imageX(double screenX) {
        return left + screenX / scale;
    }

    public double imageY(double screenY) {
        return top + screenY / scale;
    }

    public double screenX(double imageX) {
        return (imageX - left) * scale;
    }

    public double screenY(double imageY) {
        return (imageY - top) * scale;
    }

    /**
     * The image pixel whose colour the screen shows at this point: the one under the centre of the screen pixel. Empty
     * beside the image.
     */
    public Optional<Pixel> pixelAt(double screenX, double screenY) {
        int x = column((int) Math.floor(screenX));
        int y = row((int) Math.floor(screenY));
        return image.contains(x, y) ? Optional.of(new Pixel(x, y)) : Optional.empty();
    }

    /** The pixels of the image that are on screen, those at its edges too. */
    public Region part() {
        int fromX = (int) Math.clamp(Math.floor(left), 0, image.width() - 1);
        int fromY = (int) Math.clamp(Math.floor(top), 0, image.height() - 1);
        int toX = (int) Math.clamp(Math.ceil(imageX(width)), fromX + 1, image.width());
        int toY = (int) Math.clamp(Math.ceil(imageY(height)), fromY + 1, image.height());
        return new Region(fromX, fromY, new Size(toY - fromY, toX - fromX));
    }

    /** The rows of the image that have a row of screen pixels of their own. */
    public RowSet rows() {
        return RowSet.of(image.height(),
                IntStream.range(0, height).map(this::row).filter(y -> y >= 0 && y < image.height()));
    }

    /** The column of the image that a column of screen pixels shows; not necessarily one that exists. */
    int column(int screenColumn) {
        return (int) Math.floor(imageX(screenColumn + 0.5));
    }

    /** The row of the image that a row of screen pixels shows; not necessarily one that exists. */
    int row(int screenRow) {
        return (int) Math.floor(imageY(screenRow + 0.5));
    }
}
