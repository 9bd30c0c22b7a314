package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.loss.Focal;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Term;
import org.jspecify.annotations.Nullable;

/** The focal loss of segmentation_models.pytorch: sigmoid for every class, also in its multiclass mode. */
public record SmpFocalLoss(String mode, @Nullable Double alpha, double gamma,
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex, String reduction, boolean normalized,
        @JsonProperty("reduced_threshold") @Nullable Double reducedThreshold,
        @JsonProperty("class_weights") @Nullable List<Double> classWeights) implements Preset {

    @Override
    public String library() {
        return "segmentation_models.pytorch";
    }

    @Override
    public String departs() {
        return "Classes do not compete, not even in multiclass mode. Its normalized and reduced forms are not offered here.";
    }

    @Override
    public Optional<String> notOffered(Given given) {
        return normalized || reducedThreshold != null
                ? Optional.of("the normalized and the reduced focal loss are not offered")
                : Optional.empty();
    }

    @Override
    public Term term(Given given) {
        Focal loss = alpha == null ? new Focal(gamma, 1, 1) : new Focal(gamma, alpha, 1 - alpha);
        Reduction reduced = Reduction.STANDARD.withClassWeights(classWeights == null ? List.of() : classWeights);
        double classes = classWeights == null
                ? given.classes()
                : classWeights.stream().mapToDouble(Double::doubleValue).sum();
        return new Term(1 / classes, loss, Preset.plain(given), 1, Activation.SIGMOID, reduced);
    }
}
