package org.jaccardlab.evaluation.fused;

import java.util.Arrays;
import org.jaccardlab.evaluation.PixelFactor;
import org.jaccardlab.evaluation.TermSums;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.loss.PixelLoss.Channel;

/** A pixel-wise loss on a tile. A sigmoid channel carries the terms of its complement too. */
record PixelwisePass(TermSource source, PixelLoss loss, int classes) implements LossPass {

    @Override
    public Logs logs() {
        return Logs.OF_CLASSES;
    }

    @Override
    public int extraSums() {
        return loss.isNormalised() ? 2 * classes : classes;
    }

    @Override
    public void addUpExtra(Scratch s, Rows target, int valid, double[] into, int at) {
        for (int c = 0; c < classes; c++) {
            s.loadClass(c, target, Lanes.padded(valid));
            double terms = 0;
            double weights = 0;
            for (int i = 0; i < valid; i++) {
                if (s.factors[i] != 0) {
                    terms += term(s, c, i);
                    weights += loss.isNormalised() ? loss.channelWeight(channel(s, c, i)) : 0;
                }
            }
            into[at + c] = weight(c) * terms;
            if (loss.isNormalised()) {
                into[at + classes + c] = weights;
            }
        }
    }

    @Override
    public void into(TermSums sums, double[] all, int at, TargetSums target, double kept) {
        for (int c = 0; c < classes; c++) {
            sums.addPixelTerms(c, all[at + c]);
            if (loss.isNormalised()) {
                sums.addPixelWeights(c, all[at + classes + c]);
            }
        }
    }

    private double weight(int cls) {
        return source.term().reduction().weight(cls);
    }

    /** What the term and its derivatives are multiplied by. */
    private double factor(TermValue value, int cls) {
        return value.pixelFactors().get(cls).term() * weight(cls);
    }

    private double term(Scratch s, int cls, int i) {
        return source.isSigmoid()
                ? loss.channelTerm(channel(s, cls, i))
                : loss.term(s.y[i], s.x[i], source.logX(s, cls * s.stride + i));
    }

    private Channel channel(Scratch s, int cls, int i) {
        int at = cls * s.stride + i;
        return new Channel(s.y[i], s.x[i], source.rest(s, at), source.logX(s, at), source.logRest(s, at));
    }

    @Override
    public void addShare(Scratch s, Rows target, int valid, TermValue value, int member, int cls, float[] row) {
        s.loadClass(cls, target, Lanes.padded(valid));
        double factor = factor(value, cls);
        for (int i = 0; i < valid; i++) {
            row[i] += s.factors[i] == 0 ? 0 : (float) (factor * term(s, cls, i));
        }
    }

    @Override
    public void addGradientByProbability(Scratch s, Rows target, int valid, TermValue value, int member, int cls,
            float[] row) {
        s.loadClass(cls, target, Lanes.padded(valid));
        double factor = factor(value, cls);
        PixelFactor ofClass = value.pixelFactors().get(cls);
        for (int i = 0; i < valid; i++) {
            if (s.factors[i] == 0) {
                continue;
            }
            if (source.isSigmoid()) {
                Channel at = channel(s, cls, i);
                double slope = factor * loss.channelSlope(at);
                row[i] += (float) (loss.isNormalised()
                        ? slope + ofClass.weight() * PixelLoss.over(loss.channelWeightPull(at), at.q() * at.rest())
                        : slope);
            } else {
                double pull = loss.pull(s.y[i], s.x[i], source.logX(s, cls * s.stride + i));
                row[i] += (float) (factor * PixelLoss.over(pull, s.x[i]));
            }
        }
    }

    /** Per pixel the sum over classes of the pulls, weights included. */
    @Override
    public void couple(Scratch s, Rows target, int valid, TermValue value, int member) {
        if (source.isSigmoid()) {
            return;
        }
        Arrays.fill(s.coupling, 0);
        for (int c = 0; c < classes; c++) {
            s.loadClass(c, target, Lanes.padded(valid));
            double factor = factor(value, c);
            for (int i = 0; i < valid; i++) {
                s.coupling[i] += (float) (factor * loss.pull(s.y[i], s.x[i], source.logX(s, c * s.stride + i)));
            }
        }
    }

    /** Softmax: pull_k - x_k sum_j pull_j, never dividing by x. */
    @Override
    public void addGradientByLogit(Scratch s, Rows target, int valid, TermValue value, int member, int cls,
            float[] row) {
        s.loadClass(cls, target, Lanes.padded(valid));
        double factor = factor(value, cls);
        PixelFactor ofClass = value.pixelFactors().get(cls);
        double temperature = source.term().temperature();
        for (int i = 0; i < valid; i++) {
            if (s.factors[i] == 0) {
                continue;
            }
            double pull;
            if (source.isSigmoid()) {
                Channel at = channel(s, cls, i);
                pull = factor * loss.channelPull(at);
                pull += loss.isNormalised() ? ofClass.weight() * loss.channelWeightPull(at) : 0;
            } else {
                pull = factor * loss.pull(s.y[i], s.x[i], source.logX(s, cls * s.stride + i))
                        - s.x[i] * s.coupling[i];
            }
            row[i] += (float) (pull / temperature);
        }
    }
}
