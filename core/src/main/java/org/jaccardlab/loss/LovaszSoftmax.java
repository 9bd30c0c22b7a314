package org.jaccardlab.loss;

/**
 * Lovász-Softmax (Berman, Triki, Blaschko, CVPR 2018): errors |x - y| weighted by the growth of the Jaccard loss in the
 * order of falling errors. D sorts the whole batch, I every image.
 */
public record LovaszSoftmax() implements RankLoss {

    @Override
    public String id() {
        return "lovasz-softmax";
    }

    @Override
    public String title() {
        return "Lovász-Softmax";
    }

    @Override
    public String formula() {
        return "Σ w(rank)·|x − y|";
    }

    @Override
    public String about() {
        return "Few pixels carry it: those whose error, if mended, would change the set most.";
    }

    @Override
    public double error(double x, double z, boolean foreground) {
        return foreground ? 1 - x : x;
    }

    @Override
    public boolean byLogit() {
        return false;
    }
}
