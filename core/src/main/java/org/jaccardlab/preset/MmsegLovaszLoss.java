package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Term;
import org.jspecify.annotations.Nullable;

/** Lovász losses of mmsegmentation. */
public record MmsegLovaszLoss(@JsonProperty("loss_type") String lossType, String classes,
        @JsonProperty("per_image") boolean perImage,
        String reduction, @JsonProperty("class_weight") @Nullable List<Double> classWeight,
        @JsonProperty("loss_weight") double lossWeight,
        @JsonProperty("ignore_index") int ignoreIndex) implements Preset {

    @Override
    public String library() {
        return "mmsegmentation";
    }

    @Override
    public String departs() {
        return "A class weight multiplies the loss of its class; the mean is not divided by it.";
    }

    @Override
    public Term term(Given given) {
        Term plain = lossType.equals("binary")
                ? new LovaszHingeLoss(perImage, ignoreIndex).term(given)
                : LovaszSoftmaxLoss.presentClasses(perImage, ignoreIndex).term(given);
        Reduction weighted = plain.reduction().withClassWeights(classWeight == null ? List.of() : classWeight);
        return plain.withReduction(weighted).times(lossWeight);
    }
}
