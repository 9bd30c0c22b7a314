package org.jaccardlab.calibration;

import java.util.Set;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;

/**
 * How well the probabilities of a prediction are set.
 *
 * @param temperature that the logits are divided by
 * @param nll cross-entropy with the reference in nats, mean over kept pixels, where every class is a sigmoid over
 *        questions; with a soft reference that of its weights
 */
public record CalibrationState(double temperature, double nll, CalibrationErrors errors) {

    /** Of these settings' prediction at their temperature, measured against what they measure by. */
    public static CalibrationState of(Batch batch, Settings settings, Binning binning, Engine engine,
            Progress progress) {
        return new CalibrationState(settings.objective().first().temperature(),
                nll(batch, AgainstReference.of(batch, settings), engine, progress),
                CalibrationErrors.of(batch, settings, binning, engine, progress));
    }

    /** @param read settings whose only term is the cross-entropy with the reference */
    static double nll(Batch batch, Settings read, Engine engine, Progress progress) {
        boolean sigmoid = read.objective().first().isSigmoid(batch.classes().count());
        return engine.evaluate(new Request(batch, 0, read, Set.of(), false), progress).loss()
                / (sigmoid ? batch.classes().count() : 1);
    }
}
