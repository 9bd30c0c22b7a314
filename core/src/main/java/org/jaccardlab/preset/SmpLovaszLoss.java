package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jspecify.annotations.Nullable;

/** Lovász losses of segmentation_models.pytorch: softmax over classes, or the hinge of one channel. */
public record SmpLovaszLoss(
        @Help(value = "multiclass: softmax over the classes; otherwise the hinge of one channel", options = {
                "multiclass", "multilabel", "binary"}) String mode,
        @Help("one loss for every image, then their mean; otherwise one for the whole batch") @JsonProperty("per_image") boolean perImage,
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex) implements Preset {

    /** The library's defaults. */
    public SmpLovaszLoss() {
        this("multiclass", false, null);
    }

    @Override
    public String library() {
        return "segmentation_models.pytorch";
    }

    @Override
    public String name() {
        return "LovaszLoss";
    }

    @Override
    public String departs() {
        return "";
    }

    @Override
    public Optional<String> notOffered(Given given) {
        return mode.equals("multiclass") ? given.unlessHard() : new LovaszHingeLoss().notOffered(given);
    }

    @Override
    public Term term(Given given) {
        return mode.equals("multiclass")
                ? new LovaszSoftmaxLoss("present", perImage).term(given)
                : new LovaszHingeLoss(perImage, ignoreIndex).term(given);
    }
}
