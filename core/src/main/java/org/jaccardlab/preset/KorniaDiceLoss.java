package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jaccardlab.loss.DiceDialect;
import org.jaccardlab.loss.DiceDialect.IgnoredPixels;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.ClassDivisor;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** kornia's Dice loss, image by image: "micro" pools all classes, "macro" takes their weighted mean. */
public record KorniaDiceLoss(
        @Help(value = "micro: all classes pooled; macro: their weighted mean", options = {
                "micro", "macro"}) String average,
        @Range(min = 0, max = 1, curve = 6, help = "added to the denominator") double eps,
        @Help("one weight for every class") @Nullable List<Double> weight,
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex) implements Preset {

    /** What a label of 0 becomes in kornia. */
    static final double SMEAR = 1e-6;

    /** The library's defaults. */
    public KorniaDiceLoss() {
        this("micro", 1e-8, null, -100);
    }

    @Override
    public String library() {
        return "kornia";
    }

    @Override
    public String name() {
        return "DiceLoss";
    }

    @Override
    public String departs() {
        return "Labels of 0 become 1e-6; micro, its default, is one Dice of all classes, and its weight enters the intersection squared.";
    }

    @Override
    public Term term(Given given) {
        DiceDialect loss = new DiceDialect(average.equals("micro"), 1, SMEAR, 0, eps, IgnoredPixels.LEFT_OUT);
        return new Term(1, loss, Preset.plain(given), 1, Activation.SOFTMAX,
                perImage(weight, ClassDivisor.SUM_OF_WEIGHTS));
    }

    /** All classes of every image, then the mean over images. */
    static Reduction perImage(@Nullable List<Double> weight, ClassDivisor divisor) {
        return new Reduction(0, 1, 0, ActiveRule.of(ActiveClasses.ALL), weight == null ? List.of() : weight, divisor,
                PixelDivisor.KEPT_PIXELS);
    }
}
