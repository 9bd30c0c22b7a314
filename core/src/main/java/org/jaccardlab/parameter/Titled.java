package org.jaccardlab.parameter;

/** An enum whose constants have a name for people. */
public interface Titled {

    /** What a person calls it. */
    String title();
}
