package org.jaccardlab.verify;

/** A case that is known not to be covered; the message says why. */
final class SkippedException extends Exception {

    private static final long serialVersionUID = 1;

    SkippedException(String reason) {
        super(reason);
    }
}
