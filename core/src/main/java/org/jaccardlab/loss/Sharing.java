package org.jaccardlab.loss;

import org.jaccardlab.parameter.Titled;

/** How the shares of a loss add up. */
public enum Sharing implements Titled {
    /** To the loss. */
    EXACT("exact"),
    /** With a constant that no pixel owns to the loss. */
    EXACT_AND_CONSTANT("exact + constant"),
    /** To the loss, but only because they are made so: the loss is no sum over pixels. */
    BY_CONVENTION("by convention");

    private final String title;

    Sharing(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
