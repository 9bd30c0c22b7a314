package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jaccardlab.loss.Focal;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** JDTLosses' softmax focal loss; its default gamma 0 is cross-entropy. */
public record JdtFocalLoss(
        @Range(min = 0, max = 5, help = "how much confident pixels step back") double gamma,
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex) implements Preset {

    /** The library's defaults. */
    public JdtFocalLoss() {
        this(0, null);
    }

    @Override
    public String library() {
        return "JDTLosses";
    }

    @Override
    public String name() {
        return "FocalLoss";
    }

    @Override
    public String departs() {
        return "With a keep mask, pixels of the ignored label inside it cost nothing but still divide.";
    }

    @Override
    public Term term(Given given) {
        return new Term(1, new Focal(gamma, 1, 1), Preset.plain(given), 1, Activation.SOFTMAX, Reduction.STANDARD);
    }
}
