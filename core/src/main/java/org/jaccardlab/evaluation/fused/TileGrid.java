package org.jaccardlab.evaluation.fused;

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
