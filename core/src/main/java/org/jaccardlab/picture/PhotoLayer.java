package org.jaccardlab.picture;

import java.util.Arrays;
import org.jaccardlab.raster.Photo;
import org.jspecify.annotations.Nullable;

/**
 * The photo as one view shows it, kept until photo or view change: while a parameter is dragged both stand still and
 * only the colours over the photo are new. Painters of one view share it.
 *
 * <p>Well below actual size every screen pixel is the mean of the image pixels under it: taking the nearest one instead
 * makes edges jump and fine texture glitter while zooming. Fields and labels are never averaged, so what the probe says
 * is what is painted; the photo is only there to find one's way. Otherwise the nearest pixel is exact.
 */
final class PhotoLayer {

    private static final double AVERAGED_BELOW = 0.75;

    private int[] rgb = {};
    /** Per image column the colours of some rows added up. */
    private long[] sums = {};
    private @Nullable Photo photo;
    private @Nullable View view;

    /** One colour, 0xRRGGBB, per screen pixel; undefined beside the image. Valid until another view or photo is asked. */
    synchronized int[] shownIn(View wanted, Lattice lattice, Photo shown) {
        if (shown != photo || !wanted.equals(view)) {
            int pixels = wanted.width() * wanted.height();
            if (rgb.length != pixels) {
                rgb = new int[pixels];
            }
            if (averages(wanted)) {
                average(wanted, lattice, shown);
            } else {
                takeNearest(wanted, lattice, shown);
            }
            photo = shown;
            view = wanted;
        }
        return rgb;
    }

    /** Whether screen pixels of this view are means of several image pixels. */
    static boolean averages(View view) {
        return view.scale() < AVERAGED_BELOW;
    }

    private void takeNearest(View wanted, Lattice lattice, Photo shown) {
        for (int y = lattice.rows.first(); y < lattice.rows.end(); y++) {
            int source = lattice.row[y] * wanted.image().width();
            int target = y * wanted.width();
            if (y > lattice.rows.first() && lattice.row[y] == lattice.row[y - 1]) {
                System.arraycopy(rgb, target - wanted.width(), rgb, target, wanted.width());
                continue;
            }
            for (int x = lattice.columns.first(); x < lattice.columns.end(); x++) {
                rgb[target + x] = shown.rgb(source + lattice.column[x]);
            }
        }
    }

    /** Rows are added up first, column by column: that runs through memory in its order and by vectors. */
    private void average(View wanted, Lattice lattice, Photo shown) {
        int width = wanted.image().width();
        if (sums.length != width) {
            sums = new long[width];
        }
        int[] acrossFrom = new int[wanted.width() + 1];
        for (int x = 0; x <= wanted.width(); x++) {
            acrossFrom[x] = Math.clamp((long) Math.floor(wanted.imageX(x)), 0, width);
        }
        int left = acrossFrom[lattice.columns.first()];
        int right = acrossFrom[lattice.columns.end()];
        for (int y = lattice.rows.first(); y < lattice.rows.end(); y++) {
            int top = Math.clamp((long) Math.floor(wanted.imageY(y)), 0, wanted.image().height());
            int bottom = Math.clamp((long) Math.floor(wanted.imageY(y + 1)), 0, wanted.image().height());
            Arrays.fill(sums, left, right, 0);
            for (int row = top; row < bottom; row++) {
                shown.addRow(row, left, right, sums);
            }
            for (int x = lattice.columns.first(); x < lattice.columns.end(); x++) {
                rgb[y * wanted.width() + x] = top < bottom && acrossFrom[x] < acrossFrom[x + 1]
                        ? mean(acrossFrom[x], acrossFrom[x + 1], bottom - top)
                        : shown.rgb(wanted.image().pixel(lattice.column[x], lattice.row[y]));
            }
        }
    }

    private int mean(int left, int right, int rows) {
        long red = 0;
        long green = 0;
        long blue = 0;
        int atOnce = Photo.MOST_ADDED / rows;
        for (int from = left; from < right; from += atOnce) {
            long sum = 0;
            for (int x = from; x < Math.min(from + atOnce, right); x++) {
                sum += sums[x];
            }
            red += Photo.red(sum);
            green += Photo.green(sum);
            blue += Photo.blue(sum);
        }
        long count = (long) (right - left) * rows;
        // Multiplied rather than divided; a half more on top keeps whole quotients whole.
        double half = count / 2 + 0.5;
        double part = 1.0 / count;
        return (int) ((red + half) * part) << 16 | (int) ((green + half) * part) << 8 | (int) ((blue + half) * part);
    }
}
