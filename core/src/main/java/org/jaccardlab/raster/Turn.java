package org.jaccardlab.raster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One of the eight ways to lay a rectangle of pixels onto another: turned by right angles, mirrored, or both. */
public enum Turn {

    NONE(false, false, false),
    /** A quarter clockwise. */
    ROTATE_90(true, true, false),
    /** Upside down. */
    ROTATE_180(false, true, true),
    /** A quarter counter-clockwise. */
    ROTATE_270(true, false, true),
    /** Left and right change places. */
    FLIP_HORIZONTAL(false, false, true),
    /** Top and bottom change places. */
    FLIP_VERTICAL(false, true, false),
    /** Rows become columns: mirrored in the diagonal from the top left. */
    TRANSPOSE(true, false, false),
    /** Mirrored in the diagonal from the top right. */
    TRANSVERSE(true, true, true);

    private final boolean swaps;
    private final boolean fromLastRow;
    private final boolean fromLastColumn;

    Turn(boolean swaps, boolean fromLastRow, boolean fromLastColumn) {
        this.swaps = swaps;
        this.fromLastRow = fromLastRow;
        this.fromLastColumn = fromLastColumn;
    }

    /** Whether rows become columns, so that height and width change places. */
    public boolean swaps() {
        return swaps;
    }

    /** Whether going down the picture before it is turned means going up, or left, in the turned one. */
    public boolean reversesRows() {
        return fromLastRow;
    }

    /** Whether going right in the picture before it is turned means going left, or up, in the turned one. */
    public boolean reversesColumns() {
        return fromLastColumn;
    }

    /** The size of a picture of this size after it is turned; and the other way round. */
    public Size of(Size size) {
        return swaps ? new Size(size.width(), size.height()) : size;
    }

    /** The ways that lead from pictures of one size to the other; none if neither fits. */
    public static List<Turn> between(Size from, Size to) {
        return Arrays.stream(values()).filter(turn -> turn.of(from).equals(to)).toList();
    }

    /** As people write it: "rotate-90". */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads what {@link #text} writes, whatever the case of its letters.
     *
     * @throws IllegalArgumentException if it is none of the eight
     */
    public static Turn parse(String word) {
        String wanted = word.strip().replace('_', '-');
        return Arrays.stream(values()).filter(turn -> turn.text().equalsIgnoreCase(wanted)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a turn is one of "
                        + String.join(", ", Arrays.stream(values()).map(Turn::text).toList()) + ", but this is \""
                        + word + "\""));
    }
}
