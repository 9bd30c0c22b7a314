package org.jaccardlab.evaluation.fused;

import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.RankedErrors;
import org.jaccardlab.loss.RankLoss;

/**
 * One image under a rank loss: what the errors of any class are made from, at twelve bytes a pixel.
 *
 * @param labels class by pixel, a number that no class has where the pixel carries none; padded
 * @param factors of the powers, 0 where a pixel does not count; padded
 * @param rests of a softmax 1 minus the probability of the label's class; padded
 * @param foreground how many pixels carry each class
 */
record RankedImage(TermSource source, RankLoss loss, TileGrid grid, int classes, int[] labels, float[] factors,
        float[] rests, int[] foreground) {

    /** @throws IllegalArgumentException if the target is soft, where ranks mean nothing */
    static RankedImage of(TermSource source, RankLoss loss, TileGrid grid, int classes, Workers workers,
            Progress progress) {
        int padded = Lanes.padded(grid.pixels());
        RankedImage image = new RankedImage(source, loss, grid, classes, new int[padded], new float[padded],
                new float[padded], new int[classes]);
        workers.run(grid.count(), progress, () -> {
            Scratch s = Scratch.of(classes, grid.length());
            return tile -> image.load(s, grid.from(tile), grid.pixels(tile));
        });
        for (int label : image.labels) {
            if (label >= 0) {
                image.foreground[label]++;
            }
        }
        return image;
    }

    private void load(Scratch s, int from, int valid) {
        int n = Lanes.padded(valid);
        if (!source.target().loadHardLabels(s, from, valid)) {
            throw new IllegalArgumentException(loss.title()
                    + " needs a hard target: choose a hard ground truth, without smoothing or teacher");
        }
        source.fill(s, from, valid, Logs.NONE);
        System.arraycopy(s.labels, 0, labels, from, n);
        System.arraycopy(s.factors, 0, factors, from, n);
        if (!source.isSigmoid()) {
            RestsKernel.run(s.powers, s.stride, classes, s.factors, labels, n, rests, from);
        }
    }

    /** Writes one key a pixel of this class, from {@code at} on, as many as {@link #padded()}. */
    void writeKeys(int cls, int[] keys, int at) {
        Scratch s = Scratch.of(classes, grid.length());
        for (int tile = 0; tile < grid.count(); tile++) {
            int from = grid.from(tile);
            int n = Lanes.padded(grid.pixels(tile));
            source.fillPowers(s, cls, from, grid.pixels(tile));
            int row = cls * s.stride;
            if (loss.byLogit()) {
                loadHinges(s, cls, n);
                RankKeysKernel.run(s.row, 0, factors, from, s.other, 0, labels, from, cls, n, keys, at + from);
            } else if (source.isSigmoid()) {
                RankKeysKernel.run(s.powers, row, factors, from, s.rests, row, labels, from, cls, n, keys, at + from);
            } else {
                RankKeysKernel.run(s.powers, row, factors, from, rests, from, labels, from, cls, n, keys, at + from);
            }
        }
    }

    /** Errors of background and foreground of a loss whose error is taken of the logit. */
    private void loadHinges(Scratch s, int cls, int n) {
        int row = cls * s.stride;
        for (int i = 0; i < n; i++) {
            double z = source.logX(s, row + i) - source.logRest(s, row + i);
            s.row[i] = (float) loss.error(s.powers[row + i], z, false);
            s.other[i] = (float) loss.error(s.powers[row + i], z, true);
        }
    }

    int padded() {
        return labels.length;
    }

    /** All errors, for working out gains. */
    RankedErrors errors(Workers workers, Progress progress) {
        RankedErrors errors = new RankedErrors(classes, grid.pixels());
        RankPass pass = new RankPass(source, loss, classes);
        workers.run(grid.count(), progress, () -> {
            Scratch s = Scratch.of(classes, grid.length());
            return tile -> {
                int from = grid.from(tile);
                int valid = grid.pixels(tile);
                Rows y = source.fill(s, from, valid, Logs.NONE);
                for (int c = 0; c < classes; c++) {
                    s.loadClass(c, y, Lanes.padded(valid));
                    for (int i = 0; i < valid; i++) {
                        if (factors[from + i] != 0) {
                            boolean carries = labels[from + i] == c;
                            errors.set(c, from + i, pass.error(s, c, i, carries), carries);
                        }
                    }
                }
            };
        });
        return errors;
    }
}
