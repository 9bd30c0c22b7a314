package org.jaccardlab.evaluation.nd4j;

import org.jaccardlab.evaluation.RankedErrors;
import org.jaccardlab.evaluation.TermSums;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.loss.PixelLoss;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A pixel-wise loss on a tile. A sigmoid channel carries the terms of its complement too. */
record PixelTile(TermTile tile, PixelLoss loss) implements LossTile {

    @Override
    public void addTo(TermSums sums, RankedErrors errors) {
        double[] perClass = tile.sumOverPixels(terms());
        for (int c = 0; c < perClass.length; c++) {
            sums.addPixelTerms(c, perClass[c]);
        }
    }

    @Override
    public INDArray share(TermValue value, int member) {
        return terms().muli(value.pixelFactor());
    }

    @Override
    public INDArray gradientByProbability(TermValue value, int member) {
        return tile.array(pulls(true)).muli(value.pixelFactor());
    }

    /** Softmax: pull_k - x_k sum_j pull_j, never dividing by x. */
    @Override
    public INDArray gradientByLogit(TermValue value, int member) {
        INDArray pull = tile.array(pulls(false));
        if (!tile.isSigmoid()) {
            INDArray total = tile.scratch().keep(pull.sum(0));
            pull.subi(tile.scratch().keep(tile.probability().mulRowVector(total)));
        }
        return tile.byLogit(pull.muli(value.pixelFactor()));
    }

    private INDArray terms() {
        double[] xs = Scratch.values(tile.probability());
        double[] ys = Scratch.values(tile.target());
        double[] logs = tile.logX();
        double[] logRests = tile.logRests();
        double[] terms = new double[xs.length];
        for (int i = 0; i < terms.length; i++) {
            if (!tile.keeps(i)) {
                continue;
            }
            terms[i] = loss.term(ys[i], xs[i], logs[i]);
            if (tile.isSigmoid()) {
                terms[i] += loss.restTerm(1 - ys[i], 1 - xs[i], logRests[i]);
            }
            terms[i] *= weight(i);
        }
        return tile.array(terms);
    }

    /**
     * The pulls of a pixel-wise loss, zero at ignored pixels; of sigmoid channels already by the logit, since there the
     * complement pulls too.
     *
     * @param byProbability divided by x, giving the derivative by the probability
     */
    private double[] pulls(boolean byProbability) {
        double[] xs = Scratch.values(tile.probability());
        double[] ys = Scratch.values(tile.target());
        double[] logs = tile.logX();
        double[] logRests = tile.logRests();
        double[] pulls = new double[xs.length];
        for (int i = 0; i < pulls.length; i++) {
            if (!tile.keeps(i)) {
                continue;
            }
            double pull = loss.pull(ys[i], xs[i], logs[i]);
            double rest = tile.isSigmoid() ? loss.restPull(1 - ys[i], 1 - xs[i], logRests[i]) : 0;
            double together;
            if (byProbability) {
                together = over(pull, xs[i]) - over(rest, 1 - xs[i]);
            } else {
                together = tile.isSigmoid() ? pull * (1 - xs[i]) - rest * xs[i] : pull;
            }
            pulls[i] = together * weight(i);
        }
        return pulls;
    }

    private double weight(int place) {
        return tile.term().reduction().weight(place / tile.tile().pixels());
    }

    private static double over(double pull, double x) {
        return pull == 0 ? 0 : pull / x;
    }
}
