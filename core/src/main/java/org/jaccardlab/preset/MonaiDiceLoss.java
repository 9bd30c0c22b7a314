package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jaccardlab.loss.TverskyDialect;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.Link;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/**
 * MONAI's Dice loss, with its switches for Jaccard and squares. Without {@code soft_label} it multiplies, which is wrong on
 * soft targets; its smoothing constants count half in units of tp.
 */
public record MonaiDiceLoss(
        @Help(value = "how logits become probabilities", options = {
                "softmax", "sigmoid"}) String activation,
        String target,
        @Help("whether the first class counts") @JsonProperty("include_background") boolean includeBackground,
        @Help("squares in the denominator") @JsonProperty("squared_pred") boolean squaredPred,
        @Help("Jaccard in place of Dice") boolean jaccard,
        @Help(value = "mean or sum over images and classes", options = {"mean", "sum"}) String reduction,
        @Range(min = 0, max = 10, curve = 5, help = "added to the numerator") @JsonProperty("smooth_nr") double smoothNumerator,
        @Range(min = 0, max = 10, curve = 5, help = "added to the denominator") @JsonProperty("smooth_dr") double smoothDenominator,
        @Help("one loss for the whole batch; otherwise one for every image") boolean batch,
        @Help("one weight for every class") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<Double> weight,
        @Help("take the form that is right on soft targets") @JsonProperty("soft_label") boolean softLabel)
        implements
            Preset {

    /** The library's defaults, softmax chosen. */
    public MonaiDiceLoss() {
        this("softmax", "labels", true, false, false, "mean", 1e-5, 1e-5, false, null, false);
    }

    public MonaiDiceLoss {
        Words.require("target", target, "labels", "soft");
    }

    @Override
    public String library() {
        return "MONAI";
    }

    @Override
    public String name() {
        return "DiceLoss";
    }

    @Override
    public String departs() {
        return "Absent classes count; without soft_label its minimum on soft targets is at the wrong place.";
    }

    @Override
    public Term term(Given given) {
        double price = jaccard ? 1 : 0.5;
        TverskyDialect loss = new TverskyDialect(!softLabel, squaredPred ? 2 : 1, price, price, smoothNumerator / 2,
                smoothDenominator / 2, Link.NONE, 1);
        return new Term(1, loss, Preset.plain(given), 1, MonaiRegion.activation(activation),
                MonaiRegion.reduction(includeBackground, batch, reduction, given, weight));
    }
}
