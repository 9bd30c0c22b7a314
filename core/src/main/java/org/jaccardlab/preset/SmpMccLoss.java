package org.jaccardlab.preset;

import org.jaccardlab.loss.Mcc;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Term;

/** The MCC loss of segmentation_models.pytorch: one channel, counts over the whole batch. */
public record SmpMccLoss(double eps) implements Preset {

    /** The library's default. */
    public SmpMccLoss() {
        this(1e-5);
    }

    @Override
    public String library() {
        return "segmentation_models.pytorch";
    }

    @Override
    public String departs() {
        return "It takes probabilities; here the sigmoid comes first. Nothing there and nothing predicted costs about one half.";
    }

    @Override
    public Term term(Given given) {
        return new Term(1, new Mcc(eps), Preset.plain(given), 1, Activation.SIGMOID, Reduction.STANDARD)
                .withActive(ActiveClasses.ALL);
    }
}
