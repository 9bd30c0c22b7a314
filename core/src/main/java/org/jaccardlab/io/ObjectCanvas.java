package org.jaccardlab.io;

import java.util.Arrays;
import java.util.Locale;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;

/**
 * A picture that objects are painted into one after the other, later ones over earlier ones.
 * <p>
 * A pixel belongs to an outline if its centre does: pixel x, y has the centre x + 0.5, y + 0.5. Inside is what a ray
 * leaves through an odd number of edges; a centre exactly on a left or upper edge is inside, on a right or lower one
 * outside, so that outlines with a common edge leave no gap and share no pixel.
 */
final class ObjectCanvas {

    /** More than any person draws; a file that asks for more would take minutes. */
    private static final long MOST_PAINTED = 1L << 31;
    private static final long MOST_CROSSINGS = 1L << 24;

    private final String file;
    private final Size size;
    private final int[] values;
    private long painted;
    private long overlaps;

    /** A picture full of zeros. */
    ObjectCanvas(String file, Size size) {
        this.file = file;
        this.size = size;
        this.values = new int[size.pixels()];
    }

    /** Pixels that were painted with one value after another had been there. */
    long overlaps() {
        return overlaps;
    }

    /** The values of a rectangle, row by row. */
    int[] values(Region region) {
        if (region.equals(Region.whole(size))) {
            return values;
        }
        int[] cut = new int[region.size().pixels()];
        int width = region.size().width();
        for (int y = 0; y < region.size().height(); y++) {
            System.arraycopy(values, size.pixel(region.x(), region.y() + y), cut, y * width, width);
        }
        return cut;
    }

    private void put(int pixel, int value) {
        if (values[pixel] != value) {
            overlaps += values[pixel] == 0 ? 0 : 1;
            values[pixel] = value;
        }
    }

    private void spend(long pixels) throws UnreadableFileException {
        painted += pixels;
        if (painted > MOST_PAINTED) {
            throw new UnreadableFileException(file, "covers the picture with too many objects, one over the other",
                    "keep only what belongs to this image");
        }
    }

    /**
     * @param runs lengths of runs down the columns, column after column, the first of pixels outside, the next inside, and
     *        so on; negative ones are damage
     */
    void runs(long[] runs, int value) throws UnreadableFileException {
        long at = 0;
        for (long run : runs) {
            at = run < 0 || run > size.pixels() ? Long.MAX_VALUE : at + run;
            if (at > size.pixels()) {
                break;
            }
        }
        if (at != size.pixels()) {
            throw new UnreadableFileException(file, String.format(Locale.ROOT,
                    "has runs that do not add up to the %,d pixels of %s", size.pixels(), size),
                    "save it again, it is damaged");
        }
        int next = 0;
        for (int i = 0; i < runs.length; i++) {
            if (i % 2 == 1) {
                spend(runs[i]);
                for (int k = next; k < next + runs[i]; k++) {
                    put(size.pixel(k / size.height(), k % size.height()), value);
                }
            }
            next += (int) runs[i];
        }
    }

    /** @param points x and y of each corner in turn; the last is joined to the first */
    void polygon(double[] points, int value) throws UnreadableFileException {
        int corners = points.length / 2;
        int[] crossings = new int[size.height() + 1];
        long all = 0;
        for (int i = 0; i < corners; i++) {
            int from = firstRow(Math.min(points[2 * i + 1], points[(2 * i + 3) % points.length]));
            int to = firstRow(Math.max(points[2 * i + 1], points[(2 * i + 3) % points.length]));
            all += to - from;
            if (all > MOST_CROSSINGS) {
                throw new UnreadableFileException(file, "has an outline that crosses the picture too often",
                        "keep only what belongs to this image");
            }
            for (int y = from; y < to; y++) {
                crossings[y + 1]++;
            }
        }
        spend(all);
        for (int y = 0; y < size.height(); y++) {
            crossings[y + 1] += crossings[y];
        }
        double[] at = new double[(int) all];
        int[] next = crossings.clone();
        for (int i = 0; i < corners; i++) {
            cross(points, i, at, next);
        }
        for (int y = 0; y < size.height(); y++) {
            Arrays.sort(at, crossings[y], crossings[y + 1]);
            for (int i = crossings[y]; i + 1 < crossings[y + 1]; i += 2) {
                fill(y, firstColumn(at[i]), firstColumn(at[i + 1]), value);
            }
        }
    }

    /** Where an edge crosses the middles of rows. */
    private void cross(double[] points, int corner, double[] at, int[] next) {
        double x1 = points[2 * corner];
        double y1 = points[2 * corner + 1];
        double x2 = points[(2 * corner + 2) % points.length];
        double y2 = points[(2 * corner + 3) % points.length];
        int to = firstRow(Math.max(y1, y2));
        for (int y = firstRow(Math.min(y1, y2)); y < to; y++) {
            at[next[y]++] = x1 + (y + 0.5 - y1) / (y2 - y1) * (x2 - x1);
        }
    }

    /** The first row whose middle is not above this height. */
    private int firstRow(double y) {
        return (int) Math.clamp(Math.ceil(y - 0.5), 0, size.height());
    }

    /** The first column whose middle is not left of this place. */
    private int firstColumn(double x) {
        return (int) Math.clamp(Math.ceil(x - 0.5), 0, size.width());
    }

    private void fill(int y, int from, int to, int value) throws UnreadableFileException {
        spend(Math.max(0, to - from));
        for (int x = from; x < to; x++) {
            put(size.pixel(x, y), value);
        }
    }

    /** Pixels whose centre is no farther from x, y than {@code radius}. */
    void disc(double x, double y, double radius, int value) throws UnreadableFileException {
        int to = firstRow(y + radius + 1);
        for (int row = firstRow(y - radius); row < to; row++) {
            double down = row + 0.5 - y;
            if (Math.abs(down) <= radius) {
                double half = Math.sqrt(radius * radius - down * down);
                // Both ends belong to a disc.
                fill(row, firstColumn(x - half), (int) Math.clamp(Math.floor(x + half - 0.5) + 1, 0, size.width()),
                        value);
            }
        }
    }
}
