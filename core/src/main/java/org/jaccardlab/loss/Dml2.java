package org.jaccardlab.loss;

import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Ratio;
import org.jaccardlab.parameter.Range;

/** Dice semimetric loss 2: sum |x-y| / (2 sum xy + sum |x-y|), which JML2 becomes under J = 2d / (1 + d). */
public record Dml2(@Range(min = 0, max = 10, curve = 4, help = SMOOTH_HELP) double smooth) implements RatioLoss {

    public Dml2() {
        this(1e-3);
    }

    @Override
    public String id() {
        return "dml2";
    }

    @Override
    public String title() {
        return "DML2";
    }

    @Override
    public String formula() {
        return "D / (2I + D + 2s)";
    }

    @Override
    public String about() {
        return "The Dice partner of JML2: zero exactly where the prediction equals the target.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return true;
    }

    @Override
    public Ratio ratio() {
        return new Ratio(Polynomial.D, Polynomial.I.times(2).plus(Polynomial.D), 2 * smooth);
    }
}
