package org.jaccardlab.picture;

import org.jaccardlab.raster.PixelSet;

/** Draws the border of a region over a painted picture, inside it, dashed in black and white: seen on every colour. */
public final class RegionLine {

    private static final int LIGHT = 0xffffffff;
    private static final int DARK = 0xff000000;
    /** Screen pixels, a power of two. */
    private static final int DASH = 4;

    private RegionLine() {
    }

    /** @param target what a {@link Painter} painted of this view */
    public static void draw(PixelSet region, View view, int[] target) {
        if (!region.size().equals(view.image()) || target.length != view.width() * view.height()) {
            throw new IllegalArgumentException("a region of " + region.size() + " cannot be drawn in " + view);
        }
        Lattice at = new Lattice(view);
        for (int y = at.rows.first(); y < at.rows.end(); y++) {
            for (int x = at.columns.first(); x < at.columns.end(); x++) {
                if (region.contains(at.column[x], at.row[y]) && !(isIn(region, at, x - 1, y)
                        && isIn(region, at, x + 1, y) && isIn(region, at, x, y - 1) && isIn(region, at, x, y + 1))) {
                    target[y * view.width() + x] = (x + y & DASH) == 0 ? LIGHT : DARK;
                }
            }
        }
    }

    /** Beyond the screen a region goes on. */
    private static boolean isIn(PixelSet region, Lattice at, int x, int y) {
        return x < 0 || y < 0 || x >= at.column.length || y >= at.row.length
                || region.contains(at.column[x], at.row[y]);
    }
}
