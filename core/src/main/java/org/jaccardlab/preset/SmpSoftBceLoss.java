package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.jaccardlab.loss.BinaryCrossEntropy;
import org.jaccardlab.loss.BinaryDialect;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** The binary cross-entropy of segmentation_models.pytorch on one channel or several. */
public record SmpSoftBceLoss(
        @Help("one weight for every class") @JsonDeserialize(using = PerChannel.class) @Nullable List<Double> weight,
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex,
        @Help(value = "mean over pixels and channels, or sum", options = {
                "mean", "sum"}) String reduction,
        @Range(min = 0, max = 0.5, help = "label smoothing: targets become this and one minus this") @JsonProperty("smooth_factor") @Nullable Double smoothFactor,
        @Help("what pixels of the class weigh against the rest, one number for every channel") @JsonProperty("pos_weight") @JsonDeserialize(using = PerChannel.class) @Nullable List<Double> posWeight)
        implements
            Preset {

    /** The library's defaults. */
    public SmpSoftBceLoss() {
        this(null, -100, "mean", null, null);
    }

    @Override
    public String library() {
        return "segmentation_models.pytorch";
    }

    @Override
    public String name() {
        return "SoftBCEWithLogitsLoss";
    }

    @Override
    public String departs() {
        return "Ignored entries cost nothing but still divide the mean.";
    }

    @Override
    public Term term(Given given) {
        List<Double> positives = PerChannel.of(posWeight, given.classes());
        if (positives.stream().distinct().count() > 1) {
            return term(given, new BinaryDialect(1, 0, smear()), positives);
        }
        double positive = positives.isEmpty() ? 1 : positives.getFirst();
        return term(given, smear() == 0
                ? new BinaryCrossEntropy(positive)
                : new BinaryDialect(positive, 1, smear()), List.of());
    }

    /** The class and the rest apart, where positives weigh differently from channel to channel. */
    @Override
    public List<Term> terms(Given given) {
        return PerChannel.of(posWeight, given.classes()).stream().distinct().count() > 1
                ? List.of(term(given), term(given, new BinaryDialect(0, 1, smear()), List.of()))
                : List.of(term(given));
    }

    private double smear() {
        return smoothFactor == null ? 0 : smoothFactor;
    }

    private Term term(Given given, PixelLoss loss, List<Double> positives) {
        Reduction reduced = Reduction.STANDARD
                .withClassWeights(Words.product(PerChannel.of(weight, given.classes()), positives))
                .withPixelDivisor(Words.divisor(reduction, PixelDivisor.PIXELS_TIMES_CLASSES));
        return new Term(1, loss, Preset.plain(given), 1, Activation.SIGMOID, reduced);
    }
}
