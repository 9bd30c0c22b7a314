package org.jaccardlab.objective;

import org.jaccardlab.parameter.Range;

/**
 * How a term's target is made from one of the sample's ground truths: uniform label smoothing, y' = (1 - epsilon) y +
 * epsilon / C (with C = 2 for a single channel).
 *
 * @param source the name of the ground truth; the sample's first if there is none of this name
 */
public record TargetRecipe(String source,
        @Range(min = 0, max = 1, curve = 2, help = "part of the label spread evenly over all classes") double epsilon) {
}
