package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jaccardlab.loss.Focal;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** The focal loss of mmsegmentation: sigmoid for every class. */
public record MmsegFocalLoss(
        @JsonProperty("use_sigmoid") boolean useSigmoid,
        @Range(min = 0, max = 5, help = "how much confident pixels step back") double gamma,
        @Range(min = 0, max = 1, help = "weight of the class against the rest") double alpha,
        String reduction,
        @Help("one weight for every class") @JsonProperty("class_weight") @Nullable List<Double> classWeight,
        @Range(min = 0, max = 10, curve = 3, help = "what the loss is multiplied by") @JsonProperty("loss_weight") double lossWeight,
        @JsonProperty("ignore_index") int ignoreIndex,
        String entry) implements Preset {

    /** The library's defaults, but for the ignored label. */
    public MmsegFocalLoss() {
        this(true, 2, 0.5, "mean", null, 1, 255, "FocalLoss");
    }

    @Override
    public String library() {
        return "mmsegmentation";
    }

    @Override
    public String name() {
        return "FocalLoss";
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
