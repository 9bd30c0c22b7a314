package org.jaccardlab.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** A small square that shows one look of the picture beside its name. */
sealed interface Swatch {

    /** A plain colour, 0xRRGGBB. */
    record Plain(int rgb) implements Swatch {
    }

    /** The look of ignored pixels. */
    record Hatched(Hatch hatch) implements Swatch {
    }

    /** Draws the square with its upper left corner at (x, y). */
    default void draw(Graphics2D g, int x, int y, int side, Color outline) {
        g.setColor(outline);
        g.fillRect(x - 1, y - 1, side + 2, side + 2);
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                image.setRGB(column, row, switch (this) {
                    case Plain plain -> 0xff000000 | plain.rgb();
                    case Hatched hatched -> hatched.hatch().over(0xff000000 | Hatch.GROUND, column, row);
                });
            }
        }
        g.drawImage(image, x, y, null);
    }
}
