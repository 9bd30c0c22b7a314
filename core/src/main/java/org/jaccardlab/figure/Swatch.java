package org.jaccardlab.figure;

import java.awt.Color;
import org.jaccardlab.picture.Hatch;
import org.jaccardlab.picture.Rendering;
import org.jaccardlab.raster.Size;

/** A small square that shows one look of the picture beside its name. */
sealed interface Swatch {

    /** A plain colour, 0xRRGGBB. */
    record Plain(int rgb) implements Swatch {
    }

    /** The look of ignored pixels. */
    record Hatched(Hatch hatch) implements Swatch {
    }

    /** Draws the square with its upper left corner at (x, y). */
    default void draw(Canvas canvas, int x, int y, int side, Color outline) {
        canvas.rectangle(x - 1, y - 1, side + 2, side + 2, outline);
        switch (this) {
            case Plain plain -> canvas.rectangle(x, y, side, side, new Color(plain.rgb()));
            case Hatched hatched -> canvas.picture(hatched(hatched.hatch(), side), x, y);
        }
    }

    private static Rendering hatched(Hatch hatch, int side) {
        int[] argb = new int[side * side];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = hatch.over(0xff000000 | Hatch.GROUND, i % side, i / side);
        }
        return new Rendering(new Size(side, side), argb);
    }
}
