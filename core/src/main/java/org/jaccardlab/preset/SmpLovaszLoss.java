package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jaccardlab.objective.Term;
import org.jspecify.annotations.Nullable;

/** Lovász losses of segmentation_models.pytorch: softmax over classes, or the hinge of one channel. */
public record SmpLovaszLoss(String mode, @JsonProperty("per_image") boolean perImage,
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex) implements Preset {

    @Override
    public String library() {
        return "segmentation_models.pytorch";
    }

    @Override
    public String departs() {
        return "";
    }

    @Override
    public Term term(Given given) {
        return mode.equals("multiclass")
                ? LovaszSoftmaxLoss.presentClasses(perImage, null).term(given)
                : new LovaszHingeLoss(perImage, ignoreIndex).term(given);
    }
}
