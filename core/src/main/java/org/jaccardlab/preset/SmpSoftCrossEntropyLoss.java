package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** The smoothed cross-entropy of segmentation_models.pytorch. */
public record SmpSoftCrossEntropyLoss(
        @Range(min = 0, max = 1, curve = 2, help = "uniform label smoothing") @JsonProperty("smooth_factor") double smoothFactor,
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex,
        @Help(value = "mean over pixels, or sum", options = {
                "mean", "sum"}) String reduction)
        implements
            Preset {

    /** The library's defaults, but for the smooth factor, whose default fails there. */
    public SmpSoftCrossEntropyLoss() {
        this(0, -100, "mean");
    }

    @Override
    public String library() {
        return "segmentation_models.pytorch";
    }

    @Override
    public String name() {
        return "SoftCrossEntropyLoss";
    }

    @Override
    public String departs() {
        return "Ignored pixels cost nothing but still divide the mean.";
    }

    @Override
    public Term term(Given given) {
        return new Term(1, new CrossEntropy(), given.smoothed(smoothFactor), 1, Activation.SOFTMAX,
                Reduction.STANDARD.withPixelDivisor(Words.divisor(reduction, PixelDivisor.ALL_PIXELS)));
    }
}
