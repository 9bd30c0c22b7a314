package org.jaccardlab.loss;

import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Ratio;
import org.jaccardlab.parameter.Range;

/** Jaccard metric loss 2: sum |x-y| / (sum xy + sum |x-y|) (Wang, Ning, Blaschko, NeurIPS 2023). */
public record Jml2(@Range(min = 0, max = 10, curve = 4, help = SMOOTH_HELP) double smooth) implements RatioLoss {

    public Jml2() {
        this(1e-3);
    }

    @Override
    public String id() {
        return "jml2";
    }

    @Override
    public String title() {
        return "JML2";
    }

    @Override
    public String formula() {
        return "D / (I + D + s)";
    }

    @Override
    public String about() {
        return "A metric too, measured against the product instead of the minimum.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return true;
    }

    @Override
    public Ratio ratio() {
        return new Ratio(Polynomial.D, Polynomial.I.plus(Polynomial.D), smooth);
    }
}
