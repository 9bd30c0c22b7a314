package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.loss.FocalDialect;
import org.jaccardlab.loss.FocalDialect.Ease;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** The focal loss of segmentation_models.pytorch: sigmoid for every class, also in its multiclass mode. */
public record SmpFocalLoss(
        String mode,
        @Range(min = 0, max = 1, help = "weight of the class against the rest") @Nullable Double alpha,
        @Range(min = 0, max = 5, help = "how much confident pixels step back") double gamma,
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex,
        @Help(value = "mean over pixels, or sum; over classes always the mean", options = {
                "mean", "sum"}) String reduction,
        @Help("divide by the sum of the focal factors") boolean normalized,
        @Range(min = 0, max = 1, help = "below this probability of being right the factor stays 1") @JsonProperty("reduced_threshold") @Nullable Double reducedThreshold,
        @Help("one weight for every class") @JsonProperty("class_weights") @Nullable List<Double> classWeights)
        implements
            Preset {

    /** The library's defaults. */
    public SmpFocalLoss() {
        this("multiclass", null, 2, null, "mean", false, null, null);
    }

    public SmpFocalLoss {
        Words.require("mode", mode, "multiclass", "multilabel", "binary");
    }

    @Override
    public String library() {
        return "segmentation_models.pytorch";
    }

    @Override
    public String name() {
        return "FocalLoss";
    }

    @Override
    public String departs() {
        return "Classes do not compete, not even in multiclass mode. The normalized form divides by the factors and by the pixels too.";
    }

    @Override
    public Optional<String> notOffered(Given given) {
        return normalized && !isMulticlass() && given.classes() > 1
                ? Optional.of("a focal loss that is normalized over several channels at once is not offered")
                : Optional.empty();
    }

    @Override
    public Term term(Given given) {
        FocalDialect loss = new FocalDialect(Ease.LIKELIHOOD, gamma, alpha == null ? 1 : alpha,
                alpha == null ? 1 : 1 - alpha, reducedThreshold == null ? 0 : reducedThreshold, normalized);
        List<Double> weights = isMulticlass() && classWeights != null ? classWeights : List.of();
        double divisor = weights.isEmpty()
                ? given.classes()
                : weights.stream().mapToDouble(Double::doubleValue).sum();
        // Other modes know no classes, but one long list of entries.
        boolean plainSum = reduction.equals("sum") && !isMulticlass();
        return new Term(plainSum ? 1 : 1 / divisor, loss, Preset.plain(given), 1, Activation.SIGMOID,
                Reduction.STANDARD.withClassWeights(weights)
                        .withPixelDivisor(Words.divisor(reduction, PixelDivisor.KEPT_PIXELS)));
    }

    private boolean isMulticlass() {
        return mode.equals("multiclass");
    }
}
