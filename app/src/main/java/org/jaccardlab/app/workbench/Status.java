package org.jaccardlab.app.workbench;

/** What the program is doing, for the status line. */
public sealed interface Status {

    /** Nothing to wait for. {@code millis} is what the last evaluation took, below 0 before the first. */
    record Idle(double millis) implements Status {
    }

    /** Computing; {@code fraction} is done, 0..1. */
    record Computing(double fraction) implements Status {
    }

    /** The newest question has no answer; what is on screen is the answer to an older one. */
    record Failed() implements Status {
    }
}
