package org.jaccardlab.objective;

import org.jaccardlab.parameter.Titled;

/** How several annotators become one label. */
public enum Merge implements Titled {
    /** Every annotator counts the same. */
    MEAN("Mean"),
    /**
     * The class that more than half of the annotators chose. Of two classes the first where there is none; of more the
     * pixel is ignored.
     */
    MAJORITY("Strict majority"),
    /**
     * Every annotator counts as much as the Dice score of their map with the majority's; one who shares no pixel with it
     * counts 1, as in the JDTLosses code.
     */
    DICE_WEIGHTED("Dice-weighted mean (no overlap counts 1)"),
    /** The same, but an annotator who shares no pixel with the majority counts nothing. */
    DICE_WEIGHTED_ZERO("Dice-weighted mean (no overlap counts 0)");

    private final String title;

    Merge(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
