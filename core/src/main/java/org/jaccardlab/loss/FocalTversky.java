package org.jaccardlab.loss;

import org.jaccardlab.overlap.Link;
import org.jaccardlab.overlap.Ratio;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jaccardlab.parameter.Titled;

/**
 * The whole Jaccard-Dice-Tversky family of the reference implementation: compatible Tversky with a norm, a power of each
 * class's loss and the logarithm.
 *
 * @param convention which power gamma stands for
 * @param norm a whole number p, at least 1: x, y and |x-y| are summed to this power
 * @param log minus the logarithm of the score instead of one minus the score
 * @param smoothNumerator added to the score's numerator, at least 0
 * @param smoothDenominator added to the score's denominator, at least 0; where the two differ, a part of the loss belongs
 *        to no pixel
 */
public record FocalTversky(
        @Range(min = 0, max = 2, help = "price of a false positive") double alpha,
        @Range(min = 0, max = 2, help = "price of a false negative") double beta,
        @Range(min = 0.25, max = 4, help = "1 leaves each class's loss as it is") double gamma,
        @Help("which power of the loss gamma stands for: γ stresses bad classes, 1/γ good ones") Convention convention,
        @Range(min = 1, max = 100, curve = 4, help = "x, y and |x−y| are summed to this whole power") int norm,
        @Help("minus the logarithm of the score instead of one minus the score") boolean log,
        @Range(min = 0, max = 10, curve = 4, help = "added to the score's numerator") double smoothNumerator,
        @Range(min = 0, max = 10, curve = 4, help = "added to the score's denominator; where it differs from the numerator's, a part of the loss belongs to no pixel") double smoothDenominator)
        implements
            RatioLoss {

    /** What power of a class's loss gamma stands for. */
    public enum Convention implements Titled {
        /** As JDTLosses has it: above 1 bad classes weigh relatively more. */
        POWER("γ (JDTLosses)"),
        /** As Abraham and Khan (ISBI 2019) have it: above 1 classes that are nearly right weigh relatively more. */
        INVERSE("1/γ (Abraham & Khan)");

        private final String title;

        Convention(String title) {
            this.title = title;
        }

        @Override
        public String title() {
            return title;
        }
    }

    public FocalTversky {
        Tversky.requirePrice(alpha, beta);
        if (norm < 1) {
            throw new IllegalArgumentException("norm must be a whole number of at least 1 but is " + norm);
        }
        if (norm > 1 && alpha != beta) {
            throw new IllegalArgumentException(
                    "with a norm above 1 alpha and beta must be equal (here " + alpha + " and "
                            + beta + "): the minimum would be at the wrong place even for a hard target");
        }
    }

    public FocalTversky() {
        this(0.3, 0.7, 4.0 / 3, 1, false, 1e-3);
    }

    /** Numerator and denominator smoothed alike, gamma the power. */
    public FocalTversky(double alpha, double beta, double gamma, int norm, boolean log, double smooth) {
        this(alpha, beta, gamma, Convention.POWER, norm, log, smooth, smooth);
    }

    @Override
    public String id() {
        return "focal-tversky";
    }

    @Override
    public String title() {
        return "Focal Tversky (whole family)";
    }

    @Override
    public String formula() {
        return "(1 − (common + n) / (common + α·over + β·under + d))^γ";
    }

    @Override
    public String about() {
        return "Each class's Tversky loss to the power gamma; with log that of the score's logarithm.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return smoothNumerator == smoothDenominator;
    }

    @Override
    public Link link() {
        return new Link(log, convention == Convention.POWER ? gamma : 1 / gamma);
    }

    @Override
    public Ratio ratio() {
        return new Tversky(alpha, beta, smoothDenominator).ratio().withExcess(smoothDenominator - smoothNumerator);
    }
}
