package org.jaccardlab.loss;

import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Ratio;
import org.jaccardlab.parameter.Range;

/** Dice semimetric loss 1, the Bray-Curtis distance sum |x-y| / (sum x + sum y) (Wang and others, MICCAI 2023). */
public record Dml1(@Range(min = 0, max = 10, curve = 4, help = SMOOTH_HELP) double smooth) implements RatioLoss {

    public Dml1() {
        this(1e-3);
    }

    @Override
    public String id() {
        return "dml1";
    }

    @Override
    public String title() {
        return "DML1";
    }

    @Override
    public String formula() {
        return "D / (X + Y + 2s)";
    }

    @Override
    public String about() {
        return "Dice made safe for soft targets: zero exactly where the prediction equals the target.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return true;
    }

    @Override
    public Ratio ratio() {
        return new Ratio(Polynomial.D, Polynomial.X.plus(Polynomial.Y), 2 * smooth);
    }
}
