package org.jaccardlab.evaluation.nd4j;

import java.util.stream.IntStream;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.Sums;
import org.jaccardlab.target.PreparedTarget;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Prediction and target of one term on one tile, as arrays of shape (class, pixel) that are zero at ignored pixels. What
 * the term's loss makes of them is a {@link LossTile}.
 */
final class TermTile {

    private final Tile tile;
    private final Term term;
    private final Scratch scratch;
    private final PreparedTarget prepared;
    private final INDArray unsmoothed;
    private final INDArray y;
    private final TilePrediction prediction;
    private final INDArray x;
    private final KeepMask keepMask;
    private final int kept;
    private final boolean sigmoid;
    private final boolean fromTarget;

    TermTile(Tile tile, Settings settings, Term term, Scratch scratch) {
        this.tile = tile;
        this.term = term;
        this.scratch = scratch;
        this.fromTarget = !settings.hasLogits(term);
        this.sigmoid = term.isSigmoid(tile.classes());
        prepared = PreparedTarget.of(tile.sample(), term);
        TileTarget target = TileTarget.of(tile, prepared, scratch);
        keepMask = prepared.kept();
        unsmoothed = target.unsmoothed();
        y = target.y();
        prediction = TilePrediction.of(tile, settings, term, y, unsmoothed, scratch);
        kept = target.keep().sumNumber().intValue();
        // With x and y zero at ignored pixels, every sum, share and slope is zero there too.
        x = prediction.x().muliRowVector(target.keep());
    }

    Term term() {
        return term;
    }

    Tile tile() {
        return tile;
    }

    Scratch scratch() {
        return scratch;
    }

    /** Whether every class is a sigmoid of its own. */
    boolean isSigmoid() {
        return sigmoid;
    }

    /** Whether the pixel at this place of the tile, or of the C-ordered values of a whole array, counts. */
    boolean keeps(int place) {
        return keepMask.keeps(tile.from() + place % tile.pixels());
    }

    INDArray unsmoothedTarget() {
        return unsmoothed;
    }

    INDArray target() {
        return y;
    }

    INDArray targetChange() {
        return TileTarget.change(tile, prepared, scratch);
    }

    /** The numbers whose largest names the predicted class: of the target itself those before smoothing. */
    INDArray contest() {
        return fromTarget ? unsmoothed : x;
    }

    INDArray probability() {
        return x;
    }

    INDArray error() {
        return scratch.keep(x.sub(y));
    }

    /** |x - y|. */
    INDArray difference() {
        return scratch.keep(Transforms.abs(error(), true));
    }

    /** ln x, also at ignored pixels. */
    double[] logX() {
        return Scratch.values(prediction.logX());
    }

    /** ln(1 - x) where every class is a sigmoid; empty for a softmax. */
    double[] logRests() {
        return prediction.logRest() == null ? new double[0] : Scratch.values(prediction.logRest());
    }

    /** The sums that overlap losses are made of; one entry per class. */
    Sums[] sums(int norm) {
        double[] sumX = sumOverPixels(power(x, norm));
        double[] sumY = sumOverPixels(power(y, norm));
        double[] sumD = sumOverPixels(power(difference(), norm));
        double[] sumI = sumOverPixels(scratch.keep(x.mul(y)));
        return IntStream.range(0, tile.classes())
                .mapToObj(c -> new Sums(kept, sumX[c], sumY[c], sumD[c], sumI[c])).toArray(Sums[]::new);
    }

    INDArray power(INDArray base, int norm) {
        return norm == 1 ? base : scratch.keep(Transforms.pow(base, norm, true));
    }

    double[] sumOverPixels(INDArray array) {
        return Scratch.values(scratch.keep(array.sum(1)));
    }

    /** From dL/dx to dL/dz at temperature 1. Softmax: x_k (g_k - sum_j g_j x_j). Sigmoid: x (1 - x) g. */
    INDArray throughActivation(INDArray g) {
        if (sigmoid) {
            return scratch.keep(x.rsub(1)).muli(x).muli(g);
        }
        INDArray mean = scratch.keep(scratch.keep(g.mul(x)).sum(0));
        return scratch.keep(g.subRowVector(mean)).muli(x);
    }

    /** A derivative by the logits over the temperature becomes one by the logits, where they move anything. */
    INDArray byLogit(INDArray byScaledLogit) {
        byScaledLogit.divi(term.temperature());
        return prediction.live() == null ? byScaledLogit : byScaledLogit.muli(prediction.live());
    }

    INDArray zeros() {
        return array(new double[tile.classes() * tile.pixels()]);
    }

    /** Numbers in C order as an array of shape (class, pixel). */
    INDArray array(double[] values) {
        return scratch.keep(Nd4j.create(values, new long[]{tile.classes(), tile.pixels()}, 'c'));
    }
}
