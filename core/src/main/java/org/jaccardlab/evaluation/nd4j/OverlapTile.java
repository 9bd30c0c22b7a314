package org.jaccardlab.evaluation.nd4j;

import java.util.List;
import org.jaccardlab.evaluation.RankedErrors;
import org.jaccardlab.evaluation.TermSums;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.overlap.Part;
import org.jaccardlab.overlap.Sums;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An overlap loss on a tile: polynomials in x and y, whose coefficients the sums have settled. */
record OverlapTile(TermTile tile, OverlapLoss loss) implements LossTile {

    /** The sums over kept pixels, which every term has, are all that a sound loss needs. */
    @Override
    public void addTo(TermSums sums, RankedErrors errors) {
        if (tile.letsIgnoredPixelsIn()) {
            Sums[] ignored = tile.ignored(loss).sums(loss.norm());
            for (int c = 0; c < ignored.length; c++) {
                sums.addIgnored(c, loss.norm(), ignored[c]);
            }
        }
    }

    @Override
    public INDArray share(TermValue value, int member) {
        List<Part> parts = value.members().get(member).parts();
        INDArray share = tile.zeros();
        tile.kept().addValues(share, parts, Part::share, loss.norm());
        if (tile.letsIgnoredPixelsIn()) {
            tile.ignored(loss).addValues(share, parts, Part::ignoredShare, loss.norm());
        }
        return share;
    }

    @Override
    public INDArray gradientByProbability(TermValue value, int member) {
        List<Part> parts = value.members().get(member).parts();
        INDArray slope = tile.zeros();
        tile.kept().addSlopes(slope, parts, Part::slope, loss.norm());
        if (tile.letsIgnoredPixelsIn()) {
            tile.ignored(loss).addSlopes(slope, parts, Part::ignoredSlope, loss.norm());
        }
        return slope;
    }

    @Override
    public INDArray gradientByLogit(TermValue value, int member) {
        return tile.byLogit(tile.throughActivation(gradientByProbability(value, member)));
    }
}
