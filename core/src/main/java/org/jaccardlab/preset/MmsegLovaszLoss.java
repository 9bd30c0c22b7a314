package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonCreator;
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
        @Help("only these classes count, whether present or not; in the library a list in the place of classes") List<Integer> only,
        @Help("one loss for every image, then their mean; otherwise one for the whole batch") @JsonProperty("per_image") boolean perImage,
        @Help(value = "mean or sum over images; none for one loss of the whole batch", options = {"none", "mean",
                "sum"}) String reduction,
        @Help("one weight for every class") @JsonProperty("class_weight") @Nullable List<Double> classWeight,
        @Range(min = 0, max = 10, curve = 3, help = "what the loss is multiplied by") @JsonProperty("loss_weight") double lossWeight,
        @JsonProperty("ignore_index") int ignoreIndex) implements Preset {

    /** The library's defaults, but for the reduction, which its own constructor refuses. */
    public MmsegLovaszLoss() {
        this("multi_class", "present", List.of(), false, "none", null, 1, 255);
    }

    /** From the library's own arguments: {@code classes} is a word or a list. */
    @JsonCreator
    static MmsegLovaszLoss of(@JsonProperty("loss_type") String lossType, @JsonProperty("classes") Object classes,
            @JsonProperty("per_image") boolean perImage, @JsonProperty("reduction") String reduction,
            @JsonProperty("class_weight") @Nullable List<Double> classWeight,
            @JsonProperty("loss_weight") double lossWeight, @JsonProperty("ignore_index") int ignoreIndex) {
        LovaszSoftmaxLoss which = LovaszSoftmaxLoss.of(classes, perImage, ignoreIndex);
        return new MmsegLovaszLoss(lossType, which.classes(), which.only(), perImage, reduction, classWeight,
                lossWeight, ignoreIndex);
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

    /** The library refuses a reduction of a single number, and gives no single number without one of several. */
    @Override
    public Optional<String> notOffered(Given given) {
        if (perImage == reduction.equals("none")) {
            return Optional.of(perImage
                    ? "with per_image the reduction must be mean or sum"
                    : "without per_image the reduction must be none");
        }
        return lossType.equals("binary")
                ? new LovaszHingeLoss().notOffered(given)
                : given.unlessHard();
    }

    @Override
    public Term term(Given given) {
        boolean binary = lossType.equals("binary");
        Term plain = binary
                ? new LovaszHingeLoss(perImage, ignoreIndex).term(given)
                : new LovaszSoftmaxLoss(classes, only, perImage, ignoreIndex).term(given);
        // The hinge takes no notice of class weights.
        Reduction weighted = plain.reduction()
                .withClassWeights(binary || classWeight == null ? List.of() : classWeight);
        return plain.withReduction(weighted)
                .times(lossWeight * (perImage && reduction.equals("sum") ? given.images() : 1));
    }
}
