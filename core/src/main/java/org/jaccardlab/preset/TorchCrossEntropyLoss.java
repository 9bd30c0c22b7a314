package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** PyTorch's cross-entropy on class indices or on probabilities; weights of indices divide the mean, those of soft labels do not. */
public record TorchCrossEntropyLoss(
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex,
        @Help("one weight for every class") @Nullable List<Double> weight,
        @Range(min = 0, max = 1, curve = 2, help = "uniform label smoothing") @JsonProperty("label_smoothing") double labelSmoothing,
        @Help(value = "mean over pixels, or sum", options = {
                "mean", "sum"}) String reduction)
        implements
            Preset {

    /** The library's defaults. */
    public TorchCrossEntropyLoss() {
        this(-100, null, 0, "mean");
    }

    @Override
    public String library() {
        return "PyTorch";
    }

    @Override
    public String name() {
        return "CrossEntropyLoss";
    }

    @Override
    public String departs() {
        return "";
    }

    @Override
    public Term term(Given given) {
        PixelDivisor mean = given.hard() && weight != null ? PixelDivisor.SUM_OF_WEIGHTS : PixelDivisor.KEPT_PIXELS;
        return new Term(1, new CrossEntropy(), given.smoothed(labelSmoothing), 1, Activation.SOFTMAX,
                Reduction.STANDARD.withClassWeights(weight == null ? List.of() : weight)
                        .withPixelDivisor(Words.divisor(reduction, mean)));
    }
}
