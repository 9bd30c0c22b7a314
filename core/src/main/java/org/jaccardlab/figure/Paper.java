package org.jaccardlab.figure;

import java.awt.Color;

/** What a figure is drawn on, with the inks that are legible on it. */
public enum Paper {

    /** White, for print. */
    LIGHT(0xffffff, 0x1a1a1a, 0x5a5a5a, 0x8c8c8c),

    /** Nearly black, for slides. */
    DARK(0x16181c, 0xf0f0f0, 0xb0b4ba, 0x6e737a);

    private final int background;
    private final int ink;
    private final int quietInk;
    private final int rule;

    Paper(int background, int ink, int quietInk, int rule) {
        this.background = background;
        this.ink = ink;
        this.quietInk = quietInk;
        this.rule = rule;
    }

    /** 0xRRGGBB. */
    public int background() {
        return background;
    }

    Color ground() {
        return new Color(background);
    }

    /** For names and numbers. */
    Color ink() {
        return new Color(ink);
    }

    /** For what is said on the side. */
    Color quietInk() {
        return new Color(quietInk);
    }

    /** For outlines. */
    Color rule() {
        return new Color(rule);
    }
}
