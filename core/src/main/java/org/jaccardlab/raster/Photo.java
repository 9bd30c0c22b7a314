package org.jaccardlab.raster;

/** An ordinary picture: one opaque colour per pixel as 0xRRGGBB, row by row. Immutable once it has been handed out. */
public final class Photo {

    private final Size size;
    private final int[] rgb;

    /** Takes over {@code rgb}; the caller no longer writes to it. */
    public Photo(Size size, int[] rgb) {
        if (rgb.length != size.pixels()) {
            throw new IllegalArgumentException(
                    "a photo of " + size + " needs " + size.pixels() + " colours but got " + rgb.length);
        }
        this.size = size;
        this.rgb = rgb;
    }

    public Size size() {
        return size;
    }

    public int rgb(int pixel) {
        return rgb[pixel] & 0xffffff;
    }
}
