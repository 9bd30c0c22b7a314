package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jaccardlab.loss.TverskyDialect;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.Link;

/** MONAI's Tversky loss. Without {@code soft_label} it multiplies, which is wrong on soft targets. */
public record MonaiTverskyLoss(String activation, String target,
        @JsonProperty("include_background") boolean includeBackground, double alpha, double beta, String reduction,
        @JsonProperty("smooth_nr") double smoothNumerator, @JsonProperty("smooth_dr") double smoothDenominator,
        boolean batch, @JsonProperty("soft_label") boolean softLabel) implements Preset {

    /** The library's defaults, softmax chosen. */
    public MonaiTverskyLoss() {
        this("softmax", "labels", true, 0.5, 0.5, "mean", 1e-5, 1e-5, false, false);
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
        TverskyDialect loss = new TverskyDialect(!softLabel, 1, alpha, beta, smoothNumerator, smoothDenominator,
                Link.NONE, 1);
        return new Term(1, loss, Preset.plain(given), 1, MonaiRegion.activation(activation),
                MonaiRegion.reduction(includeBackground, batch, reduction, given, null));
    }
}
