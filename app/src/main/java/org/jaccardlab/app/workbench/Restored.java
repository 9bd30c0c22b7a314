package org.jaccardlab.app.workbench;

import java.util.Map;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Quantity;

/**
 * What was on screen with a batch.
 *
 * @param member which sample
 * @param term which term the panels tuned
 * @param limits colour limits that were held
 */
public record Restored(Snapshot snapshot, int member, int term, Map<Quantity, Limits> limits) {

    public Restored {
        limits = Map.copyOf(limits);
    }
}
