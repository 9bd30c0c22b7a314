package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jaccardlab.loss.KullbackLeibler;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Range;

/** JDTLosses' distillation loss: T squared times the divergence from the label as given. */
public record JdtKlDivLoss(
        @Range(min = 0.1, max = 20, curve = 3, help = "divides the logits of the prediction; the loss is multiplied by its square") @JsonProperty("T") double temperature)
        implements
            Preset {

    /** The library's default. */
    public JdtKlDivLoss() {
        this(1);
    }

    @Override
    public String library() {
        return "JDTLosses";
    }

    @Override
    public String name() {
        return "KLDivLoss";
    }

    @Override
    public String departs() {
        return "The label must have been softened with T before.";
    }

    @Override
    public Term term(Given given) {
        return new Term(1, new KullbackLeibler(), Preset.plain(given), temperature, Activation.SOFTMAX,
                Reduction.STANDARD);
    }
}
