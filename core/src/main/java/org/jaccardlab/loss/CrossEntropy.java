package org.jaccardlab.loss;

/**
 * Cross-entropy, hard or soft: the mean over kept pixels of {@code -sum_c y_c ln q_c}. On a soft target its minimum is
 * at q = y but not at zero: what remains there is the entropy of the target. One channel counts both the class and its
 * complement (binary cross-entropy).
 */
public record CrossEntropy() implements PixelLoss {

    @Override
    public String id() {
        return "cross-entropy";
    }

    @Override
    public String title() {
        return "Cross-entropy";
    }

    @Override
    public String formula() {
        return "−Σ y·ln q / n";
    }

    @Override
    public String about() {
        return "Pixel by pixel; on a soft target its floor is the target's entropy, not zero.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return true;
    }

    @Override
    public double term(double y, double q, double logQ) {
        return y == 0 ? 0 : -y * logQ;
    }

    @Override
    public double pull(double y, double q, double logQ) {
        return -y;
    }
}
