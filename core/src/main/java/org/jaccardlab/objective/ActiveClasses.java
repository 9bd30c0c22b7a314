package org.jaccardlab.objective;

import org.jaccardlab.parameter.Titled;

/** Which classes an overlap loss averages over. */
public enum ActiveClasses implements Titled {
    /** Classes that some kept pixel of the group carries. */
    PRESENT("Present in the ground truth"),
    /** Every class, also those that do not occur. */
    ALL("All");

    private final String title;

    ActiveClasses(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
