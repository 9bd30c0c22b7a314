package org.jaccardlab.app.workbench;

/** The two settings of a comparison. Without one there is only A. */
public enum Side {
    A, B;

    public Side other() {
        return this == A ? B : A;
    }
}
