package org.jaccardlab.evaluation.fused;

import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.raster.RowSet;

/**
 * An image cut into runs of pixels. Depends on the number of classes and pixels alone, so that sums are added in the same
 * order on every computer.
 *
 * @param length of every tile but the last, a multiple of 16
 */
record TileGrid(int pixels, int length) {

    /** Numbers of all classes of a tile: three such arrays share the second-level cache of one core. */
    private static final int NUMBERS = 60 << 10;
    private static final int SHORTEST = 256;
    private static final int LONGEST = 8192;

    static TileGrid of(int pixels, int classes) {
        int length = Math.clamp(NUMBERS / classes / SHORTEST * SHORTEST, SHORTEST, LONGEST);
        return new TileGrid(pixels, Math.min(length, Lanes.padded(pixels)));
    }

    /**
     * A run of pixels within a tile, from a multiple of 16 on: a little more than is wanted where a row does not begin or
     * end there.
     *
     * @param skipped pixels before those that are wanted
     * @param wanted how many are
     * @param at where they go, after those of the runs before
     */
    record Run(int from, int pixels, int skipped, int wanted, int at) {
    }

    /** Runs that cover these rows, in order. */
    List<Run> runs(RowSet rows, int width) {
        List<Run> runs = new ArrayList<>();
        int at = 0;
        int end;
        for (int row = rows.next(0); row < rows.height(); row = rows.next(end)) {
            end = rows.nextOutside(row);
            int stop = end * width;
            for (int from = row * width / Lanes.COLUMNS * Lanes.COLUMNS; from < stop;) {
                int to = Math.min(Math.min(pixels, Lanes.padded(stop)), from(from / length + 1));
                int skipped = Math.max(0, row * width - from);
                int wanted = Math.min(to, stop) - from - skipped;
                runs.add(new Run(from, to - from, skipped, wanted, at));
                at += wanted;
                from = to;
            }
        }
        return runs;
    }

    int count() {
        return (pixels + length - 1) / length;
    }

    int from(int tile) {
        return tile * length;
    }

    /** How many pixels the tile has. */
    int pixels(int tile) {
        return Math.min(length, pixels - from(tile));
    }
}
