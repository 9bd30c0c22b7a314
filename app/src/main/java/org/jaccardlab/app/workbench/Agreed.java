package org.jaccardlab.app.workbench;

import org.jaccardlab.comparison.Agreement;

/**
 * The newest agreement of the gradients of A and B. While the hand moves the picture goes first, so it may be behind it.
 *
 * @param current whether it belongs to the evaluations on screen
 */
public record Agreed(Agreement agreement, boolean current) {

    Agreed old() {
        return new Agreed(agreement, false);
    }
}
