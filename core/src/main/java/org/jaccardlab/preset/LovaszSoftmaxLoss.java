package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.loss.LovaszSoftmax;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.ClassDivisor;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jspecify.annotations.Nullable;

/**
 * Lovász-Softmax as its authors published it.
 *
 * @param classes "present" or "all"
 * @param only the classes that can count; the library takes them in the place of {@code classes}
 */
public record LovaszSoftmaxLoss(
        @Help(value = "classes in the mean", options = {
                "present", "all"}) String classes,
        @Help("only these classes count, whether present or not; in the library a list in the place of classes") List<Integer> only,
        @Help("one loss for every image, then their mean; otherwise one for the whole batch") @JsonProperty("per_image") boolean perImage,
        @Nullable Integer ignore) implements Preset {

    /** The library's defaults. */
    public LovaszSoftmaxLoss() {
        this("present", false);
    }

    /** Without a list of classes. */
    LovaszSoftmaxLoss(String classes, boolean perImage) {
        this(classes, List.of(), perImage, null);
    }

    /** From the library's own arguments: {@code classes} is a word or a list. */
    @JsonCreator
    static LovaszSoftmaxLoss of(@JsonProperty("classes") Object classes, @JsonProperty("per_image") boolean perImage,
            @JsonProperty("ignore") @Nullable Integer ignore) {
        return classes instanceof List<?> list
                ? new LovaszSoftmaxLoss("all", list.stream().map(each -> ((Number) each).intValue()).toList(), perImage,
                        ignore)
                : new LovaszSoftmaxLoss(String.valueOf(classes), List.of(), perImage, ignore);
    }

    @Override
    public String library() {
        return "LovaszSoftmax";
    }

    @Override
    public String name() {
        return "lovasz_softmax";
    }

    @Override
    public String departs() {
        return "";
    }

    @Override
    public Optional<String> notOffered(Given given) {
        return given.unlessHard();
    }

    @Override
    public Term term(Given given) {
        ActiveClasses which = classes.equals("present") && only.isEmpty() ? ActiveClasses.PRESENT : ActiveClasses.ALL;
        Reduction reduction = new Reduction(perImage ? 0 : 1, perImage ? 1 : 0, 0,
                new ActiveRule(which, only, 0, false), List.of(), ClassDivisor.ACTIVE_CLASSES,
                PixelDivisor.KEPT_PIXELS);
        return new Term(1, new LovaszSoftmax(), Preset.plain(given), 1, Activation.SOFTMAX, reduction);
    }
}
