package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jspecify.annotations.Nullable;

/** The smoothed cross-entropy of segmentation_models.pytorch. */
public record SmpSoftCrossEntropyLoss(@JsonProperty("smooth_factor") double smoothFactor,
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex, String reduction) implements Preset {

    /** The library's defaults, but for the smooth factor, whose default fails there. */
    public SmpSoftCrossEntropyLoss() {
        this(0, -100, "mean");
    }

    @Override
    public String library() {
        return "segmentation_models.pytorch";
    }

    @Override
    public String departs() {
        return "Ignored pixels cost nothing but still divide the mean.";
    }

    @Override
    public Term term(Given given) {
        return new Term(1, new CrossEntropy(), new TargetRecipe(given.source(), smoothFactor), 1, Activation.SOFTMAX,
                Reduction.STANDARD.withPixelDivisor(PixelDivisor.ALL_PIXELS));
    }
}
