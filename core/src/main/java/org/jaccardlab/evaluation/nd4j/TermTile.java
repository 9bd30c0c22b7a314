package org.jaccardlab.evaluation.nd4j;

import org.jaccardlab.label.KeepMask;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.metric.PixelRun;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.target.PreparedTarget;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
    private final INDArray everyX;
    private final INDArray keep;
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
        keep = target.keep();
        kept = keep.sumNumber().intValue();
        // With x and y zero at ignored pixels, every sum, share and slope is zero there too.
        everyX = prediction.x();
        x = scratch.keep(everyX.mulRowVector(keep));
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

    /** What metrics are made of; they have a keep mask of their own. */
    PixelRun run() {
        return new PixelRun(tile.from(), tile.pixels(), fromTarget ? keepMask : KeepMask.all(tile.sample().size()),
                Scratch.values(fromTarget ? unsmoothed : prediction.x()), Scratch.values(prediction.x()), logX(),
                logRests());
    }

    INDArray error() {
        return scratch.keep(x.sub(y));
    }

    /** ln x, also at ignored pixels. */
    double[] logX() {
        return Scratch.values(prediction.logX());
    }

    /** ln(1 - x) where every class is a sigmoid; empty for a softmax. */
    double[] logRests() {
        return prediction.logRest() == null ? new double[0] : Scratch.values(prediction.logRest());
    }

    /** Whether the term's loss lets ignored pixels in. */
    boolean letsIgnoredPixelsIn() {
        return term.loss() instanceof OverlapLoss loss && loss.countsIgnoredPixels();
    }

    /** The pixels that count. */
    TilePixels kept() {
        return new TilePixels(x, y, keep, kept, scratch);
    }

    /** The ignored pixels, with the target that a loss which lets them in takes them for. */
    TilePixels ignored(OverlapLoss loss) {
        INDArray drop = scratch.keep(keep.rsub(1));
        INDArray targets = scratch.keep(Nd4j.zeros(DataType.DOUBLE, tile.classes(), tile.pixels()));
        for (int c = 0; c < tile.classes(); c++) {
            targets.getRow(c).addi(scratch.keep(drop.mul(loss.ignoredTarget(c, tile.classes()))));
        }
        return new TilePixels(scratch.keep(everyX.mulRowVector(drop)), targets, drop, tile.pixels() - kept, scratch);
    }

    /** From dL/dx to dL/dz at temperature 1. Softmax: x_k (g_k - sum_j g_j x_j). Sigmoid: x (1 - x) g. */
    INDArray throughActivation(INDArray g) {
        if (sigmoid) {
            return scratch.keep(everyX.rsub(1)).muli(everyX).muli(g);
        }
        INDArray mean = scratch.keep(scratch.keep(g.mul(everyX)).sum(0));
        return scratch.keep(g.subRowVector(mean)).muli(everyX);
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
