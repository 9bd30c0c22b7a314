package org.jaccardlab.objective;

/** Which classes an overlap loss averages over. */
public enum ActiveClasses {
    /** Classes that some kept pixel of the group carries. */
    PRESENT("Present in the ground truth"),
    /** Every class, also those that do not occur. */
    ALL("All");

    private final String title;

    ActiveClasses(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
