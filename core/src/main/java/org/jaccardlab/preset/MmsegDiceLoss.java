package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jaccardlab.loss.DiceDialect;
import org.jaccardlab.loss.DiceDialect.IgnoredPixels;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** mmsegmentation's Dice loss up to version 1.0. */
public record MmsegDiceLoss(
        @Range(min = 0, max = 10, curve = 4, help = "added to numerator and denominator") double smooth,
        @Range(min = 1, max = 4, help = "power of prediction and label in the denominator") int exponent,
        String reduction,
        @Help("one weight for every class") @JsonProperty("class_weight") @Nullable List<Double> classWeight,
        @Range(min = 0, max = 10, curve = 3, help = "what the loss is multiplied by") @JsonProperty("loss_weight") double lossWeight,
        @JsonProperty("ignore_index") int ignoreIndex)
        implements
            Preset {

    /** The library's defaults. */
    public MmsegDiceLoss() {
        this(1, 2, "mean", null, 1, 255);
    }

    public MmsegDiceLoss {
        // The library means images before it reduces, so that the word does not matter.
        Words.require("reduction", reduction, "mean", "sum", "none");
        if (ignoreIndex < 0) {
            throw new IllegalArgumentException(
                    "ignore_index must be 0 or more: below, ignored pixels would be class 0");
        }
    }

    @Override
    public String library() {
        return "mmsegmentation";
    }

    @Override
    public String name() {
        return "DiceLoss (to 1.0)";
    }

    @Override
    public String departs() {
        return "Ignored pixels leave only the numerator: they still count in the denominator, as the last class, and have a gradient.";
    }

    @Override
    public Term term(Given given) {
        // A label is taken for the nearest class; that of a class which is left out counts nowhere else.
        boolean isClass = ignoreIndex < given.classes();
        DiceDialect loss = new DiceDialect(false, exponent, 0, smooth, smooth,
                isClass ? IgnoredPixels.NO_CLASS_IN_DENOMINATOR : IgnoredPixels.LAST_CLASS_IN_DENOMINATOR);
        return new Term(lossWeight, loss, Preset.plain(given), 1, Activation.SOFTMAX,
                MmsegRegion.perImage(given, classWeight, ignoreIndex));
    }
}
