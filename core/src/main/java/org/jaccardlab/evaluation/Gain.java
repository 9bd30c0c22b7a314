package org.jaccardlab.evaluation;

import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.loss.RankLoss;

/**
 * What mending a pixel would save: the objective now minus the objective with this pixel's prediction set to its target,
 * all else unchanged. Exact, not a slope, and signed: where a loss is not minimal at its target, mending can cost.
 *
 * <p>A share says where the loss is booked; a gain says what could be won there. They differ widely for set losses: a
 * large faint haze may hold most of the loss although no pixel of it would save anything, while the few pixels of a small
 * object hold little and would save much. Gains do not add up to the loss.
 *
 * <p>One term of the objective each; over several terms gains add up, every term with the pixel at its own target.
 * Scalar arithmetic from the sums less one pixel, the same for every engine; the term's weight is included.
 */
public sealed interface Gain permits OverlapGain, PixelwiseGain, RankGain {

    /** Gains of the pixels of one image of the batch. */
    static Gain of(TermValue value, int member) {
        return switch (value.term().loss()) {
            case OverlapLoss loss -> new OverlapGain(value, loss, member);
            case PixelLoss loss -> new PixelwiseGain(value, loss);
            case RankLoss loss -> new RankGain(value, loss, member);
        };
    }

    /** With only this class's prediction set to its target; the others stay, even if they then do not sum to one. */
    double ofClass(int cls, TermPixel pixel);

    /** With all classes set to their targets. */
    double ofAll(TermPixel pixel);

    /**
     * With the pixel's prediction moved elsewhere: the objective now minus the objective then.
     *
     * @param moved the same pixel with another prediction
     */
    double ofMove(TermPixel pixel, TermPixel moved);
}
