package org.jaccardlab.evaluation.fused;

import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.metric.ImageTally;
import org.jaccardlab.metric.PixelRun;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Sample;

/** Hands the probabilities of one image over to be measured: a tally a tile, added up in the order of the tiles. */
final class MetricsPass {

    private MetricsPass() {
    }

    static ImageTally tally(Sample sample, Settings settings, TermSource source, TileGrid grid, Workers workers,
            Progress progress) {
        int classes = sample.classes().count();
        ImageTally all = ImageTally.of(sample, settings);
        // With many classes a tally is as large as the tile it is of.
        InOrder<ImageTally> tiles = new InOrder<>(all::add);
        workers.run(grid.count(), progress, () -> {
            Scratch s = Scratch.of(classes, grid.length());
            return tile -> {
                ImageTally tally = ImageTally.of(sample, settings);
                tally.add(run(sample, source, s, grid.from(tile), grid.pixels(tile)));
                tiles.take(tile, tally);
            };
        });
        return all;
    }

    private static PixelRun run(Sample sample, TermSource source, Scratch s, int from, int valid) {
        Rows y = source.target().rows(s.targetRows(), from, valid);
        source.fillEverywhere(s, y, from, valid, Logs.OF_CLASSES);
        double[] x = new double[s.classes * valid];
        double[] logX = new double[x.length];
        double[] logRest = new double[source.isSigmoid() ? x.length : 0];
        for (int c = 0; c < s.classes; c++) {
            for (int i = 0; i < valid; i++) {
                int at = c * s.stride + i;
                x[c * valid + i] = (double) s.powers[at] * s.factors[i];
                logX[c * valid + i] = source.logX(s, at);
                if (source.isSigmoid()) {
                    logRest[c * valid + i] = source.logRest(s, at);
                }
            }
        }
        if (!source.isMadeFromTarget()) {
            return new PixelRun(from, valid, KeepMask.all(sample.size()), x, x, logX, logRest);
        }
        double[] labels = new double[x.length];
        source.unsmoothed().prepared().readUnsmoothed(from, from + valid, labels);
        return new PixelRun(from, valid, source.kept(), labels, x, logX, logRest);
    }
}
