package org.jaccardlab.picture;

/**
 * The look of ignored pixels: diagonal stripes, a dark one beside a light one, so that one of them is legible over
 * whatever lies beneath, and as much of it left bare. Stripes are as wide on screen at every zoom.
 */
public final class Hatch {

    /** The period, in screen pixels, on a screen. */
    static final int ON_SCREEN = 8;

    /** What lies beneath where an ignored pixel has no value: a grey that no class and no map of ours uses alone. */
    public static final int GROUND = 0x969696;

    private static final int SMALLEST_PERIOD = 4;
    private static final int LARGEST_PERIOD = 24;
    private static final int STRIPES_ALONG_A_FILE = 72;

    private final int period;

    /** @param period of the stripes in pixels along a row, a multiple of 4 */
    Hatch(int period) {
        this.period = period;
    }

    /** Stripes for a file, which is seen at one size whatever its pixels: finer in a small one, coarser in a large. */
    public static Hatch forFile(int longerSide) {
        long period = 4 * Math.round(longerSide / (4.0 * STRIPES_ALONG_A_FILE));
        return new Hatch(Math.clamp(period, SMALLEST_PERIOD, LARGEST_PERIOD));
    }

    /** The colour of screen pixel (x, y) if {@code beneath} lies there, both 0xAARRGGBB. */
    public int over(int beneath, int x, int y) {
        int phase = (x + y) % period * 4 / period;
        return switch (phase) {
            // Half of it and half of black or white, all three channels at once.
            case 0 -> 0xff000000 | beneath >>> 1 & 0x7f7f7f;
            case 1 -> 0xff808080 | beneath >>> 1 & 0x7f7f7f;
            default -> beneath;
        };
    }
}
