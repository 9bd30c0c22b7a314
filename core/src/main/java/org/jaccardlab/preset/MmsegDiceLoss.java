package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jaccardlab.loss.DiceDialect;
import org.jaccardlab.loss.DiceDialect.IgnoredPixels;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Term;
import org.jspecify.annotations.Nullable;

/** mmsegmentation's Dice loss up to version 1.0. */
public record MmsegDiceLoss(double smooth, int exponent, String reduction,
        @JsonProperty("class_weight") @Nullable List<Double> classWeight,
        @JsonProperty("loss_weight") double lossWeight, @JsonProperty("ignore_index") int ignoreIndex)
        implements
            Preset {

    /** The library's defaults. */
    public MmsegDiceLoss() {
        this(1, 2, "mean", null, 1, 255);
    }

    @Override
    public String library() {
        return "mmsegmentation";
    }

    @Override
    public String departs() {
        return "Ignored pixels leave only the numerator: they still count in the denominator, as the last class, and have a gradient.";
    }

    @Override
    public Term term(Given given) {
        DiceDialect loss = new DiceDialect(false, exponent, 0, smooth, smooth,
                IgnoredPixels.LAST_CLASS_IN_DENOMINATOR);
        return new Term(lossWeight, loss, Preset.plain(given), 1, Activation.SOFTMAX,
                MmsegRegion.perImage(given, classWeight, ignoreIndex));
    }
}
