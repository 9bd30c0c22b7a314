package org.jaccardlab.descent;

import java.util.OptionalDouble;
import org.jaccardlab.metric.Levels;

/**
 * What a descent had come to after so many steps.
 *
 * @param step 0 for the start
 * @param iou against the reference label
 * @param distance from the first term's target: |x - y| summed over classes, mean over the kept pixels
 * @param ece the expected calibration error over the batch, 0..1; empty at steps where it is not measured
 */
public record TracePoint(int step, double loss, Levels iou, double distance, OptionalDouble ece) {
}
