package org.jaccardlab.picture;

/**
 * Mixes a colour over another with one opacity, in 256 steps: exact at both ends. The upper colour is weighed once, as a
 * tint, because a table has fewer colours than a screen has pixels.
 */
final class Blend {

    private static final int WHOLE = 256;
    private static final int RED_AND_BLUE = 0xff00ff;
    private static final int GREEN = 0x00ff00;
    private static final int OPAQUE = 0xff000000;
    /** What is left of a colour over black, in 256ths: less, and hues could not be told apart there. */
    private static final int DARKEST = 96;

    private final BlendMode mode;
    private final int upper;
    private final int lower;

    Blend(double opacity, BlendMode mode) {
        this.mode = mode;
        upper = (int) Math.round(opacity * WHOLE);
        lower = WHOLE - upper;
    }

    boolean hidesWhatIsUnder() {
        return lower == 0 && mode != BlendMode.SHADED;
    }

    /** This colour's part in every mixture. */
    int tint(int rgb) {
        return weighed(rgb >> 16 & 0xff) << 16 | weighed(rgb >> 8 & 0xff) << 8 | weighed(rgb & 0xff);
    }

    private int weighed(int channel) {
        return (channel * upper + WHOLE / 2) / WHOLE;
    }

    /** The opaque mixture of a tint over a colour of the photo, both 0xRRGGBB. */
    int over(int under, int tint) {
        return mode == BlendMode.SHADED
                ? mixed(under, scaled(tint, DARKEST + (luma(under) * (WHOLE - DARKEST) >>> 8)))
                : unshaded(under, tint);
    }

    /** The same of what must look alike over light and dark. */
    int unshaded(int under, int tint) {
        return mixed(mode == BlendMode.GREY ? grey(under) : under, tint);
    }

    /** The photo where nothing lies over it. */
    int bare(int under) {
        return OPAQUE | (mode == BlendMode.GREY ? grey(under) : under);
    }

    private int mixed(int under, int tint) {
        // One part is rounded and the other cut off, so that no channel carries into the next.
        return OPAQUE | scaled(under, lower) + tint;
    }

    /** Every channel times so many 256ths, cut off. */
    private static int scaled(int rgb, int part) {
        return (rgb & RED_AND_BLUE) * part >>> 8 & RED_AND_BLUE | (rgb & GREEN) * part >>> 8 & GREEN;
    }

    private static int grey(int rgb) {
        return luma(rgb) * 0x010101;
    }

    /** How light a colour is, 0 to 255, as a screen of Rec. 601 weighs it. */
    private static int luma(int rgb) {
        return (rgb >> 16 & 0xff) * 77 + (rgb >> 8 & 0xff) * 150 + (rgb & 0xff) * 29 >>> 8;
    }
}
