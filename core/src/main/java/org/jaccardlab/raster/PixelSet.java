package org.jaccardlab.raster;

import java.util.BitSet;
import java.util.function.IntPredicate;

/** Some pixels of a picture: a region of interest. Immutable. */
public final class PixelSet {

    private final Size size;
    private final BitSet pixels;

    private PixelSet(Size size, BitSet pixels) {
        this.size = size;
        this.pixels = pixels;
    }

    /** The pixels for which this holds. */
    public static PixelSet where(Size size, IntPredicate chosen) {
        BitSet pixels = new BitSet(size.pixels());
        for (int i = 0; i < size.pixels(); i++) {
            if (chosen.test(i)) {
                pixels.set(i);
            }
        }
        return new PixelSet(size, pixels);
    }

    /** These pixels; the set is taken over and no longer written to. */
    public static PixelSet of(Size size, BitSet pixels) {
        if (pixels.length() > size.pixels()) {
            throw new IllegalArgumentException("a picture of " + size + " has no pixel " + (pixels.length() - 1));
        }
        return new PixelSet(size, pixels);
    }

    /** All pixels of a rectangle between two corners, both of them included, as far as the picture has them. */
    public static PixelSet rectangle(Size size, int x, int y, int otherX, int otherY) {
        BitSet pixels = new BitSet(size.pixels());
        int left = Math.max(0, Math.min(x, otherX));
        int right = Math.min(size.width() - 1, Math.max(x, otherX));
        for (int row = Math.max(0, Math.min(y, otherY)); row <= Math.min(size.height() - 1, Math.max(y, otherY))
                && left <= right; row++) {
            pixels.set(size.pixel(left, row), size.pixel(right, row) + 1);
        }
        return new PixelSet(size, pixels);
    }

    /**
     * The pixels whose centres lie within a closed line, which may cross itself: what it surrounds an even number of times
     * is outside.
     *
     * @param x of its corners, in image coordinates
     * @param y as many
     */
    public static PixelSet within(Size size, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("a line has as many x as y, not " + x.length + " and " + y.length);
        }
        BitSet pixels = new BitSet(size.pixels());
        for (int row = 0; row < size.height(); row++) {
            double centre = row + 0.5;
            for (int i = 0; i < x.length; i++) {
                int j = (i + 1) % x.length;
                if (y[i] > centre != y[j] > centre) {
                    double crossing = x[i] + (centre - y[i]) * (x[j] - x[i]) / (y[j] - y[i]);
                    int from = (int) Math.clamp(Math.ceil(crossing - 0.5), 0, size.width());
                    if (from < size.width()) {
                        pixels.flip(size.pixel(from, row), size.pixel(size.width() - 1, row) + 1);
                    }
                }
            }
        }
        return new PixelSet(size, pixels);
    }

    public Size size() {
        return size;
    }

    public boolean contains(int pixel) {
        return pixels.get(pixel);
    }

    /** Whether the picture has this pixel and the set holds it. */
    public boolean contains(int x, int y) {
        return size.contains(x, y) && pixels.get(size.pixel(x, y));
    }

    /** The first pixel of the set from this one on, or the number of pixels of the picture if there is none. */
    public int next(int pixel) {
        int next = pixels.nextSetBit(pixel);
        return next < 0 ? size.pixels() : next;
    }

    public int count() {
        return pixels.cardinality();
    }

    public boolean isEmpty() {
        return pixels.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PixelSet set && set.size.equals(size) && set.pixels.equals(pixels);
    }

    @Override
    public int hashCode() {
        return 31 * size.hashCode() + pixels.hashCode();
    }

    @Override
    public String toString() {
        return count() + " pixels of " + size;
    }
}
