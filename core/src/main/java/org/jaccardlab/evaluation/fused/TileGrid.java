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

    /** A run of pixels within a tile, from a multiple of 16 on. */
    record Run(int from, int pixels) {
    }

    /** Runs that cover these rows, and a little more where a row does not begin at a multiple of 16; in order. */
    List<Run> runs(RowSet rows, int width) {
        List<Run> runs = new ArrayList<>();
        int done = 0;
        int end;
        for (int row = rows.next(0); row < rows.height(); row = rows.next(end)) {
            end = rows.nextOutside(row);
            int to = Math.min(pixels, Lanes.padded(end * width));
            for (int from = Math.max(done, row * width / Lanes.COLUMNS * Lanes.COLUMNS); from < to; from = done) {
                done = Math.min(to, from(from / length + 1));
                runs.add(new Run(from, done - from));
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
