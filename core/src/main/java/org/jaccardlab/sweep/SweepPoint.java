package org.jaccardlab.sweep;

import java.util.Optional;
import org.jaccardlab.metric.Metrics;

/**
 * One value of a sweep.
 *
 * @param reading what came of it; empty if the value was refused
 * @param refusal why, in a sentence; empty if it was not
 */
public record SweepPoint(double value, Optional<Reading> reading, String refusal) {

    /** @param gradientNorm length of the whole gradient by the logits, or without logits by the probabilities; raw */
    public record Reading(double loss, Metrics metrics, double gradientNorm) {
    }
}
