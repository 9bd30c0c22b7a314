package org.jaccardlab.preset;

import java.util.Optional;
import org.jaccardlab.loss.Mcc;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Range;

/** The MCC loss of segmentation_models.pytorch: one channel, counts over the whole batch. */
public record SmpMccLoss(
        @Range(min = 0, max = 1, curve = 6, help = "added to each of the four counts") double eps) implements Preset {

    /** The library's default. */
    public SmpMccLoss() {
        this(1e-5);
    }

    @Override
    public String library() {
        return "segmentation_models.pytorch";
    }

    @Override
    public String name() {
        return "MCCLoss";
    }

    @Override
    public String departs() {
        return "It takes probabilities; here the sigmoid comes first. Nothing there and nothing predicted costs about one half.";
    }

    @Override
    public Optional<String> notOffered(Given given) {
        return given.unlessOneChannel();
    }

    @Override
    public Term term(Given given) {
        return new Term(1, new Mcc(eps), Preset.plain(given), 1, Activation.SIGMOID, Reduction.STANDARD)
                .withActive(ActiveClasses.ALL);
    }
}
