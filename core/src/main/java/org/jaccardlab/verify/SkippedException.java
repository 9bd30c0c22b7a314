package org.jaccardlab.verify;

/** A case that is known not to be covered. */
final class SkippedException extends Exception {

    private static final long serialVersionUID = 1;

    SkippedException(KnownSkip known) {
        super(known.reason());
    }

    SkippedException(KnownSkip known, String name) {
        super(known.reason() + ": " + name);
    }
}
