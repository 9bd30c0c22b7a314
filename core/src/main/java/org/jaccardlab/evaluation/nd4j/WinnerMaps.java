package org.jaccardlab.evaluation.nd4j;

import java.util.Arrays;
import org.jaccardlab.label.ArgMax;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.metric.ConfusionMatrix;
import org.jaccardlab.sample.Sample;

/** The winning classes of ground truth and prediction: as maps for the shown sample, as counts over the batch. */
final class WinnerMaps {

    private final Sample shown;
    private final int labels;
    private final long[] counts;
    private final byte[] predicted;
    private final byte[] target;

    WinnerMaps(Sample shown, int classes) {
        this.shown = shown;
        // A single channel tells two classes apart.
        this.labels = Math.max(2, classes);
        this.counts = new long[labels * labels];
        this.predicted = new byte[shown.size().pixels()];
        this.target = new byte[shown.size().pixels()];
        Arrays.fill(target, (byte) LabelMap.IGNORED);
        Arrays.fill(predicted, (byte) LabelMap.IGNORED);
    }

    void add(Tile tile, TermTile arrays, KeepMask kept) {
        double[] x = Scratch.values(arrays.contest());
        double[] y = Scratch.values(arrays.unsmoothedTarget());
        int n = tile.pixels();
        for (int i = 0; i < n; i++) {
            if (!kept.keeps(tile.from() + i)) {
                continue;
            }
            int reference = ArgMax.of(y, tile.classes(), n, i);
            int winner = ArgMax.of(x, tile.classes(), n, i);
            counts[reference * labels + winner]++;
            if (tile.sample() == shown) {
                predicted[tile.from() + i] = (byte) winner;
                target[tile.from() + i] = (byte) reference;
            }
        }
    }

    LabelMap targetClasses() {
        return new LabelMap(shown.size(), target);
    }

    LabelMap predictedClasses() {
        return new LabelMap(shown.size(), predicted);
    }

    ConfusionMatrix confusion() {
        return new ConfusionMatrix(labels, counts);
    }
}
