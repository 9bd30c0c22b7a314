package org.jaccardlab.picture;

import org.jaccardlab.raster.Size;

/** A finished picture, ready to be written: one colour per pixel, 0xAARRGGBB, not premultiplied, row by row. */
public record Rendering(Size size, int[] argb) {

    public Rendering {
        if (argb.length != size.pixels()) {
            throw new IllegalArgumentException(
                    "a picture of " + size + " needs " + size.pixels() + " colours but got " + argb.length);
        }
    }

    /** Whether no pixel lets through what lies beneath. */
    public boolean isOpaque() {
        for (int colour : argb) {
            if (colour >>> 24 != 0xff) {
                return false;
            }
        }
        return true;
    }
}
