package org.jaccardlab.evaluation.nd4j;

import java.util.function.ToDoubleFunction;
import org.jaccardlab.evaluation.PixelFactor;
import org.jaccardlab.evaluation.RankedErrors;
import org.jaccardlab.evaluation.TermSums;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.loss.PixelLoss.Channel;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A pixel-wise loss on a tile. A sigmoid channel carries the terms of its complement too. */
record PixelTile(TermTile tile, PixelLoss loss) implements LossTile {

    /** One number of a class at a pixel that counts. */
    private interface At {
        double number(double y, double q, double logQ);
    }

    @Override
    public void addTo(TermSums sums, RankedErrors errors) {
        double[] terms = sumOverPixels(terms());
        double[] weights = loss.isNormalised() ? sumOverPixels(ofChannels(loss::channelWeight)) : new double[0];
        for (int c = 0; c < terms.length; c++) {
            sums.addPixelTerms(c, terms[c] * tile.term().reduction().weight(c));
            sums.addPixelWeights(c, loss.isNormalised() ? weights[c] : 0);
        }
    }

    @Override
    public INDArray share(TermValue value, int member) {
        return tile.array(times(terms(), value, true));
    }

    @Override
    public INDArray gradientByProbability(TermValue value, int member) {
        if (tile.isSigmoid()) {
            return withWeights(ofChannels(loss::channelSlope), value, at -> at.q() * at.rest());
        }
        return tile.array(times(ofClasses((y, q, logQ) -> PixelLoss.over(loss.pull(y, q, logQ), q)), value, true));
    }

    /** Softmax: pull_k - x_k sum_j pull_j, never dividing by x. */
    @Override
    public INDArray gradientByLogit(TermValue value, int member) {
        if (tile.isSigmoid()) {
            return tile.byLogit(withWeights(ofChannels(loss::channelPull), value, at -> 1));
        }
        INDArray pull = tile.array(times(ofClasses(loss::pull), value, true));
        INDArray total = tile.scratch().keep(pull.sum(0));
        return tile.byLogit(pull.subi(tile.scratch().keep(tile.probability().mulRowVector(total))));
    }

    /** A derivative of the terms, and of a normalised loss that of what divides them. */
    private INDArray withWeights(double[] ofTerms, TermValue value, ToDoubleFunction<Channel> logitByWanted) {
        INDArray gradient = tile.array(times(ofTerms, value, true));
        return loss.isNormalised()
                ? gradient.addi(tile.array(times(
                        ofChannels(at -> PixelLoss.over(loss.channelWeightPull(at), logitByWanted.applyAsDouble(at))),
                        value, false)))
                : gradient;
    }

    private double[] terms() {
        return tile.isSigmoid() ? ofChannels(loss::channelTerm) : ofClasses(loss::term);
    }

    /** Multiplied by the factor of the class: that of terms, with the class weight, or that of weights. */
    private double[] times(double[] numbers, TermValue value, boolean ofTerms) {
        for (int i = 0; i < numbers.length; i++) {
            int c = i / tile.tile().pixels();
            PixelFactor factor = value.pixelFactors().get(c);
            numbers[i] *= ofTerms ? factor.term() * tile.term().reduction().weight(c) : factor.weight();
        }
        return numbers;
    }

    /** In C order, zero at ignored pixels. */
    private double[] ofClasses(At at) {
        double[] xs = Scratch.values(tile.probability());
        double[] ys = Scratch.values(tile.target());
        double[] logs = tile.logX();
        double[] numbers = new double[xs.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = tile.keeps(i) ? at.number(ys[i], xs[i], logs[i]) : 0;
        }
        return numbers;
    }

    /** The same where every class is a sigmoid. */
    private double[] ofChannels(ToDoubleFunction<Channel> at) {
        double[] xs = Scratch.values(tile.probability());
        double[] ys = Scratch.values(tile.target());
        double[] logs = tile.logX();
        double[] logRests = tile.logRests();
        double[] numbers = new double[xs.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = tile.keeps(i) ? at.applyAsDouble(new Channel(ys[i], xs[i], logs[i], logRests[i])) : 0;
        }
        return numbers;
    }

    private double[] sumOverPixels(double[] numbers) {
        double[] sums = new double[tile.tile().classes()];
        for (int i = 0; i < numbers.length; i++) {
            sums[i / tile.tile().pixels()] += numbers[i];
        }
        return sums;
    }
}
