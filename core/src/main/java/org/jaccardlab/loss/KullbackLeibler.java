package org.jaccardlab.loss;

/**
 * The Kullback-Leibler divergence from prediction to target, T^2 times the mean over kept pixels of
 * {@code sum_c y_c (ln y_c - ln q_c)} with q at temperature T. The target is used as given: a teacher must be softened
 * with the same T before.
 */
public record KullbackLeibler() implements PixelLoss {

    @Override
    public String id() {
        return "kl";
    }

    @Override
    public String title() {
        return "KL divergence";
    }

    @Override
    public String formula() {
        return "T²·Σ y·(ln y − ln q) / n";
    }

    @Override
    public String about() {
        return "The distillation loss: zero exactly at the target; times T squared, so that its gradient keeps its size.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return true;
    }

    @Override
    public double term(double y, double q, double logQ) {
        return y == 0 ? 0 : y * (Math.log(y) - logQ);
    }

    @Override
    public boolean canShareBelowZero() {
        return true;
    }

    @Override
    public double pull(double y, double q, double logQ) {
        return -y;
    }

    @Override
    public double factor(double temperature) {
        return temperature * temperature;
    }
}
