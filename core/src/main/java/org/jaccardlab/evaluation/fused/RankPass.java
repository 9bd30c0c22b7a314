package org.jaccardlab.evaluation.fused;

import java.util.Arrays;
import org.jaccardlab.evaluation.TermSums;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.loss.RankLoss;

/** A rank loss on a tile, whose weights are known by the time that it writes: the errors have been sorted in between. */
record RankPass(TermSource source, RankLoss loss, int classes) implements LossPass {

    @Override
    public Logs logs() {
        return Logs.NONE;
    }

    @Override
    public int extraSums() {
        return 0;
    }

    @Override
    public void addUpExtra(Scratch s, Rows target, int valid, double[] into, int at) {
    }

    @Override
    public void into(TermSums sums, double[] all, int at, TargetSums target, double kept) {
    }

    /** The error at a place of a tile that is filled, and whose class is loaded. */
    double error(Scratch s, int cls, int i, boolean isForeground) {
        int at = cls * s.stride + i;
        if (loss.byLogit()) {
            return loss.error(s.x[i], source.logX(s, at) - source.logRest(s, at), isForeground);
        }
        if (!isForeground) {
            return s.x[i];
        }
        return source.isSigmoid() ? source.rest(s, at) : sumOfOthers(s, cls, i);
    }

    /** 1 - x of a softmax, exact where x is all but 1. */
    private double sumOfOthers(Scratch s, int cls, int i) {
        float sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += c == cls ? 0 : s.powers[c * s.stride + i];
        }
        return sum * s.factors[i];
    }

    private float[] weights(TermValue value, int member, int cls) {
        return ((FusedRankParts) value.members().get(member).ranks()).weights()[cls];
    }

    /** What multiplies dx, or dz where the error is taken of the logit, into {@link Scratch#slope}. */
    private void loadSlope(Scratch s, Rows target, int valid, TermValue value, int member, int cls) {
        s.loadClass(cls, target, Lanes.padded(valid));
        float[] weights = weights(value, member, cls);
        int from = s.from;
        for (int i = 0; i < valid; i++) {
            // y is 0 or 1.
            s.slope[i] = weights[from + i] * (1 - 2 * s.y[i]);
        }
    }

    @Override
    public void addShare(Scratch s, Rows target, int valid, TermValue value, int member, int cls, float[] row) {
        s.loadClass(cls, target, Lanes.padded(valid));
        float[] weights = weights(value, member, cls);
        for (int i = 0; i < valid; i++) {
            float weight = weights[s.from + i];
            row[i] += weight == 0 ? 0 : (float) (weight * error(s, cls, i, s.y[i] == 1));
        }
    }

    @Override
    public void addGradientByProbability(Scratch s, Rows target, int valid, TermValue value, int member, int cls,
            float[] row) {
        loadSlope(s, target, valid, value, member, cls);
        for (int i = 0; i < valid; i++) {
            row[i] += loss.byLogit()
                    ? (float) PixelLoss.over(s.slope[i], s.x[i] * source.rest(s, cls * s.stride + i))
                    : s.slope[i];
        }
    }

    @Override
    public void couple(Scratch s, Rows target, int valid, TermValue value, int member) {
        if (source.isSigmoid()) {
            return;
        }
        Arrays.fill(s.coupling, 0);
        for (int c = 0; c < classes; c++) {
            loadSlope(s, target, valid, value, member, c);
            for (int i = 0; i < valid; i++) {
                s.coupling[i] += s.x[i] * s.slope[i];
            }
        }
    }

    @Override
    public void addGradientByLogit(Scratch s, Rows target, int valid, TermValue value, int member, int cls,
            float[] row) {
        loadSlope(s, target, valid, value, member, cls);
        float perDegree = (float) (1 / source.term().temperature());
        int at = cls * s.stride;
        for (int i = 0; i < valid; i++) {
            float pull = source.isSigmoid()
                    ? s.slope[i] * (loss.byLogit() ? 1 : s.x[i] * s.rests[at + i])
                    : s.x[i] * (s.slope[i] - s.coupling[i]);
            row[i] += perDegree * pull;
        }
    }
}
