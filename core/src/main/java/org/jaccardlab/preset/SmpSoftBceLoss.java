package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.loss.BinaryCrossEntropy;
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
        @JsonProperty("ignore_index") int ignoreIndex,
        @Help(value = "mean over pixels and channels, or sum", options = {
                "mean", "sum"}) String reduction,
        @Range(min = 0, max = 0.5, help = "label smoothing: targets become this and one minus this") @JsonProperty("smooth_factor") @Nullable Double smoothFactor,
        @Help("what pixels of the class weigh against the rest, one number for every channel") @JsonProperty("pos_weight") @Nullable List<Double> posWeight)
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
    public Optional<String> notOffered(Given given) {
        return posWeight != null && posWeight.stream().distinct().count() > 1
                ? Optional.of("positive weights that differ between channels are not offered")
                : Optional.empty();
    }

    @Override
    public Term term(Given given) {
        double positive = posWeight == null ? 1 : posWeight.getFirst();
        // y (1 - s) + (1 - y) s is uniform smoothing over the class and the rest with epsilon 2 s.
        double epsilon = smoothFactor == null ? 0 : 2 * smoothFactor;
        Reduction reduced = Reduction.STANDARD.withClassWeights(weight == null ? List.of() : weight).withPixelDivisor(
                reduction.equals("sum") ? PixelDivisor.ONE : PixelDivisor.PIXELS_TIMES_CLASSES);
        return new Term(1, new BinaryCrossEntropy(positive), given.smoothed(epsilon), 1,
                Activation.SIGMOID, reduced);
    }

    /** The library takes an array of C x 1 x 1. */
    static final class PerChannel extends JsonDeserializer<List<Double>> {

        @Override
        public List<Double> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            List<Double> numbers = new ArrayList<>();
            for (JsonNode each : (JsonNode) parser.readValueAsTree()) {
                numbers.add(each.path(0).path(0).asDouble());
            }
            return numbers;
        }
    }
}
