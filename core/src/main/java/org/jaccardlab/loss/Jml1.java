package org.jaccardlab.loss;

import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Ratio;
import org.jaccardlab.parameter.Range;

/** Jaccard metric loss 1: the L1 distance over the union, sum |x-y| / sum max(x,y) (Wang, Ning, Blaschko, NeurIPS 2023). */
public record Jml1(@Range(min = 0, max = 10, curve = 4, help = SMOOTH_HELP) double smooth) implements RatioLoss {

    public Jml1() {
        this(1e-3);
    }

    @Override
    public String id() {
        return "jml1";
    }

    @Override
    public String title() {
        return "JML1";
    }

    @Override
    public String formula() {
        return "D / ((X + Y + D)/2 + s)";
    }

    @Override
    public String about() {
        return "A metric: zero exactly where the prediction equals the target, soft or hard.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return true;
    }

    @Override
    public Ratio ratio() {
        return new Ratio(Polynomial.D, Polynomial.UNION, smooth);
    }
}
