package org.jaccardlab.calibration;

import java.util.List;
import java.util.Optional;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;

/** The prediction of settings, held against what they measure it by, whatever their objective is. */
final class AgainstReference {

    private AgainstReference() {
    }

    /** The same prediction and the same way of measuring under the cross-entropy with the reference. */
    static Settings of(Batch batch, Settings settings) {
        Sample sample = batch.sample(0);
        Term first = settings.objective().first();
        // What is made from the target would be another prediction with another target.
        TargetRecipe target = settings.prediction().hasLogits()
                ? TargetRecipe.plain(settings.reference(sample).name())
                : first.target();
        Term term = new Term(1, new CrossEntropy(), target, first.temperature(),
                first.isSigmoid(batch.classes().count()) ? Activation.SIGMOID : Activation.SOFTMAX,
                Reduction.STANDARD);
        return settings.withMeasuring(measuring -> measuring
                .withReference(Optional.of(settings.reference(sample).name())))
                .withObjective(other -> new Objective(List.of(term)));
    }
}
