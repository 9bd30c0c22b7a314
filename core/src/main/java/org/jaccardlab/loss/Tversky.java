package org.jaccardlab.loss;

import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Ratio;
import org.jaccardlab.parameter.Range;

/**
 * The compatible Tversky loss: false positives and false negatives priced apart, with min, max(x-y, 0) and max(y-x, 0)
 * in place of products, so that it is zero exactly at x = y. alpha = beta = 1 is JML1, alpha = beta = 0.5 is DML1 (Wang
 * and others, MICCAI 2023).
 */
public record Tversky(
        @Range(min = 0, max = 2, help = "price of a false positive") double alpha,
        @Range(min = 0, max = 2, help = "price of a false negative") double beta,
        @Range(min = 0, max = 10, curve = 4, help = SMOOTH_HELP) double smooth) implements RatioLoss {

    public Tversky {
        requirePrice(alpha, beta);
    }

    public Tversky() {
        this(0.3, 0.7, 1e-3);
    }

    static void requirePrice(double alpha, double beta) {
        if (alpha + beta == 0) {
            throw new IllegalArgumentException("alpha and beta cannot both be 0: nothing would cost anything");
        }
    }

    @Override
    public String id() {
        return "tversky";
    }

    @Override
    public String title() {
        return "Tversky (compatible)";
    }

    @Override
    public String formula() {
        return "(α·over + β·under) / (Σmin(x,y) + α·over + β·under + s)";
    }

    @Override
    public String about() {
        return "Dice or Jaccard with false positives (alpha) and false negatives (beta) priced apart.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return true;
    }

    @Override
    public Ratio ratio() {
        Polynomial error = Polynomial.OVER.times(alpha).plus(Polynomial.UNDER.times(beta));
        return new Ratio(error, Polynomial.COMMON.plus(error), smooth);
    }
}
