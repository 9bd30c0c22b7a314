package org.jaccardlab.descent;

import org.jaccardlab.parameter.Titled;

/** Where a descent begins. */
public enum Start implements Titled {
    /** At the prediction that the settings name, be it a file's or made from the target. */
    PREDICTION("The prediction"),
    /** Where every class is equally likely: all logits 0. */
    EVEN("Every class equally likely");

    private final String title;

    Start(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
