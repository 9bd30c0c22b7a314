package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** The Jaccard loss of segmentation_models.pytorch, in the L1 form. */
public record SmpJaccardLoss(
        @Help(value = "multiclass: softmax over the classes; multilabel and binary: a sigmoid for every class", options = {
                "multiclass", "multilabel", "binary"}) String mode,
        @Help("only these classes count") @Nullable List<Integer> classes,
        @Help("minus the logarithm of the score in place of one minus the score") @JsonProperty("log_loss") boolean logLoss,
        @JsonProperty("from_logits") boolean fromLogits,
        @Range(min = 0, max = 10, curve = 4, help = "added to numerator and denominator, in units of tp") double smooth,
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex,
        @Range(min = 0, max = 1, curve = 6, help = "the least that the denominator, and the score under a logarithm, is taken for") double eps,
        @Help("one weight for every class") @JsonProperty("class_weights") @Nullable List<Double> classWeights)
        implements
            Preset {

    /** The library's defaults. */
    public SmpJaccardLoss() {
        this("multiclass", null, false, true, 0, null, 1e-7, null);
    }

    @Override
    public String library() {
        return "segmentation_models.pytorch";
    }

    @Override
    public String name() {
        return "JaccardLoss";
    }

    @Override
    public String departs() {
        return "An absent class costs nothing but still divides the mean.";
    }

    @Override
    public boolean takesProbabilities() {
        return !fromLogits;
    }

    @Override
    public Term term(Given given) {
        return new SmpRegion(mode, classes, logLoss, fromLogits, smooth, eps, classWeights, 1, 1, 1).term(given);
    }
}
