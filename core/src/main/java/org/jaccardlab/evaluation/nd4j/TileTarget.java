package org.jaccardlab.evaluation.nd4j;

import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.objective.TargetRecipe;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The target of a tile as double arrays of shape (class, pixel), and which of its pixels count. */
final class TileTarget {

    private TileTarget() {
    }

    /** The ground truth as it was given: one-hot, or the soft weights. Ignored pixels are zero in every class. */
    static INDArray unsmoothed(Tile tile, LabelSource source, Scratch scratch) {
        return switch (source) {
            case LabelSource.Hard hard -> scratch.keep(oneHot(tile, hard.map()));
            case LabelSource.Soft soft -> {
                INDArray y = scratch.keep(soft.weights().array()
                        .get(NDArrayIndex.all(), NDArrayIndex.interval(tile.from(), tile.to()))
                        .castTo(DataType.DOUBLE));
                yield y.muliRowVector(keep(tile, source.kept(), scratch));
            }
        };
    }

    /** The target that the loss sees: smoothed, zero at ignored pixels. */
    static INDArray smoothed(Tile tile, INDArray unsmoothed, TargetRecipe recipe, LabelSource source,
            Scratch scratch) {
        double epsilon = recipe.epsilon();
        if (epsilon == 0) {
            return unsmoothed;
        }
        // A single channel stands for two classes: the one it shows and the rest.
        double spread = epsilon / Math.max(2, tile.classes());
        INDArray y = scratch.keep(unsmoothed.mul(1 - epsilon)).addi(spread);
        return y.muliRowVector(keep(tile, source.kept(), scratch));
    }

    /** 1 for a pixel that counts, 0 for an ignored one. */
    static INDArray keep(Tile tile, KeepMask kept, Scratch scratch) {
        double[] keep = new double[tile.pixels()];
        for (int i = 0; i < keep.length; i++) {
            keep[i] = kept.keeps(tile.from() + i) ? 1 : 0;
        }
        return scratch.keep(Nd4j.createFromArray(keep));
    }

    private static INDArray oneHot(Tile tile, LabelMap map) {
        int n = tile.pixels();
        double[] y = new double[tile.classes() * n];
        for (int i = 0; i < n; i++) {
            int label = map.at(tile.from() + i);
            if (label == LabelMap.IGNORED) {
                continue;
            }
            if (tile.classes() == 1) {
                y[i] = label == 1 ? 1 : 0;
            } else {
                y[label * n + i] = 1;
            }
        }
        return Nd4j.create(y, new long[]{tile.classes(), n}, 'c');
    }
}
