package org.jaccardlab.loss;

/**
 * The Lovász hinge (Yu and Blaschko, 2015): hinge errors of the logits weighted by the growth of the Jaccard loss. Every
 * class is a question of its own.
 */
public record LovaszHinge() implements RankLoss {

    @Override
    public String id() {
        return "lovasz-hinge";
    }

    @Override
    public String title() {
        return "Lovász hinge";
    }

    @Override
    public String formula() {
        return "Σ w(rank)·max(1 − z·(2y − 1), 0)";
    }

    @Override
    public String about() {
        return "The hinge on logits, ranked: pixels that are right by a margin weigh nothing.";
    }

    @Override
    public boolean needsSigmoid() {
        return true;
    }

    @Override
    public double error(double x, double z, boolean foreground) {
        return Math.max(0, 1 - (foreground ? z : -z));
    }

    @Override
    public boolean byLogit() {
        return true;
    }
}
