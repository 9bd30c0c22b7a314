package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.loss.LovaszHinge;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.ClassDivisor;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jspecify.annotations.Nullable;

/** The Lovász hinge as its authors published it: one channel, an empty image counts too. */
public record LovaszHingeLoss(
        @Help("one loss for every image, then their mean; otherwise one for the whole batch") @JsonProperty("per_image") boolean perImage,
        @Nullable Integer ignore)
        implements
            Preset {

    /** The library's defaults. */
    public LovaszHingeLoss() {
        this(true, null);
    }

    @Override
    public String library() {
        return "LovaszSoftmax";
    }

    @Override
    public String name() {
        return "lovasz_hinge";
    }

    @Override
    public String departs() {
        return "";
    }

    @Override
    public Optional<String> notOffered(Given given) {
        return given.unlessHard().or(() -> given.unlessOneChannel());
    }

    @Override
    public Term term(Given given) {
        Reduction reduction = new Reduction(perImage ? 0 : 1, perImage ? 1 : 0, 0, ActiveRule.of(ActiveClasses.ALL),
                List.of(), ClassDivisor.ACTIVE_CLASSES, PixelDivisor.KEPT_PIXELS);
        return new Term(1, new LovaszHinge(), Preset.plain(given), 1, Activation.SIGMOID, reduction);
    }
}
