package org.jaccardlab.experiment;

import org.jaccardlab.metric.Metrics;

/**
 * How good a classifier is on the test blocks, each of which counts as an image; 0..1.
 *
 * @param iouDataset mean IoU over all test pixels (D)
 * @param iouImage block by block (I)
 * @param iouClass class by class over the blocks that hold it (C)
 * @param ece expected calibration error over all test pixels, in ten equal bins
 */
public record Scores(double iouDataset, double iouImage, double iouClass, double ece) {

    static Scores of(Metrics metrics) {
        return new Scores(metrics.iou().dataset().orElse(Double.NaN), metrics.iou().image().orElse(Double.NaN),
                metrics.iou().classwise().orElse(Double.NaN), metrics.calibration().dataset().orElse(Double.NaN));
    }
}
