package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.loss.LovaszSoftmax;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.ClassDivisor;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jspecify.annotations.Nullable;

/**
 * Lovász-Softmax as its authors published it.
 *
 * @param classes "present", "all", or a list of class numbers
 */
public record LovaszSoftmaxLoss(JsonNode classes, @JsonProperty("per_image") boolean perImage,
        @Nullable Integer ignore) implements Preset {

    /** The mean over the classes that some pixel carries. */
    static LovaszSoftmaxLoss presentClasses(boolean perImage, @Nullable Integer ignore) {
        return new LovaszSoftmaxLoss(TextNode.valueOf("present"), perImage, ignore);
    }

    @Override
    public String library() {
        return "LovaszSoftmax";
    }

    @Override
    public String departs() {
        return "";
    }

    @Override
    public Term term(Given given) {
        List<Integer> listed = new ArrayList<>();
        if (classes.isArray()) {
            classes.forEach(each -> listed.add(each.asInt()));
        }
        ActiveClasses which = classes.asText().equals("present") ? ActiveClasses.PRESENT : ActiveClasses.ALL;
        Reduction reduction = new Reduction(perImage ? 0 : 1, perImage ? 1 : 0, 0,
                new ActiveRule(which, listed, 0, false), List.of(), ClassDivisor.ACTIVE_CLASSES,
                PixelDivisor.KEPT_PIXELS);
        return new Term(1, new LovaszSoftmax(), Preset.plain(given), 1, Activation.SOFTMAX, reduction);
    }
}
