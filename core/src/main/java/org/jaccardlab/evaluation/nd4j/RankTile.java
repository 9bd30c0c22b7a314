package org.jaccardlab.evaluation.nd4j;

import org.jaccardlab.evaluation.RankParts;
import org.jaccardlab.evaluation.RankedErrors;
import org.jaccardlab.evaluation.TermSums;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.loss.RankLoss;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A rank loss on a tile: its errors are handed over to be ranked, and each comes back with a weight. */
record RankTile(TermTile tile, RankLoss loss) implements LossTile {

    /** One number of a rank loss for a class and a pixel of the image. */
    private interface RankNumber {
        double of(double weight, double x, double z, boolean foreground);
    }

    /** @throws IllegalArgumentException if the target is soft, where ranks mean nothing */
    @Override
    public void addTo(TermSums sums, RankedErrors errors) {
        double[] xs = Scratch.values(tile.probability());
        double[] ys = Scratch.values(tile.target());
        double[] zs = logits();
        for (int i = 0; i < xs.length; i++) {
            if (!tile.keeps(i)) {
                continue;
            }
            if (ys[i] != 0 && ys[i] != 1) {
                throw new IllegalArgumentException(loss.title()
                        + " needs a hard target: choose a hard ground truth, without smoothing or teacher");
            }
            errors.set(cls(i), pixel(i), loss.error(xs[i], zs[i], ys[i] == 1), ys[i] == 1);
        }
    }

    @Override
    public INDArray share(TermValue value, int member) {
        return numbers(value, member, loss::share);
    }

    @Override
    public INDArray gradientByProbability(TermValue value, int member) {
        INDArray slope = numbers(value, member, loss::slope);
        return loss.byLogit() ? tile.array(throughSigmoidBackwards(slope)) : slope;
    }

    @Override
    public INDArray gradientByLogit(TermValue value, int member) {
        INDArray slope = numbers(value, member, loss::slope);
        return tile.byLogit(loss.byLogit() ? slope : tile.throughActivation(slope));
    }

    /** From dL/dz to dL/dx: over dx/dz = x (1 - x), nothing where there is no slope. */
    private double[] throughSigmoidBackwards(INDArray byLogit) {
        double[] slopes = Scratch.values(byLogit);
        double[] xs = Scratch.values(tile.probability());
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = slopes[i] == 0 ? 0 : slopes[i] / (xs[i] * (1 - xs[i]));
        }
        return slopes;
    }

    private INDArray numbers(TermValue value, int member, RankNumber number) {
        double[] xs = Scratch.values(tile.probability());
        double[] ys = Scratch.values(tile.target());
        double[] zs = logits();
        RankParts ranks = value.members().get(member).ranks();
        double[] numbers = new double[xs.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = tile.keeps(i) ? number.of(ranks.weight(cls(i), pixel(i)), xs[i], zs[i], ys[i] == 1) : 0;
        }
        return tile.array(numbers);
    }

    /** Logits over the temperature where every class is a sigmoid; zeros for a softmax. */
    private double[] logits() {
        double[] logRests = tile.logRests();
        if (logRests.length == 0) {
            return new double[tile.tile().classes() * tile.tile().pixels()];
        }
        double[] logits = tile.logX();
        for (int i = 0; i < logits.length; i++) {
            logits[i] -= logRests[i];
        }
        return logits;
    }

    private int cls(int place) {
        return place / tile.tile().pixels();
    }

    /** The number of the pixel in its image. */
    private int pixel(int place) {
        return tile.tile().from() + place % tile.tile().pixels();
    }
}
