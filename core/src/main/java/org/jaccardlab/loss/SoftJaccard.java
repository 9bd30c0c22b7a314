package org.jaccardlab.loss;

import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Ratio;
import org.jaccardlab.parameter.Range;

/** The classical soft Jaccard loss, 1 - sum xy / (sum x + sum y - sum xy). Not minimal at x = y when y is soft. */
public record SoftJaccard(
        @Range(min = 0, max = 10, curve = 4, help = SMOOTH_HELP) double smooth) implements RatioLoss {

    public SoftJaccard() {
        this(1e-3);
    }

    @Override
    public String id() {
        return "soft-jaccard";
    }

    @Override
    public String title() {
        return "Soft Jaccard (L1)";
    }

    @Override
    public String formula() {
        return "(X + Y − 2I) / (X + Y − I + s)";
    }

    @Override
    public String about() {
        return "The classical IoU loss; on a soft target its minimum is at the wrong place.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return false;
    }

    @Override
    public Ratio ratio() {
        return new Ratio(DISAGREEMENT, Polynomial.X.plus(Polynomial.Y).minus(Polynomial.I), smooth);
    }
}
