package org.jaccardlab.picture;

import org.jaccardlab.raster.Photo;
import org.jspecify.annotations.Nullable;

/**
 * The photo as one view shows it, kept until photo or view change: while a parameter is dragged both stand still and
 * only the colours over the photo are new.
 *
 * <p>Well below actual size every screen pixel is the mean of the image pixels under it: taking the nearest one instead
 * makes edges jump and fine texture glitter while zooming. Fields and labels are never averaged, so what the probe says
 * is what is painted; the photo is only there to find one's way. Otherwise the nearest pixel is exact.
 */
final class PhotoLayer {

    private static final double AVERAGED_BELOW = 0.75;

    private int[] rgb = {};
    private @Nullable Photo photo;
    private @Nullable View view;

    /** One colour, 0xRRGGBB, per screen pixel; undefined beside the image. Valid until the next call. */
    int[] shownIn(View wanted, Lattice lattice, Photo shown) {
        if (shown != photo || !wanted.equals(view)) {
            int pixels = wanted.width() * wanted.height();
            if (rgb.length != pixels) {
                rgb = new int[pixels];
            }
            if (wanted.scale() < AVERAGED_BELOW) {
                average(wanted, lattice, shown);
            } else {
                takeNearest(wanted, lattice, shown);
            }
            photo = shown;
            view = wanted;
        }
        return rgb;
    }

    private void takeNearest(View wanted, Lattice lattice, Photo shown) {
        for (int y = lattice.rows.first(); y < lattice.rows.end(); y++) {
            int source = lattice.row[y] * wanted.image().width();
            int target = y * wanted.width();
            for (int x = lattice.columns.first(); x < lattice.columns.end(); x++) {
                rgb[target + x] = shown.rgb(source + lattice.column[x]);
            }
        }
    }

    private void average(View wanted, Lattice lattice, Photo shown) {
        int[] acrossFrom = new int[wanted.width() + 1];
        for (int x = 0; x <= wanted.width(); x++) {
            acrossFrom[x] = Math.clamp((long) Math.floor(wanted.imageX(x)), 0, wanted.image().width());
        }
        for (int y = lattice.rows.first(); y < lattice.rows.end(); y++) {
            int top = Math.clamp((long) Math.floor(wanted.imageY(y)), 0, wanted.image().height());
            int bottom = Math.clamp((long) Math.floor(wanted.imageY(y + 1)), 0, wanted.image().height());
            for (int x = lattice.columns.first(); x < lattice.columns.end(); x++) {
                rgb[y * wanted.width() + x] = top < bottom && acrossFrom[x] < acrossFrom[x + 1]
                        ? mean(shown, acrossFrom[x], acrossFrom[x + 1], top, bottom)
                        : shown.rgb(wanted.image().pixel(lattice.column[x], lattice.row[y]));
            }
        }
    }

    private static int mean(Photo photo, int left, int right, int top, int bottom) {
        int width = photo.size().width();
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int pixel = y * width + left; pixel < y * width + right; pixel++) {
                int colour = photo.rgb(pixel);
                red += colour >> 16;
                green += colour >> 8 & 0xff;
                blue += colour & 0xff;
            }
        }
        long count = (long) (right - left) * (bottom - top);
        long half = count / 2;
        return (int) ((red + half) / count) << 16 | (int) ((green + half) / count) << 8 | (int) ((blue + half) / count);
    }
}
