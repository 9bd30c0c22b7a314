package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.jaccardlab.evaluation.TermSums;
import org.jaccardlab.evaluation.TermValue;
import org.jspecify.annotations.Nullable;

/**
 * Cross-entropy of a softmax, or the divergence, which is the same less the target's entropy. What pulls at the logits is
 * -w y, so no logarithm is needed for gradients and that of one class for a share.
 *
 * @param divergence whether the target's entropy is taken off
 */
record EntropyPass(TermSource source, boolean divergence, int classes) implements LossPass {

    static boolean serves(TermSource source) {
        return !source.isSigmoid() && !source.isMadeFromTarget();
    }

    @Override
    public Logs logs() {
        return Logs.OF_SUM;
    }

    @Override
    public int extraSums() {
        return 2 * classes;
    }

    /** Leaves behind what couples the classes, too. */
    @Override
    public void addUp(Scratch s, Rows target, int valid, double[] into, @Nullable Sides sides, int from) {
        EntropySumsKernel.run(s.powers, s.stride, s.factors, s.logits, target, weights(), Lanes.padded(valid), s.top,
                s.topAt, (float) source.term().temperature(), s.sums, s.columns, into, s.coupling);
        addUpExtra(s, target, valid, into, 3 * classes);
    }

    /** Here only the target's own entropy. */
    @Override
    public void addUpExtra(Scratch s, Rows target, int valid, double[] into, int at) {
        int n = Lanes.padded(valid);
        for (int c = 0; c < classes && divergence; c++) {
            loadEntropy(s, target, c, n);
            double sum = 0;
            for (int i = 0; i < valid; i++) {
                sum += s.slope[i];
            }
            into[at + classes + c] = sum;
        }
    }

    /** y ln y into the slope's row, and y beside it. */
    private static void loadEntropy(Scratch s, Rows target, int cls, int n) {
        MemorySegment.copy(target.memory(), ValueLayout.JAVA_FLOAT, target.row(cls), s.y, 0, n);
        System.arraycopy(s.y, 0, s.slope, 0, n);
        // Of 0 comes a finite number, which 0 wipes out.
        LogarithmKernel.run(s.slope, n);
        for (int i = 0; i < n; i++) {
            s.slope[i] *= s.y[i];
        }
    }

    private float[] weights() {
        float[] weights = new float[classes];
        for (int c = 0; c < classes; c++) {
            weights[c] = (float) weight(c);
        }
        return weights;
    }

    private double weight(int cls) {
        return source.term().reduction().weight(cls);
    }

    @Override
    public void into(TermSums sums, double[] all, int at, TargetSums target, double kept) {
        for (int c = 0; c < classes; c++) {
            sums.addPixelTerms(c, weight(c) * (all[at + classes + c] - all[at + c]));
        }
    }

    @Override
    public void addShare(Scratch s, Rows target, int valid, TermValue value, int member, int cls, float[] row) {
        int n = Lanes.padded(valid);
        s.loadClass(cls, target, n);
        source.loadLogs(s, cls, n, s.other, 0);
        if (divergence) {
            loadEntropy(s, target, cls, n);
        } else {
            Arrays.fill(s.slope, 0);
        }
        float factor = (float) (value.pixelFactors().get(cls).term() * weight(cls));
        for (int i = 0; i < valid; i++) {
            row[i] += s.y[i] == 0 ? 0 : factor * (s.slope[i] - s.y[i] * s.other[i]);
        }
    }

    @Override
    public void addTotalShare(Scratch s, Rows target, int valid, TermValue value, int member, float[] row) {
        if (divergence) {
            LossPass.super.addTotalShare(s, target, valid, value, member, row);
            return;
        }
        float[] weights = weights();
        for (int c = 0; c < classes; c++) {
            weights[c] = (float) (value.pixelFactors().get(c).term() * weight(c));
        }
        EntropyShareKernel.run(s.logits, target, weights, Lanes.padded(valid), s.top, s.topAt,
                (float) source.term().temperature(), s.sums, row);
    }

    @Override
    public void addGradientByProbability(Scratch s, Rows target, int valid, TermValue value, int member, int cls,
            float[] row) {
        s.loadClass(cls, target, Lanes.padded(valid));
        float factor = (float) (value.pixelFactors().get(cls).term() * weight(cls));
        for (int i = 0; i < valid; i++) {
            row[i] -= s.y[i] == 0 ? 0 : factor * s.y[i] / s.x[i];
        }
    }

    @Override
    public boolean hasCoupling() {
        return true;
    }

    @Override
    public Object slopes(TermValue value, int member) {
        return source.term().reduction().classWeights();
    }

    /** Minus the sum of the weighted target: known before the loss is, so that one pass over all classes is enough. */
    @Override
    public void couple(Scratch s, Rows target, int valid, TermValue value, int member) {
        EntropyCouplingKernel.run(target, weights(), Lanes.padded(valid), s.coupling);
    }

    @Override
    public void addGradientByLogit(Scratch s, Rows target, int valid, TermValue value, int member, int cls,
            float[] row) {
        s.loadClass(cls, target, Lanes.padded(valid));
        float factor = (float) (value.pixelFactors().get(cls).term() / source.term().temperature());
        float weight = (float) weight(cls);
        for (int i = 0; i < valid; i++) {
            row[i] -= factor * (weight * s.y[i] + s.x[i] * s.coupling[i]);
        }
    }
}
