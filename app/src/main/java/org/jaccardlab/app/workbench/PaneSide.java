package org.jaccardlab.app.workbench;

import java.util.List;

/** Which side of a comparison a pane shows. */
public enum PaneSide {
    A("A", "What A says"), B("B", "What B says"),
    /** A minus B. */
    DIFFERENCE("A \u2212 B", "A minus B, in the unit that is shown"),
    /** Both, divided by a handle. */
    SWIPE("A | B", "A on the left of the handle, B on the right");

    /** What documents mean that do not say. */
    public static final PaneSide STANDARD = A;

    private final String letters;
    private final String words;

    PaneSide(String letters, String words) {
        this.letters = letters;
        this.words = words;
    }

    /** "A", "B", "A \u2212 B" or "A | B". */
    public String letters() {
        return letters;
    }

    public String words() {
        return words;
    }

    /** The sides whose evaluations it shows, from left to right. */
    public List<Side> sides() {
        return switch (this) {
            case A -> List.of(Side.A);
            case B -> List.of(Side.B);
            case DIFFERENCE, SWIPE -> List.of(Side.A, Side.B);
        };
    }

    static PaneSide of(Side side) {
        return side == Side.A ? A : B;
    }
}
