package org.jaccardlab.loss;

import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Ratio;
import org.jaccardlab.parameter.Range;

/** The squared Dice loss of V-Net, sum (x-y)^2 / (sum x^2 + sum y^2). */
public record SoftDiceL2(
        @Range(min = 0, max = 10, curve = 4, help = SMOOTH_HELP) double smooth) implements RatioLoss {

    public SoftDiceL2() {
        this(1e-3);
    }

    @Override
    public String id() {
        return "soft-dice-l2";
    }

    @Override
    public String title() {
        return "Soft Dice (L2)";
    }

    @Override
    public String formula() {
        return "(X² + Y² − 2I) / (X² + Y² + 2s)";
    }

    @Override
    public String about() {
        return "The squared (V-Net) Dice loss: minimal only at the target, soft or hard, but no semimetric of a set.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return true;
    }

    @Override
    public int norm() {
        return 2;
    }

    @Override
    public Ratio ratio() {
        return new Ratio(DISAGREEMENT, Polynomial.X.plus(Polynomial.Y), 2 * smooth);
    }
}
