package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** Lovász losses of mmsegmentation. */
public record MmsegLovaszLoss(
        @Help(value = "softmax over the classes, or the hinge of one channel", options = {
                "multi_class", "binary"}) @JsonProperty("loss_type") String lossType,
        @Help(value = "classes in the mean", options = {"present", "all"}) String classes,
        @Help("one loss for every image, then their mean; otherwise one for the whole batch") @JsonProperty("per_image") boolean perImage,
        String reduction,
        @Help("one weight for every class") @JsonProperty("class_weight") @Nullable List<Double> classWeight,
        @Range(min = 0, max = 10, curve = 3, help = "what the loss is multiplied by") @JsonProperty("loss_weight") double lossWeight,
        @JsonProperty("ignore_index") int ignoreIndex) implements Preset {

    /** The library's defaults, but for the reduction, which its own constructor refuses. */
    public MmsegLovaszLoss() {
        this("multi_class", "present", false, "none", null, 1, 255);
    }

    @Override
    public String library() {
        return "mmsegmentation";
    }

    @Override
    public String name() {
        return "LovaszLoss";
    }

    @Override
    public String departs() {
        return "A class weight multiplies the loss of its class; the mean is not divided by it.";
    }

    @Override
    public Optional<String> notOffered(Given given) {
        return lossType.equals("binary")
                ? new LovaszHingeLoss().notOffered(given)
                : given.unlessHard();
    }

    @Override
    public Term term(Given given) {
        Term plain = lossType.equals("binary")
                ? new LovaszHingeLoss(perImage, ignoreIndex).term(given)
                : new LovaszSoftmaxLoss(classes, perImage).term(given);
        Reduction weighted = plain.reduction().withClassWeights(classWeight == null ? List.of() : classWeight);
        return plain.withReduction(weighted).times(lossWeight);
    }
}
