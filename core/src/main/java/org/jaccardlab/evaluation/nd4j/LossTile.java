package org.jaccardlab.evaluation.nd4j;

import org.jaccardlab.evaluation.RankedErrors;
import org.jaccardlab.evaluation.TermSums;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.loss.RankLoss;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What one kind of loss does with a tile: first its sums, then, the term's value known, fields of shape (class, pixel). */
sealed interface LossTile permits OverlapTile, PixelTile, RankTile {

    static LossTile of(TermTile tile) {
        return switch (tile.term().loss()) {
            case OverlapLoss loss -> new OverlapTile(tile, loss);
            case PixelLoss loss -> new PixelTile(tile, loss);
            case RankLoss loss -> new RankTile(tile, loss);
        };
    }

    /**
     * Adds what the loss needs beyond the sums that every term has.
     *
     * @param errors where a rank loss leaves the errors of the image
     */
    void addTo(TermSums sums, RankedErrors errors);

    /** Each pixel's part of the objective that this term brings. */
    INDArray share(TermValue value, int member);

    /** Derivative of the objective by the probabilities, as far as this term goes. */
    INDArray gradientByProbability(TermValue value, int member);

    /** Derivative of the objective by the logits, as far as this term goes; the term's temperature included. */
    INDArray gradientByLogit(TermValue value, int member);
}
