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
     * @param coupling of an entropy filled on the way; null if nobody will look at the image
     */
    static TermSums sums(Sample sample, TermSource source, TargetSums target, TargetSums labels,
            @Nullable Coupling coupling, TileGrid grid, Workers workers, Progress progress) {
        int classes = target.sum().length;
        LossPass loss = LossPass.of(source, classes);
        double[][] tiles = new double[grid.count()][3 * classes + loss.extraSums()];
        workers.run(grid.count(), progress, () -> {
            Scratch s = Scratch.of(classes, grid.length());
            return tile -> {
                int valid = grid.pixels(tile);
                Rows y = source.fill(s, grid.from(tile), valid, loss.logs());
                OverlapSumsKernel.run(s.powers, s.length, classes, s.factors, y, Lanes.padded(valid), s.columns,
                        tiles[tile]);
                loss.addUp(s, y, valid, tiles[tile], 3 * classes);
                if (coupling != null && loss instanceof EntropyPass entropy) {
                    entropy.couple(s, y, valid);
                    coupling.keep(s, grid.from(tile), valid);
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

    /** Norm 1 serves the plain losses that are shown beside the chosen one. */
    private static Set<Integer> norms(TermSource source) {
        return source.term().loss() instanceof OverlapLoss loss
                ? new TreeSet<>(Arrays.asList(1, loss.norm()))
                : new TreeSet<>(List.of(1));
    }
}
