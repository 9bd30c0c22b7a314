package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jaccardlab.loss.DiceDialect;
import org.jaccardlab.loss.DiceDialect.IgnoredPixels;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction.ClassDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** mmsegmentation's Dice loss from version 1.1: one score for all channels of an image. */
public record MmsegDiceEpsLoss(
        @Help("a sigmoid for every channel in place of softmax") @JsonProperty("use_sigmoid") boolean useSigmoid,
        boolean activate,
        @Help(value = "mean or sum over images", options = {
                "mean", "sum"}) String reduction,
        @Help("no squares in the denominator") @JsonProperty("naive_dice") boolean naiveDice,
        @Range(min = 0, max = 10, curve = 3, help = "what the loss is multiplied by") @JsonProperty("loss_weight") double lossWeight,
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex,
        @Range(min = 0, max = 1, curve = 6, help = "added to the denominator") double eps) implements Preset {

    /** The library's defaults. */
    public MmsegDiceEpsLoss() {
        this(true, true, "mean", false, 1, 255, 1e-3);
    }

    @Override
    public String library() {
        return "mmsegmentation";
    }

    @Override
    public String name() {
        return "DiceLoss (from 1.1)";
    }

    @Override
    public String departs() {
        return "The ignored label is not looked at: on one channel it counts as the number 255 it is, and the loss can fall below 0.";
    }

    @Override
    public Optional<String> notOffered(Given given) {
        return activate && (useSigmoid || given.classes() > 1)
                ? Optional.empty()
                : Optional.of("a Dice of logits without activation is not offered");
    }

    @Override
    public Term term(Given given) {
        // The squared form adds eps to each of the two sums of squares, and nothing to the intersection.
        DiceDialect loss = naiveDice
                ? new DiceDialect(true, 1, 0, eps, eps, IgnoredPixels.AS_NUMBER)
                : new DiceDialect(true, 2, 0, 0, 2 * eps, IgnoredPixels.AS_NUMBER);
        return new Term(lossWeight, loss, Preset.plain(given), 1, useSigmoid ? Activation.SIGMOID : Activation.SOFTMAX,
                KorniaDiceLoss.perImage(null, ClassDivisor.ACTIVE_CLASSES).withMixture(0,
                        reduction.equals("sum") ? given.images() : 1, 0));
    }
}
