package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.loss.BinaryCrossEntropy;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jspecify.annotations.Nullable;

/** The binary cross-entropy of segmentation_models.pytorch on one channel or several. */
public record SmpSoftBceLoss(@Nullable JsonNode weight, @JsonProperty("ignore_index") int ignoreIndex, String reduction,
        @JsonProperty("smooth_factor") @Nullable Double smoothFactor,
        @JsonProperty("pos_weight") @Nullable List<Double> posWeight) implements Preset {

    @Override
    public String library() {
        return "segmentation_models.pytorch";
    }

    @Override
    public String departs() {
        return "Ignored entries cost nothing but still divide the mean.";
    }

    @Override
    public Term term(Given given) {
        double positive = posWeight == null ? 1 : posWeight.getFirst();
        List<Double> weights = new ArrayList<>();
        if (weight != null && !weight.isNull()) {
            weight.forEach(each -> weights.add(each.path(0).path(0).asDouble()));
        }
        // y (1 - s) + (1 - y) s is uniform smoothing over the class and the rest with epsilon 2 s.
        double epsilon = smoothFactor == null ? 0 : 2 * smoothFactor;
        Reduction reduced = Reduction.STANDARD.withClassWeights(weights).withPixelDivisor(
                reduction.equals("sum") ? PixelDivisor.ONE : PixelDivisor.PIXELS_TIMES_CLASSES);
        return new Term(1, new BinaryCrossEntropy(positive), new TargetRecipe(given.source(), epsilon), 1,
                Activation.SIGMOID, reduced);
    }
}
