package org.jaccardlab.evaluation.fused;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.RankParts;
import org.jaccardlab.evaluation.RankedErrors;
import org.jaccardlab.evaluation.Ranking;

/** Classes are sorted side by side, each by one thread; weights are kept of the image that is looked at. */
final class FusedRanking implements Ranking {

    private final List<RankedImage> images;
    private final int shown;
    private final boolean forGains;
    private final Workers workers;
    private final Progress progress;
    private final int classes;
    /** Of the image shown, class and pixel. */
    private final float[][] weights;
    /** Of every image and class. */
    private final double[][] shares;

    /** @param forGains whether the errors themselves will be asked for */
    FusedRanking(List<RankedImage> images, int shown, boolean forGains, Workers workers, Progress progress) {
        this.images = images;
        this.shown = shown;
        this.forGains = forGains;
        this.workers = workers;
        this.progress = progress;
        this.classes = images.getFirst().classes();
        weights = new float[classes][0];
        shares = new double[images.size()][classes];
    }

    @Override
    public void forEachClass(IntConsumer work) {
        workers.run(classes, progress, () -> work::accept);
    }

    @Override
    public double add(List<Integer> group, int cls, double factor) {
        ErrorOrder order = ErrorOrder.ofThread();
        int n = group.stream().mapToInt(b -> images.get(b).padded()).sum();
        int foreground = group.stream().mapToInt(b -> images.get(b).foreground()[cls]).sum();
        int[] keys = order.keys(n);
        int at = 0;
        for (int b : group) {
            images.get(b).writeKeys(cls, keys, at);
            at += images.get(b).padded();
        }
        float[] ranked = new float[n];
        double own = order.weigh(n, foreground, factor, ranked);
        at = 0;
        for (int b : group) {
            int length = images.get(b).padded();
            if (group.size() == 1) {
                shares[b][cls] += factor * own;
            } else {
                for (int k = at; k < at + length; k++) {
                    // Where nothing is weighed the key may stand for no error at all.
                    shares[b][cls] += ranked[k] == 0 ? 0 : ranked[k] * RankKeysKernel.error(keys[k]);
                }
            }
            if (b == shown) {
                keep(cls, ranked, at, length);
            }
            at += length;
        }
        return own;
    }

    private void keep(int cls, float[] ranked, int at, int length) {
        if (weights[cls].length == 0) {
            weights[cls] = ranked.length == length ? ranked : Arrays.copyOfRange(ranked, at, at + length);
            return;
        }
        for (int i = 0; i < length; i++) {
            weights[cls][i] += ranked[at + i];
        }
    }

    @Override
    public RankParts parts(int image) {
        return new FusedRankParts(image == shown ? weights : new float[0][], shares[image]);
    }

    @Override
    public RankedErrors errors(int image) {
        return forGains ? images.get(image).errors(workers, progress) : new RankedErrors(0, 0);
    }
}
