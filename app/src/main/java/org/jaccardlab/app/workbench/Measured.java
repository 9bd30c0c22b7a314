package org.jaccardlab.app.workbench;

import org.jaccardlab.metric.Metrics;

/**
 * The newest metrics there are. While the hand moves the picture goes first, so they may be behind it.
 *
 * @param current whether they belong to the evaluation on screen
 */
public record Measured(Metrics metrics, boolean current) {

    Measured old() {
        return new Measured(metrics, false);
    }
}
