package org.jaccardlab.evaluation.fused;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jaccardlab.evaluation.NotANumber;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.TermSums;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.overlap.Sums;
import org.jaccardlab.sample.Sample;
import org.jspecify.annotations.Nullable;

/** The sums of one term over one image. */
final class FirstPass {

    private FirstPass() {
    }

    /**
     * @param target sums of the target that the loss sees
     * @param labels sums of the same before smoothing
     * @param shortcut filled on the way for the second pass: the coupling of an entropy, or the sides of an overlap loss;
     *        null if nobody will look at the image
     */
    static TermSums sums(Sample sample, TermSource source, TargetSums target, TargetSums labels,
            @Nullable Shortcut shortcut, TileGrid grid, Workers workers, Progress progress) {
        int classes = target.sum().length;
        LossPass loss = LossPass.of(source, classes);
        boolean byLabels = source.target().isLabels() && !source.isMadeFromTarget() && loss.extraSums() == 0;
        double[][] tiles = new double[grid.count()][3 * classes + loss.extraSums()];
        workers.run(grid.count(), progress, () -> {
            Scratch s = Scratch.of(classes, grid.length());
            return tile -> {
                int from = grid.from(tile);
                int valid = grid.pixels(tile);
                Sides sides = shortcut instanceof Sides wanted ? wanted : null;
                if (byLabels) {
                    addUpByLabels(source, s, from, valid, tiles[tile], sides);
                    return;
                }
                Rows y = source.fill(s, from, valid, loss.logs());
                loss.addUp(s, y, valid, tiles[tile], sides, from);
                if (shortcut instanceof Coupling coupling) {
                    coupling.keep(s, from, valid);
                }
            };
        });
        double[] all = new double[tiles[0].length];
        for (double[] tile : tiles) {
            for (int k = 0; k < all.length; k++) {
                all[k] += tile[k];
            }
        }
        double kept = source.kept().count();
        TermSums sums = new TermSums(classes, norms(source));
        for (int c = 0; c < classes; c++) {
            if (Double.isNaN(all[3 * c] + target.sum()[c])) {
                throw NotANumber.of(sample, c);
            }
            sums.add(c, 1, new Sums(kept, all[3 * c], target.sum()[c], all[3 * c + 1], all[3 * c + 2]));
            sums.addLabels(c, labels.sum()[c], labels.largest()[c], target.largest()[c]);
        }
        sums.addLabelledPixels(source.target().prepared().keptByGroundTruth().count());
        loss.into(sums, all, 3 * classes, target, kept);
        return sums;
    }

    /** Of a loss that needs X, D and I alone: no row of the target is made. */
    private static void addUpByLabels(TermSource source, Scratch s, int from, int valid, double[] into,
            @Nullable Sides sides) {
        int n = Lanes.padded(valid);
        source.fill(s, s.targetRows(), from, valid, Logs.NONE);
        source.target().loadLabels(s, from, valid);
        if (sides != null) {
            s.loadOutside(n);
        }
        LabelSumsKernel.run(s.powers, s.stride, s.classes, s.factors, s.labels, source.target().hit(), s.others, n,
                s.columns, into, sides, from, s.outside);
    }

    /** Norm 1 serves the plain losses that are shown beside the chosen one. */
    private static Set<Integer> norms(TermSource source) {
        return source.term().loss() instanceof OverlapLoss loss
                ? new TreeSet<>(Arrays.asList(1, loss.norm()))
                : new TreeSet<>(List.of(1));
    }
}
