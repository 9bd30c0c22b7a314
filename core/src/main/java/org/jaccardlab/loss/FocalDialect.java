package org.jaccardlab.loss;

/**
 * The sigmoid focal loss as libraries really compute it: the cross-entropy of a channel, class and complement together,
 * times a factor made of how easy the pixel is. On hard targets all forms are the {@link Focal} one; on soft targets they
 * differ. Not in the catalogue; presets are made of it.
 *
 * @param ease what the factor is made of
 * @param positive weight of the class
 * @param negative weight of the rest
 * @param threshold below this ease the factor is 1, and above it is taken relative to it; 0 for no such thing
 * @param isNormalised divided by the sum of the factors
 */
public record FocalDialect(Ease ease, double gamma, double positive, double negative, double threshold,
        boolean isNormalised) implements PixelLoss {

    /** How easy a pixel is, p; the factor is (1 - p)^gamma. */
    public enum Ease {
        /** The exponential of minus the cross-entropy. */
        LIKELIHOOD {
            @Override
            double hardness(Channel at) {
                return -Math.expm1(-crossEntropy(at));
            }

            @Override
            double slope(Channel at) {
                return Math.exp(-crossEntropy(at)) * (at.q() - at.y());
            }
        },
        /** The sigmoid of the logit times 2y - 1. */
        MARGIN {
            @Override
            double hardness(Channel at) {
                return sigmoid(-at.z() * (2 * at.y() - 1));
            }

            @Override
            double slope(Channel at) {
                double side = 2 * at.y() - 1;
                return -side * sigmoid(-at.z() * side) * sigmoid(at.z() * side);
            }
        };

        /** 1 - p. */
        abstract double hardness(Channel at);

        /** Its derivative by the logit. */
        abstract double slope(Channel at);

        private static double sigmoid(double z) {
            return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
        }
    }

    @Override
    public String id() {
        return "focal-dialect";
    }

    @Override
    public String title() {
        return "Focal, as implemented";
    }

    @Override
    public String formula() {
        return "Σ (1 − p)^γ·BCE / n";
    }

    @Override
    public String about() {
        return "A library's own form of the sigmoid focal loss.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return false;
    }

    @Override
    public boolean needsSigmoid() {
        return true;
    }

    @Override
    public double term(double y, double q, double logQ) {
        throw new IllegalStateException("class and complement go together here");
    }

    @Override
    public double pull(double y, double q, double logQ) {
        throw new IllegalStateException("class and complement go together here");
    }

    @Override
    public double channelTerm(Channel at) {
        return balance(at) * channelWeight(at) * crossEntropy(at);
    }

    @Override
    public double channelPull(Channel at) {
        return balance(at) * (times(channelWeightPull(at), crossEntropy(at)) + channelWeight(at) * (at.q() - at.y()));
    }

    @Override
    public double channelSlope(Channel at) {
        return PixelLoss.over(channelPull(at), at.q() * at.rest());
    }

    @Override
    public double channelWeight(Channel at) {
        double hardness = ease.hardness(at);
        if (threshold > 0 && 1 - hardness < threshold) {
            return 1;
        }
        return Math.pow(threshold > 0 ? hardness / threshold : hardness, gamma);
    }

    @Override
    public double channelWeightPull(Channel at) {
        double hardness = ease.hardness(at);
        if (gamma == 0 || hardness == 0 || threshold > 0 && 1 - hardness < threshold) {
            return 0;
        }
        return gamma * channelWeight(at) / hardness * ease.slope(at);
    }

    private double balance(Channel at) {
        return positive * at.y() + negative * (1 - at.y());
    }

    private static double crossEntropy(Channel at) {
        return -times(at.y(), at.logQ()) - times(1 - at.y(), at.logRest());
    }

    /** A product in which 0 wins over infinity. */
    private static double times(double factor, double other) {
        return factor == 0 ? 0 : factor * other;
    }
}
