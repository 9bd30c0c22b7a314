package org.jaccardlab.raster;

/** An ordinary picture: one opaque colour per pixel as 0xRRGGBB, row by row. Immutable once it has been handed out. */
public final class Photo {

    /** So many colours can be added up in one number. */
    public static final int MOST_ADDED = 1 << 13;

    /** Bits for the sum of one channel. */
    private static final int LANE = 21;
    private static final long LANE_MASK = (1L << LANE) - 1;

    private final Size size;
    private final int[] rgb;

    /** Takes over {@code rgb}; the caller no longer writes to it. */
    public Photo(Size size, int[] rgb) {
        if (rgb.length != size.pixels()) {
            throw new IllegalArgumentException(
                    "a photo of " + size + " needs " + size.pixels() + " colours but got " + rgb.length);
        }
        this.size = size;
        this.rgb = rgb;
    }

    public Size size() {
        return size;
    }

    public int rgb(int pixel) {
        return rgb[pixel] & 0xffffff;
    }

    /**
     * Adds a row's colours to {@code sums}, one a column, all three channels in one number: {@link #red}, {@link #green}
     * and {@link #blue} take them out again, of up to {@value #MOST_ADDED} colours.
     *
     * @param left first column
     * @param right behind the last
     */
    public void addRow(int row, int left, int right, long[] sums) {
        int start = row * size.width();
        for (int x = left; x < right; x++) {
            long colour = rgb[start + x];
            sums[x] += (colour & 0xff0000) << 2 * (LANE - 8) | (colour & 0xff00) << LANE - 8 | colour & 0xff;
        }
    }

    public static long red(long sum) {
        return sum >>> 2 * LANE;
    }

    public static long green(long sum) {
        return sum >>> LANE & LANE_MASK;
    }

    public static long blue(long sum) {
        return sum & LANE_MASK;
    }
}
