package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.loss.SmearedFocal;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** kornia's softmax focal loss. */
public record KorniaFocalLoss(
        @Range(min = 0, max = 1, help = "weight of all classes but the first, which gets 1 − alpha") @Nullable Double alpha,
        @Range(min = 0, max = 5, help = "how much confident pixels step back") double gamma,
        @Help(value = "mean or sum over pixels and classes", options = {
                "mean", "sum"}) String reduction,
        @Help("one weight for every class") @Nullable List<Double> weight,
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex) implements Preset {

    /** The library's defaults, but for alpha and the reduction, which it wants chosen. */
    public KorniaFocalLoss() {
        this(0.25, 2, "mean", null, -100);
    }

    @Override
    public String library() {
        return "kornia";
    }

    @Override
    public String name() {
        return "FocalLoss";
    }

    @Override
    public String departs() {
        return "Labels of 0 become 1e-6; the mean also divides by ignored pixels and by the classes that a pixel does not carry.";
    }

    @Override
    public Term term(Given given) {
        List<Double> weights = IntStream.range(0, given.classes())
                .mapToObj(c -> (weight == null ? 1 : weight.get(c)) * balance(c)).toList();
        return new Term(1, new SmearedFocal(gamma, KorniaDiceLoss.SMEAR), Preset.plain(given), 1, Activation.SOFTMAX,
                Reduction.STANDARD.withClassWeights(weights).withPixelDivisor(
                        Words.divisor(reduction, PixelDivisor.PIXELS_TIMES_CLASSES)));
    }

    private double balance(int cls) {
        return alpha == null ? 1 : cls == 0 ? 1 - alpha : alpha;
    }
}
