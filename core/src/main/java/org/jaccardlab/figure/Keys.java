package org.jaccardlab.figure;

/** Where a figure says what its colours mean: by colour bars and legends of classes. */
public enum Keys {

    /** Nowhere. */
    NONE,

    /** Beside every picture. */
    OWN,

    /** At the right of all pictures, once for those that are coloured alike. */
    SHARED
}
