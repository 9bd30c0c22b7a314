package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.loss.Focal;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** kornia's sigmoid focal loss, channel by channel. */
public record KorniaBinaryFocalLoss(
        @Range(min = 0, max = 1, help = "weight of the class against the rest") @Nullable Double alpha,
        @Range(min = 0, max = 5, help = "how much confident pixels step back") double gamma,
        @Help(value = "mean or sum over pixels and channels", options = {
                "mean", "sum"}) String reduction,
        @Help("weight of positives, one for every channel") @JsonProperty("pos_weight") @Nullable List<Double> posWeight,
        @Help("one weight for every channel") @Nullable List<Double> weight,
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex) implements Preset {

    /** The library's defaults, but for alpha and the reduction, which it wants chosen. */
    public KorniaBinaryFocalLoss() {
        this(0.25, 2, "mean", null, null, -100);
    }

    @Override
    public String library() {
        return "kornia";
    }

    @Override
    public String name() {
        return "BinaryFocalLossWithLogits";
    }

    @Override
    public String departs() {
        return "Ignored entries cost nothing but still divide the mean.";
    }

    @Override
    public Term term(Given given) {
        return term(given, true);
    }

    /** The class and the rest apart, for positives have a weight of their own in every channel. */
    @Override
    public List<Term> terms(Given given) {
        return List.of(term(given, true), term(given, false));
    }

    private Term term(Given given, boolean positives) {
        List<Double> weights = IntStream.range(0, given.classes())
                .mapToObj(c -> at(weight, c) * (positives ? at(posWeight, c) : 1)).toList();
        double balance = alpha == null ? 1 : positives ? alpha : 1 - alpha;
        return new Term(balance, new Focal(gamma, positives ? 1 : 0, positives ? 0 : 1), Preset.plain(given), 1,
                Activation.SIGMOID, Reduction.STANDARD.withClassWeights(weights).withPixelDivisor(
                        Words.divisor(reduction, PixelDivisor.PIXELS_TIMES_CLASSES)));
    }

    private static double at(@Nullable List<Double> weights, int cls) {
        return weights == null || weights.isEmpty() ? 1 : weights.get(cls);
    }
}
