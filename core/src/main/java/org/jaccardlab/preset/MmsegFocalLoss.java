package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jaccardlab.loss.Focal;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jspecify.annotations.Nullable;

/** The focal loss of mmsegmentation: sigmoid for every class. */
public record MmsegFocalLoss(@JsonProperty("use_sigmoid") boolean useSigmoid, double gamma, double alpha,
        String reduction,
        @JsonProperty("class_weight") @Nullable List<Double> classWeight,
        @JsonProperty("loss_weight") double lossWeight, @JsonProperty("ignore_index") int ignoreIndex,
        String entry) implements Preset {

    @Override
    public String library() {
        return "mmsegmentation";
    }

    @Override
    public String departs() {
        return "Ignored pixels still divide the mean.";
    }

    @Override
    public Term term(Given given) {
        Reduction reduced = Reduction.STANDARD.withClassWeights(classWeight == null ? List.of() : classWeight)
                .withPixelDivisor(PixelDivisor.PIXELS_TIMES_CLASSES);
        return new Term(lossWeight, new Focal(gamma, alpha, 1 - alpha), Preset.plain(given), 1, Activation.SIGMOID,
                reduced);
    }
}
