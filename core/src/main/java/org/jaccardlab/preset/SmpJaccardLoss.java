package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jaccardlab.objective.Term;
import org.jspecify.annotations.Nullable;

/** The Jaccard loss of segmentation_models.pytorch, in the L1 form. */
public record SmpJaccardLoss(String mode, @Nullable List<Integer> classes, @JsonProperty("log_loss") boolean logLoss,
        @JsonProperty("from_logits") boolean fromLogits, double smooth,
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex, double eps,
        @JsonProperty("class_weights") @Nullable List<Double> classWeights) implements Preset {

    /** The library's defaults. */
    public SmpJaccardLoss() {
        this("multiclass", null, false, true, 0, null, 1e-7, null);
    }

    @Override
    public String library() {
        return "segmentation_models.pytorch";
    }

    @Override
    public String departs() {
        return "An absent class costs nothing but still divides the mean.";
    }

    @Override
    public Term term(Given given) {
        return SmpRegion.term(given, mode, classes, 1, 1, smooth, logLoss, 1, classWeights);
    }
}
