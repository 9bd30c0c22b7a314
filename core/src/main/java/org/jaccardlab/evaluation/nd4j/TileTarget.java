package org.jaccardlab.evaluation.nd4j;

import org.jaccardlab.label.KeepMask;
import org.jaccardlab.target.PreparedTarget;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The target of a tile as double arrays of shape (class, pixel), zero at pixels that do not count.
 *
 * @param unsmoothed the labels before smoothing and mixing
 * @param y the target that the loss sees; the same array where nothing was smoothed or mixed
 * @param keep 1 for a pixel that counts, 0 for an ignored one
 */
record TileTarget(INDArray unsmoothed, INDArray y, INDArray keep) {

    static TileTarget of(Tile tile, PreparedTarget target, Scratch scratch) {
        double[] numbers = new double[tile.classes() * tile.pixels()];
        target.readUnsmoothed(tile.from(), tile.to(), numbers);
        INDArray unsmoothed = array(tile, numbers, scratch);
        INDArray y = unsmoothed;
        if (target.differsFromLabels()) {
            target.read(tile.from(), tile.to(), numbers);
            y = array(tile, numbers, scratch);
        }
        return new TileTarget(unsmoothed, y, keep(tile, target.kept(), scratch));
    }

    /** What the recipe changed. */
    static INDArray change(Tile tile, PreparedTarget target, Scratch scratch) {
        double[] numbers = new double[tile.classes() * tile.pixels()];
        target.readChange(tile.from(), tile.to(), numbers);
        return array(tile, numbers, scratch);
    }

    private static INDArray array(Tile tile, double[] numbers, Scratch scratch) {
        return scratch.keep(Nd4j.create(numbers, new long[]{tile.classes(), tile.pixels()}, 'c'));
    }

    private static INDArray keep(Tile tile, KeepMask kept, Scratch scratch) {
        double[] keep = new double[tile.pixels()];
        for (int i = 0; i < keep.length; i++) {
            keep[i] = kept.keeps(tile.from() + i) ? 1 : 0;
        }
        return scratch.keep(Nd4j.createFromArray(keep));
    }
}
