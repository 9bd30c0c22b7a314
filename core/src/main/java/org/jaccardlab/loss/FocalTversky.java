package org.jaccardlab.loss;

import org.jaccardlab.overlap.Link;
import org.jaccardlab.overlap.Ratio;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;

/**
 * The whole Jaccard-Dice-Tversky family of the reference implementation: compatible Tversky with a norm, a power of each
 * class's loss and the logarithm. A gamma above 1 puts relatively more weight on bad classes; the exponent 1/gamma of
 * Abraham and Khan (2019) does the opposite and is gamma below 1 here.
 *
 * @param norm a whole number p: x, y and |x-y| are summed to this power
 * @param log minus the logarithm of the score instead of one minus the score
 */
public record FocalTversky(
        @Range(min = 0, max = 2, help = "price of a false positive") double alpha,
        @Range(min = 0, max = 2, help = "price of a false negative") double beta,
        @Range(min = 0.25, max = 4, help = "power of each class's loss; below 1 is the 1/gamma convention of the focal Tversky paper") double gamma,
        @Range(min = 1, max = 4, help = "x, y and |x-y| are summed to this whole power") int norm,
        @Help("minus the logarithm of the score instead of one minus the score") boolean log,
        @Range(min = 0, max = 10, curve = 4, help = SMOOTH_HELP) double smooth) implements RatioLoss {

    public FocalTversky {
        Tversky.requirePrice(alpha, beta);
        if (norm > 1 && alpha != beta) {
            throw new IllegalArgumentException(
                    "with a norm above 1 alpha and beta must be equal (here " + alpha + " and "
                            + beta + "): the minimum would be at the wrong place even for a hard target");
        }
    }

    public FocalTversky() {
        this(0.3, 0.7, 4.0 / 3, 1, false, 1e-3);
    }

    @Override
    public String id() {
        return "focal-tversky";
    }

    @Override
    public String title() {
        return "Focal Tversky";
    }

    @Override
    public String formula() {
        return "((α·over + β·under) / (common + α·over + β·under + s))^γ";
    }

    @Override
    public String about() {
        return "Each class's Tversky loss to the power gamma; with log that of the score's logarithm.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return true;
    }

    @Override
    public Link link() {
        return new Link(log, gamma);
    }

    @Override
    public Ratio ratio() {
        return new Tversky(alpha, beta, smooth).ratio();
    }
}
