package org.jaccardlab.loss;

import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Ratio;
import org.jaccardlab.parameter.Range;

/**
 * The Tversky loss as it was first written, with products: tp = sum xy, fp = sum x(1-y), fn = sum (1-x)y. Equal to the
 * compatible one on hard targets, not minimal at x = y on soft ones.
 */
public record OrdinaryTversky(
        @Range(min = 0, max = 2, help = "price of a false positive") double alpha,
        @Range(min = 0, max = 2, help = "price of a false negative") double beta,
        @Range(min = 0, max = 10, curve = 4, help = SMOOTH_HELP) double smooth) implements RatioLoss {

    public OrdinaryTversky {
        Tversky.requirePrice(alpha, beta);
    }

    public OrdinaryTversky() {
        this(0.3, 0.7, 1e-3);
    }

    @Override
    public String id() {
        return "ordinary-tversky";
    }

    @Override
    public String title() {
        return "Tversky (ordinary)";
    }

    @Override
    public String formula() {
        return "(α(X − I) + β(Y − I)) / (I + α(X − I) + β(Y − I) + s)";
    }

    @Override
    public String about() {
        return "The product form; on a soft target its minimum is at the wrong place.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return false;
    }

    @Override
    public Ratio ratio() {
        Polynomial over = Polynomial.X.minus(Polynomial.I).times(alpha);
        Polynomial under = Polynomial.Y.minus(Polynomial.I).times(beta);
        Polynomial error = over.plus(under);
        return new Ratio(error, Polynomial.I.plus(error), smooth);
    }
}
