package org.jaccardlab.preset;

/**
 * What a preset is used on.
 *
 * @param source name of the ground truth
 * @param hard whether that ground truth is hard
 * @param classes how many channels the prediction has
 * @param images how many images the batch has
 */
public record Given(String source, boolean hard, int classes, int images) {
}
