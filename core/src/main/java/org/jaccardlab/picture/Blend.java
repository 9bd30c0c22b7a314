package org.jaccardlab.picture;

/**
 * Mixes a colour over another with one opacity, in 256 steps: exact at both ends. The upper colour is weighed once, as a
 * tint, because a table has fewer colours than a screen has pixels.
 */
final class Blend {

    private static final int WHOLE = 256;
    private static final int RED_AND_BLUE = 0xff00ff;
    private static final int GREEN = 0x00ff00;

    private final int upper;
    private final int lower;

    Blend(double opacity) {
        upper = (int) Math.round(opacity * WHOLE);
        lower = WHOLE - upper;
    }

    boolean hidesWhatIsUnder() {
        return lower == 0;
    }

    /** This colour's part in every mixture. */
    int tint(int rgb) {
        return weighed(rgb >> 16 & 0xff) << 16 | weighed(rgb >> 8 & 0xff) << 8 | weighed(rgb & 0xff);
    }

    private int weighed(int channel) {
        return (channel * upper + WHOLE / 2) / WHOLE;
    }

    /** The opaque mixture of a tint over a colour, both 0xRRGGBB. */
    int over(int under, int tint) {
        int redAndBlue = (under & RED_AND_BLUE) * lower >>> 8 & RED_AND_BLUE;
        int green = (under & GREEN) * lower >>> 8 & GREEN;
        // One part is rounded and the other cut off, so that no channel carries into the next.
        return 0xff000000 | (redAndBlue | green) + tint;
    }
}
