package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jaccardlab.loss.TverskyDialect;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.Link;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;

/** MONAI's Tversky loss. Without {@code soft_label} it multiplies, which is wrong on soft targets. */
public record MonaiTverskyLoss(
        @Help(value = "how logits become probabilities", options = {
                "softmax", "sigmoid"}) String activation,
        String target,
        @Help("whether the first class counts") @JsonProperty("include_background") boolean includeBackground,
        @Range(min = 0, max = 2, help = "price of a false positive") double alpha,
        @Range(min = 0, max = 2, help = "price of a false negative") double beta,
        @Help(value = "mean or sum over images and classes", options = {"mean", "sum"}) String reduction,
        @Range(min = 0, max = 10, curve = 5, help = "added to the numerator") @JsonProperty("smooth_nr") double smoothNumerator,
        @Range(min = 0, max = 10, curve = 5, help = "added to the denominator") @JsonProperty("smooth_dr") double smoothDenominator,
        @Help("one loss for the whole batch; otherwise one for every image") boolean batch,
        @Help("take the form that is right on soft targets") @JsonProperty("soft_label") boolean softLabel)
        implements
            Preset {

    /** The library's defaults, softmax chosen. */
    public MonaiTverskyLoss() {
        this("softmax", "labels", true, 0.5, 0.5, "mean", 1e-5, 1e-5, false, false);
    }

    public MonaiTverskyLoss {
        Words.require("target", target, "labels", "soft");
    }

    @Override
    public String library() {
        return "MONAI";
    }

    @Override
    public String name() {
        return "TverskyLoss";
    }

    @Override
    public String departs() {
        return "Absent classes count; without soft_label its minimum on soft targets is at the wrong place.";
    }

    @Override
    public Term term(Given given) {
        TverskyDialect loss = new TverskyDialect(!softLabel, 1, alpha, beta, smoothNumerator, smoothDenominator,
                Link.NONE, 1);
        return new Term(1, loss, Preset.plain(given), 1, MonaiRegion.activation(activation),
                MonaiRegion.reduction(includeBackground, batch, reduction, given, null));
    }
}
