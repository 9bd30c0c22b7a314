package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jaccardlab.loss.TverskyDialect;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.Link;
import org.jspecify.annotations.Nullable;

/**
 * MONAI's Dice loss, with its switches for Jaccard and squares. Without {@code soft_label} it multiplies, which is wrong on
 * soft targets; its smoothing constants count half in units of tp.
 */
public record MonaiDiceLoss(String activation, String target,
        @JsonProperty("include_background") boolean includeBackground,
        @JsonProperty("squared_pred") boolean squaredPred, boolean jaccard, String reduction,
        @JsonProperty("smooth_nr") double smoothNumerator, @JsonProperty("smooth_dr") double smoothDenominator,
        boolean batch, @Nullable List<Double> weight, @JsonProperty("soft_label") boolean softLabel) implements Preset {

    /** The library's defaults, softmax chosen. */
    public MonaiDiceLoss() {
        this("softmax", "labels", true, false, false, "mean", 1e-5, 1e-5, false, null, false);
    }

    @Override
    public String library() {
        return "MONAI";
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
