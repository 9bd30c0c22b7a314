package org.jaccardlab.bench;

import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.raster.Precision;

/**
 * What one work cost.
 *
 * @param floor milliseconds for reading the inputs once, logits and target of all classes, with as many threads: nothing
 *        that looks at every number takes less
 * @param held the most memory in use at once above the inputs, in bytes; see {@link Memory}
 */
public record Row(EngineKind engine, int threads, Work work, Shape shape, Precision precision, Timing timing,
        double floor, long held) {

    /** How many times as long as reading the inputs. */
    public double timesFloor() {
        return timing.median() / floor;
    }
}
