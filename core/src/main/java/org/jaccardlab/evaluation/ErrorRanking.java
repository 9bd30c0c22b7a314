package org.jaccardlab.evaluation;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jaccardlab.loss.RankLoss;
import org.jaccardlab.rank.LovaszWeights;

/** A ranking of errors that are held in double, every one of them. */
public final class ErrorRanking implements Ranking {

    private final RankLoss loss;
    private final List<RankedErrors> errors;
    private final int classes;
    /** Per image, class and pixel. */
    private final double[][][] weights;

    /** @param errors of every image of the batch */
    public ErrorRanking(RankLoss loss, int classes, List<RankedErrors> errors) {
        this.loss = loss;
        this.errors = errors;
        this.classes = classes;
        weights = new double[errors.size()][classes][];
        for (int b = 0; b < errors.size(); b++) {
            for (int c = 0; c < classes; c++) {
                weights[b][c] = new double[errors.get(b).pixels()];
            }
        }
    }

    @Override
    public void forEachClass(IntConsumer work) {
        IntStream.range(0, classes).parallel().forEach(work);
    }

    @Override
    public double add(List<Integer> group, int cls, double factor) {
        RankedGroup sorted = RankedGroup.of(group.stream().map(errors::get).toList(), cls, loss);
        double[] ranks = LovaszWeights.of(sorted.errors(), sorted.members());
        double own = 0;
        for (int i = 0; i < ranks.length; i++) {
            own += ranks[i] * sorted.errors()[i];
        }
        for (int b : group) {
            sorted.addTo(weights[b][cls], errors.get(b), ranks, factor);
        }
        return own;
    }

    @Override
    public RankParts parts(int image) {
        return new RankParts() {
            @Override
            public double weight(int cls, int pixel) {
                return weights[image][cls][pixel];
            }

            @Override
            public double share(int cls) {
                double share = 0;
                for (int i = 0; i < errors.get(image).pixels(); i++) {
                    share += weight(cls, i) * errors.get(image).error(cls, i);
                }
                return share;
            }
        };
    }

    @Override
    public RankedErrors errors(int image) {
        return errors.get(image);
    }
}
