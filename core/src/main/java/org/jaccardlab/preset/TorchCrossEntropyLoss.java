package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jspecify.annotations.Nullable;

/** PyTorch's cross-entropy on class indices or on probabilities; weights of indices divide the mean, those of soft labels do not. */
public record TorchCrossEntropyLoss(@JsonProperty("ignore_index") @Nullable Integer ignoreIndex,
        @Nullable List<Double> weight, @JsonProperty("label_smoothing") double labelSmoothing, String reduction)
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
    public String departs() {
        return "";
    }

    @Override
    public Term term(Given given) {
        PixelDivisor mean = given.hard() && weight != null ? PixelDivisor.SUM_OF_WEIGHTS : PixelDivisor.KEPT_PIXELS;
        return new Term(1, new CrossEntropy(), new TargetRecipe(given.source(), labelSmoothing), 1, Activation.SOFTMAX,
                Reduction.STANDARD.withClassWeights(weight == null ? List.of() : weight)
                        .withPixelDivisor(reduction.equals("sum") ? PixelDivisor.ONE : mean));
    }
}
