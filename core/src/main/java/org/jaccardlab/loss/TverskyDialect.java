package org.jaccardlab.loss;

import java.util.List;
import org.jaccardlab.overlap.ClassSums;
import org.jaccardlab.overlap.GroupGain;
import org.jaccardlab.overlap.GroupLoss;
import org.jaccardlab.overlap.Link;
import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Ratio;

/**
 * The Jaccard-Dice-Tversky family as libraries really compute it, with every switch any of them has: {@code (tp + n) / (tp
 * + alpha fp + beta fn + d)} per class. Not in the catalogue; presets are made of it.
 *
 * @param product tp, fp and fn from products, which is wrong on soft targets; otherwise from norms
 * @param norm a whole power, at least 1
 * @param smoothNumerator n, in units of tp
 * @param smoothDenominator d, in units of tp
 * @param exponentOfMean the power that the mean over classes is raised to
 * @param floor the denominator is never taken for less; 0 for no such thing
 */
public record TverskyDialect(boolean product, int norm, double alpha, double beta, double smoothNumerator,
        double smoothDenominator, Link link, double exponentOfMean, double floor) implements RatioLoss {

    /** Without a floor. */
    public TverskyDialect(boolean product, int norm, double alpha, double beta, double smoothNumerator,
            double smoothDenominator, Link link, double exponentOfMean) {
        this(product, norm, alpha, beta, smoothNumerator, smoothDenominator, link, exponentOfMean, 0);
    }

    @Override
    public String id() {
        return "tversky-dialect";
    }

    @Override
    public String title() {
        return "Tversky, as implemented";
    }

    @Override
    public String formula() {
        return "1 − (tp + n) / (tp + α·fp + β·fn + d)";
    }

    @Override
    public String about() {
        return "A library's own form of the Jaccard, Dice or Tversky loss.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return !product && smoothNumerator == smoothDenominator && (norm == 1 || alpha == beta);
    }

    @Override
    public boolean canShareBelowZero() {
        return norm > 1 && alpha != beta || floor > 0;
    }

    /** Held at its floor, the denominator leaves a loss of 1 that only common ground lessens. */
    @Override
    public Sharing sharing() {
        return floor > 0 ? Sharing.EXACT_AND_CONSTANT : RatioLoss.super.sharing();
    }

    @Override
    public Ratio ratio() {
        Polynomial common = product ? Polynomial.I : Polynomial.COMMON;
        Polynomial error = Polynomial.X.minus(common).times(alpha).plus(Polynomial.Y.minus(common).times(beta));
        return new Ratio(error, common.plus(error), smoothDenominator, smoothDenominator - smoothNumerator);
    }

    @Override
    public GroupLoss of(List<ClassSums> classes) {
        return link.of(ratio().of(classes.getFirst(), floor));
    }

    @Override
    public GroupGain gain(List<ClassSums> classes) {
        ClassSums sums = classes.getFirst();
        double value = ratio().of(sums, floor).value();
        GroupGain plain = ratio().gain(sums, floor);
        return change -> link.gain(value, plain.of(change));
    }
}
