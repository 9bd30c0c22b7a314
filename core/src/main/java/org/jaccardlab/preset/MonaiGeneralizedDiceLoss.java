package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jaccardlab.loss.GeneralizedDice;
import org.jaccardlab.loss.GeneralizedDice.Weighting;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;

/** MONAI's generalized Dice loss: image by image, or with {@code batch} once for all. */
public record MonaiGeneralizedDiceLoss(
        @Help(value = "how logits become probabilities", options = {
                "softmax", "sigmoid"}) String activation,
        String target,
        @Help("whether the first class counts") @JsonProperty("include_background") boolean includeBackground,
        @Help(value = "how a class is weighted by its size", options = {"square", "simple",
                "uniform"}) @JsonProperty("w_type") String weighting,
        @Help(value = "mean or sum over images and classes", options = {"mean", "sum"}) String reduction,
        @Range(min = 0, max = 10, curve = 5, help = "added to the numerator") @JsonProperty("smooth_nr") double smoothNumerator,
        @Range(min = 0, max = 10, curve = 5, help = "added to the denominator") @JsonProperty("smooth_dr") double smoothDenominator,
        @Help("one loss for the whole batch; otherwise one for every image") boolean batch,
        @Help("take the form that is right on soft targets") @JsonProperty("soft_label") boolean softLabel)
        implements
            Preset {

    /** The library's defaults, softmax chosen. */
    public MonaiGeneralizedDiceLoss() {
        this("softmax", "labels", true, "square", "mean", 1e-5, 1e-5, false, false);
    }

    public MonaiGeneralizedDiceLoss {
        Words.require("target", target, "labels", "soft");
    }

    @Override
    public String library() {
        return "MONAI";
    }

    @Override
    public String name() {
        return "GeneralizedDiceLoss";
    }

    @Override
    public String departs() {
        return "With square weights the smoothing can outweigh a large image: all pixels wrong then cost less than 1.";
    }

    @Override
    public Term term(Given given) {
        GeneralizedDice loss = new GeneralizedDice(Weighting.valueOf(weighting.toUpperCase(Locale.ROOT)), softLabel,
                smoothNumerator, smoothDenominator);
        return new Term(1, loss, Preset.plain(given), 1, MonaiRegion.activation(activation),
                MonaiRegion.reduction(includeBackground, batch, reduction, given, null));
    }
}
