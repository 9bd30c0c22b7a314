package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jaccardlab.loss.GeneralizedDice;
import org.jaccardlab.loss.GeneralizedDice.Weighting;
import org.jaccardlab.objective.Term;

/** MONAI's generalized Dice loss: image by image, or with {@code batch} once for all. */
public record MonaiGeneralizedDiceLoss(String activation, String target,
        @JsonProperty("include_background") boolean includeBackground, @JsonProperty("w_type") String weighting,
        String reduction, @JsonProperty("smooth_nr") double smoothNumerator,
        @JsonProperty("smooth_dr") double smoothDenominator, boolean batch,
        @JsonProperty("soft_label") boolean softLabel) implements Preset {

    /** The library's defaults, softmax chosen. */
    public MonaiGeneralizedDiceLoss() {
        this("softmax", "labels", true, "square", "mean", 1e-5, 1e-5, false, false);
    }

    @Override
    public String library() {
        return "MONAI";
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
