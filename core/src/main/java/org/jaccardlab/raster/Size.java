package org.jaccardlab.raster;

/** Height and width of a pixel grid, both at least 1. */
public record Size(int height, int width) {

    public Size {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "a picture has at least one pixel, but this is " + width + " x " + height);
        }
        if ((long) height * width > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height + " pixels is too large");
        }
    }

    public int pixels() {
        return height * width;
    }

    public int pixel(int x, int y) {
        return y * width + x;
    }

    public boolean contains(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height;
    }

    /** Width first, as image programs write it: {@code 637 x 364}. */
    @Override
    public String toString() {
        return width + " x " + height;
    }
}
