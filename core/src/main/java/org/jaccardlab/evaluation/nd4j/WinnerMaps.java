package org.jaccardlab.evaluation.nd4j;

import java.util.Arrays;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.label.ArgMax;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.sample.Sample;

/** The winning classes of ground truth and prediction, as maps of the shown sample. */
final class WinnerMaps {

    private final Sample shown;
    private final int classes;
    private final double threshold;
    private final byte[] predicted;
    private final byte[] target;

    WinnerMaps(Request request) {
        this.shown = request.sample();
        this.classes = shown.classes().count();
        this.threshold = request.settings().measuring().threshold();
        this.predicted = new byte[shown.size().pixels()];
        this.target = new byte[shown.size().pixels()];
        Arrays.fill(target, (byte) LabelMap.IGNORED);
        Arrays.fill(predicted, (byte) LabelMap.IGNORED);
    }

    void add(Tile tile, TermTile arrays, KeepMask kept) {
        if (tile.sample() != shown) {
            return;
        }
        double[] x = Scratch.values(arrays.contest());
        double[] y = Scratch.values(arrays.unsmoothedTarget());
        int n = tile.pixels();
        for (int i = 0; i < n; i++) {
            if (kept.keeps(tile.from() + i)) {
                int winner = classes > 1 ? ArgMax.of(x, classes, n, i) : x[i] > threshold ? 1 : 0;
                predicted[tile.from() + i] = (byte) winner;
                target[tile.from() + i] = (byte) ArgMax.of(y, classes, n, i);
            }
        }
    }

    LabelMap targetClasses() {
        return new LabelMap(shown.size(), target);
    }

    LabelMap predictedClasses() {
        return new LabelMap(shown.size(), predicted);
    }
}
