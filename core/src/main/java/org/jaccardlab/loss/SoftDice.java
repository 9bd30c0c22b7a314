package org.jaccardlab.loss;

import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Ratio;
import org.jaccardlab.parameter.Range;

/** The classical soft Dice loss, 1 - 2 sum xy / (sum x + sum y). Not minimal at x = y when y is soft. */
public record SoftDice(@Range(min = 0, max = 10, curve = 4, help = SMOOTH_HELP) double smooth) implements RatioLoss {

    public SoftDice() {
        this(1e-3);
    }

    @Override
    public String id() {
        return "soft-dice";
    }

    @Override
    public String title() {
        return "Soft Dice (L1)";
    }

    @Override
    public String formula() {
        return "(X + Y − 2I) / (X + Y + 2s)";
    }

    @Override
    public String about() {
        return "The classical Dice loss; on a soft target its minimum is at the wrong place.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return false;
    }

    @Override
    public Ratio ratio() {
        return new Ratio(DISAGREEMENT, Polynomial.X.plus(Polynomial.Y), 2 * smooth);
    }
}
