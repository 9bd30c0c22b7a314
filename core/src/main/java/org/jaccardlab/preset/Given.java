package org.jaccardlab.preset;

import java.util.Optional;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.sample.Batch;

/**
 * What a preset is used on.
 *
 * @param target how the target that the library is handed is made
 * @param hard whether that target is hard
 * @param classes how many channels the prediction has
 * @param images how many images the batch has
 */
public record Given(TargetRecipe target, boolean hard, int classes, int images) {

    static Given of(Batch batch, TargetRecipe target) {
        return new Given(target, batch.samples().stream().allMatch(target::isHard), batch.classes().count(),
                batch.size());
    }

    /** The target for a library that smooths it by itself; 0 leaves it as it is handed over. */
    TargetRecipe smoothed(double epsilon) {
        return epsilon == 0 ? target : target.withSmoothing(new Smoothing.Uniform(epsilon));
    }

    /** The reason, if the target is not hard. */
    Optional<String> unlessHard() {
        return hard ? Optional.empty() : Optional.of("needs a hard target");
    }

    /** The reason, if there is more than one channel. */
    Optional<String> unlessOneChannel() {
        return classes == 1 ? Optional.empty() : Optional.of("needs a single channel");
    }
}
