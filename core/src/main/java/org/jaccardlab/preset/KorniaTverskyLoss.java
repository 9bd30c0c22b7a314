package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jaccardlab.loss.PooledTversky;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction.ClassDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** kornia's Tversky loss, image by image. */
public record KorniaTverskyLoss(
        @Range(min = 0, max = 2, help = "price of a false positive") double alpha,
        @Range(min = 0, max = 2, help = "price of a false negative") double beta,
        @Range(min = 0, max = 1, curve = 6, help = "added to the denominator") double eps,
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex) implements Preset {

    /** The prices, which the library wants given, as its documentation has them; else its defaults. */
    public KorniaTverskyLoss() {
        this(0.5, 0.5, 1e-8, -100);
    }

    @Override
    public String library() {
        return "kornia";
    }

    @Override
    public String name() {
        return "TverskyLoss";
    }

    @Override
    public String departs() {
        return "All classes are pooled, so false positives equal false negatives and only alpha + beta matters.";
    }

    @Override
    public Term term(Given given) {
        return new Term(1, new PooledTversky(alpha + beta, eps), Preset.plain(given), 1, Activation.SOFTMAX,
                KorniaDiceLoss.perImage(null, ClassDivisor.ACTIVE_CLASSES));
    }
}
