package org.jaccardlab.objective;

/** Which classes an overlap loss averages over. Decided from the ground truth before any smoothing. */
public enum ActiveClasses {
    /** Classes that some kept pixel of the batch carries with more than 0.01. */
    PRESENT("Present in the ground truth"),
    /** Every class, also those that do not occur. */
    ALL("All");

    /** A label weight up to this counts as absent (the reference implementation's threshold). */
    public static final float THRESHOLD = 0.01f;

    private final String title;

    ActiveClasses(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
