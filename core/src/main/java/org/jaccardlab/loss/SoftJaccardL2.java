package org.jaccardlab.loss;

import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Ratio;
import org.jaccardlab.parameter.Range;

/** The squared soft Jaccard loss, sum (x-y)^2 / (sum x^2 + sum y^2 - sum xy). */
public record SoftJaccardL2(
        @Range(min = 0, max = 10, curve = 4, help = SMOOTH_HELP) double smooth) implements RatioLoss {

    public SoftJaccardL2() {
        this(1e-3);
    }

    @Override
    public String id() {
        return "soft-jaccard-l2";
    }

    @Override
    public String title() {
        return "Soft Jaccard (L2)";
    }

    @Override
    public String formula() {
        return "(X² + Y² − 2I) / (X² + Y² − I + s)";
    }

    @Override
    public String about() {
        return "The squared IoU loss: minimal only at the target, soft or hard, but no metric.";
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
        return new Ratio(DISAGREEMENT, Polynomial.X.plus(Polynomial.Y).minus(Polynomial.I), smooth);
    }
}
