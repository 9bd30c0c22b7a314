package org.jaccardlab.evaluation.fused;

import org.jaccardlab.evaluation.TermSums;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.KullbackLeibler;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.loss.RankLoss;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of loss does with a tile that lies in scratch memory: in the first pass it adds up, in the second, the
 * term's value known, it writes rows of one class.
 */
sealed interface LossPass permits OverlapPass, PixelwisePass, EntropyPass, RankPass {

    static LossPass of(TermSource source, int classes) {
        return switch (source.term().loss()) {
            case OverlapLoss loss -> new OverlapPass(source, loss, classes);
            case CrossEntropy loss when EntropyPass.serves(source) -> new EntropyPass(source, false, classes);
            case KullbackLeibler loss when EntropyPass.serves(source) -> new EntropyPass(source, true, classes);
            case PixelLoss loss -> new PixelwisePass(source, loss, classes);
            case RankLoss loss -> new RankPass(source, loss, classes);
        };
    }

    /** Which logarithms it needs. */
    Logs logs();

    /** How many numbers a tile adds up to, beside X, D and I of every class. */
    int extraSums();

    /**
     * Adds a filled tile up.
     *
     * @param into X, D and I of every class, then the extra sums
     * @param sides noted on the way, from pixel {@code from} on; null to do without
     */
    default void addUp(Scratch s, Rows target, int valid, double[] into, @Nullable Sides sides, int from) {
        int n = Lanes.padded(valid);
        if (sides != null) {
            s.loadOutside(n);
        }
        OverlapSumsKernel.run(s.powers, s.stride, s.classes, s.factors, target, n, s.columns, into, sides, from,
                s.outside);
        addUpExtra(s, target, valid, into, 3 * s.classes);
    }

    /** @param into the extra sums of the tile, from {@code at} on */
    void addUpExtra(Scratch s, Rows target, int valid, double[] into, int at);

    /** @param all the sums of all tiles: X, D and I of every class, and from {@code at} on the extra ones */
    void into(TermSums sums, double[] all, int at, TargetSums target, double kept);

    /** Adds each pixel's part of the objective to a row. */
    void addShare(Scratch s, Rows target, int valid, TermValue value, int member, int cls, float[] row);

    /** The same of all classes together. */
    default void addTotalShare(Scratch s, Rows target, int valid, TermValue value, int member, float[] row) {
        for (int c = 0; c < s.classes; c++) {
            addShare(s, target, valid, value, member, c, row);
        }
    }

    /** Adds the derivative of the objective by the probability. */
    void addGradientByProbability(Scratch s, Rows target, int valid, TermValue value, int member, int cls,
            float[] row);

    /** Whether a class's logit gradient needs the other classes through {@link Scratch#coupling} alone, and no logarithm. */
    default boolean hasCoupling() {
        return false;
    }

    /** What the coupling depends on beside prediction and target. */
    default Object slopes(TermValue value, int member) {
        throw new IllegalStateException("nothing couples the classes");
    }

    /** Works out what couples the classes of a softmax, before any gradient by the logit. */
    void couple(Scratch s, Rows target, int valid, TermValue value, int member);

    /** Adds the derivative of the objective by the logit over the temperature. */
    void addGradientByLogit(Scratch s, Rows target, int valid, TermValue value, int member, int cls, float[] row);
}
