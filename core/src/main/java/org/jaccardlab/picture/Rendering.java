package org.jaccardlab.picture;

import org.jaccardlab.raster.Size;

/** A finished picture, ready to be written: one opaque colour per pixel, 0xFFRRGGBB, row by row. */
public record Rendering(Size size, int[] argb) {

    public Rendering {
        if (argb.length != size.pixels()) {
            throw new IllegalArgumentException(
                    "a picture of " + size + " needs " + size.pixels() + " colours but got " + argb.length);
        }
    }
}
