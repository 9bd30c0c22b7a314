package org.jaccardlab.loss;

import java.util.List;
import org.jaccardlab.overlap.ClassSums;
import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Ratio;

/**
 * kornia's Tversky loss: over all classes together what is predicted too much equals what is predicted too little, so
 * only the sum of both prices acts. {@code 1 - S / (S + price (T - S) + eps)} with S the probability of the labelled
 * classes and T the number of pixels. Not in the catalogue.
 *
 * @param price alpha + beta
 */
public record PooledTversky(double price, double eps) implements PooledRatioLoss {

    @Override
    public String id() {
        return "pooled-tversky";
    }

    @Override
    public String title() {
        return "Tversky of all classes pooled, as implemented";
    }

    @Override
    public String formula() {
        return "1 − S / (S + (α + β)·(T − S) + ε)";
    }

    @Override
    public String about() {
        return "One score of all classes together, in which alpha and beta cannot be told apart.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return false;
    }

    @Override
    public boolean isPooled() {
        return true;
    }

    @Override
    public double smooth() {
        return eps;
    }

    @Override
    public double excess() {
        return eps;
    }

    @Override
    public List<Ratio> ratios(List<ClassSums> classes) {
        Polynomial error = Polynomial.Y.minus(Polynomial.I).times(price);
        return classes.stream().map(each -> new Ratio(error, Polynomial.I.plus(error), 0)).toList();
    }
}
