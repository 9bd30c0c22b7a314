package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jaccardlab.loss.BinaryCrossEntropy;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** mmsegmentation's cross-entropy, softmax or sigmoid. */
public record MmsegCrossEntropyLoss(
        @Help("a sigmoid for every class in place of softmax") @JsonProperty("use_sigmoid") boolean useSigmoid,
        @JsonProperty("use_mask") boolean useMask,
        @Help(value = "mean over pixels, or sum", options = {
                "mean", "sum"}) String reduction,
        @Help("one weight for every class") @JsonProperty("class_weight") @Nullable List<Double> classWeight,
        @Range(min = 0, max = 10, curve = 3, help = "what the loss is multiplied by") @JsonProperty("loss_weight") double lossWeight,
        @Help("divide by the kept pixels; otherwise by all of them") @JsonProperty("avg_non_ignore") boolean avgNonIgnore,
        @JsonProperty("ignore_index") int ignoreIndex)
        implements
            Preset {

    /** The library's defaults, but for the ignored label, which data sets set to 255. */
    public MmsegCrossEntropyLoss() {
        this(false, false, "mean", null, 1, false, 255);
    }

    public MmsegCrossEntropyLoss {
        if (useMask) {
            throw new IllegalArgumentException("use_mask must be false: it wants one instance mask, not a label map");
        }
    }

    @Override
    public String library() {
        return "mmsegmentation";
    }

    @Override
    public String name() {
        return "CrossEntropyLoss";
    }

    @Override
    public String departs() {
        return "Ignored pixels still divide the mean unless avg_non_ignore; class weights never do.";
    }

    @Override
    public double keptOfDivisor(long pixels, int classes) {
        double entries = useSigmoid ? (double) pixels * classes : pixels;
        return avgNonIgnore && reduction.equals("mean") && pixels > 0 ? entries / (entries + Math.ulp(1f)) : 1;
    }

    @Override
    public Term term(Given given) {
        boolean sum = reduction.equals("sum");
        Reduction reduced = Reduction.STANDARD.withClassWeights(classWeight == null ? List.of() : classWeight)
                .withPixelDivisor(Words.divisor(reduction,
                        avgNonIgnore ? PixelDivisor.KEPT_PIXELS : PixelDivisor.ALL_PIXELS));
        return useSigmoid
                ? new Term(sum ? lossWeight : lossWeight / given.classes(), new BinaryCrossEntropy(),
                        Preset.plain(given), 1, Activation.SIGMOID, reduced)
                : new Term(lossWeight, new CrossEntropy(), Preset.plain(given), 1, Activation.SOFTMAX, reduced);
    }
}
