package org.jaccardlab.evaluation.fused;

/**
 * On which side of its target every probability of an image lies: all that a slope by |x - y| needs of the target, in one
 * bit a class. It follows from prediction and target alone, so that a change of the loss need not read the target again.
 *
 * @param bits an int for 32 classes of a pixel, the first class in the highest bit, set where x is above y; first those of
 *        classes 0 to 31 of all pixels, then those of the next 32
 * @param plane numbers from one group of classes to the next
 * @param ties tile by tile whether some x is exactly y: then the bits do not say enough
 */
record Sides(int[] bits, int plane, TileGrid grid, boolean[] ties) implements Shortcut {

    private static final int PER_INT = 32;

    static Sides room(TileGrid grid, int classes) {
        int plane = Lanes.padded(grid.pixels());
        return new Sides(new int[(classes + PER_INT - 1) / PER_INT * plane], plane, grid, new boolean[grid.count()]);
    }

    /** Whether this has the room for such an image. */
    boolean fit(TileGrid wanted, int classes) {
        return grid.equals(wanted) && bits.length == (classes + PER_INT - 1) / PER_INT * plane;
    }

    /** How far to the left a class's bit has to move to become the sign. */
    static int bit(int cls) {
        return cls % PER_INT;
    }

    /** Where the bits of this class and pixel stand. */
    int place(int cls, int pixel) {
        return cls / PER_INT * plane + pixel;
    }

    void noteTies(int from, boolean some) {
        ties[from / grid.length()] = some;
    }

    boolean haveTies(int from) {
        return ties[from / grid.length()];
    }
}
