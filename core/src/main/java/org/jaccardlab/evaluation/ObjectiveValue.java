package org.jaccardlab.evaluation;

import java.util.List;
import org.jaccardlab.metric.Levels;

/**
 * What an objective says of a batch, without any field: for those who ask over and over, with other numbers each time.
 *
 * @param loss the objective's value
 * @param keptPixels how many pixels of the batch count
 * @param terms one per term of the objective
 * @param iou of the prediction against the reference label
 */
public record ObjectiveValue(double loss, long keptPixels, List<TermValue> terms, Levels iou) {

    public ObjectiveValue {
        terms = List.copyOf(terms);
    }

    /**
     * How far the prediction is from the first term's target: |x - y| summed over the classes, mean over the kept pixels;
     * 0..2 with a softmax.
     */
    public double distance() {
        double sum = 0;
        for (TermSums image : terms.getFirst().sums()) {
            for (int c = 0; c < image.classes(); c++) {
                sum += image.of(c, 1).d();
            }
        }
        return keptPixels == 0 ? 0 : sum / keptPixels;
    }
}
