package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jaccardlab.loss.TverskyDialect;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.Link;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** mmsegmentation's Tversky loss: a loss for every class of every image, times its weight, over the number of classes. */
public record MmsegTverskyLoss(
        @Range(min = 0, max = 10, curve = 4, help = "added to numerator and denominator, in units of tp") double smooth,
        @Help("one weight for every class") @JsonProperty("class_weight") @Nullable List<Double> classWeight,
        @Range(min = 0, max = 10, curve = 3, help = "what the loss is multiplied by") @JsonProperty("loss_weight") double lossWeight,
        @Range(min = 0, max = 255, help = "a class of this number is left out of the sum") @JsonProperty("ignore_index") int ignoreIndex,
        @Range(min = 0, max = 2, help = "price of a false positive") double alpha,
        @Range(min = 0, max = 2, help = "price of a false negative") double beta) implements Preset {

    /** The library's defaults. */
    public MmsegTverskyLoss() {
        this(1, null, 1, 255, 0.3, 0.7);
    }

    @Override
    public String library() {
        return "mmsegmentation";
    }

    @Override
    public String name() {
        return "TverskyLoss";
    }

    @Override
    public String departs() {
        return "Absent classes count; a class whose number is the ignored label is left out of the sum but not of its divisor.";
    }

    @Override
    public Term term(Given given) {
        TverskyDialect loss = new TverskyDialect(true, 1, alpha, beta, smooth, smooth, Link.NONE, 1);
        return new Term(lossWeight, loss, Preset.plain(given), 1, Activation.SOFTMAX,
                MmsegRegion.perImage(given, classWeight, ignoreIndex));
    }
}
