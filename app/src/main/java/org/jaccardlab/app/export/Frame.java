package org.jaccardlab.app.export;

import org.jaccardlab.figure.Keys;
import org.jaccardlab.figure.Style;

/**
 * What goes round the pictures of a figure.
 *
 * @param title over all pictures; may be empty
 * @param caption whether loss, settings and value stand below, in words
 */
public record Frame(String title, boolean caption, Style style) {

    /** The pictures and nothing else. */
    public static final Frame NONE = new Frame("", false, Style.STANDARD.withKeys(Keys.NONE));

    /** Colour bar or legend, and caption. */
    public static final Frame FULL = new Frame("", true, Style.STANDARD);

    /** How this many pictures stand unless somebody says otherwise: several with titles, in a square or nearly so. */
    public Frame suiting(int panes) {
        return new Frame(title, caption,
                style.withColumns((int) Math.ceil(Math.sqrt(panes))).withTitles(panes > 1));
    }

    /** Without all that is not a picture. */
    public Frame bare() {
        return new Frame("", false, style.withTitles(false).withKeys(Keys.NONE));
    }

    public Frame withStyle(Style other) {
        return new Frame(title, caption, other);
    }
}
