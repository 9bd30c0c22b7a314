package org.jaccardlab.check;

import java.util.List;
import java.util.Objects;
import org.jaccardlab.descent.Adam;
import org.jaccardlab.descent.Descent;
import org.jaccardlab.descent.Momentum;
import org.jaccardlab.descent.Optimiser;
import org.jaccardlab.descent.Plan;
import org.jaccardlab.descent.Start;
import org.jaccardlab.descent.TracePoint;
import org.jaccardlab.descent.Variable;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.sample.Batch;

/**
 * What prediction an objective wants for its target: descents from the target itself and from where every class is equally
 * likely. Whoever ends below the loss at the target has found a prediction that the objective likes better. Descents find
 * minima nearby, so the lowest of all may be lower still; that the target is none is proven all the same.
 *
 * @param variable what descended
 * @param atTarget the objective at exactly the first term's target
 * @param lowest the end of the descent that came lowest
 * @param startedAtTarget whether that began at the target, or where all is even
 * @param meanDistance of that end from the target: |x - y| summed over classes, mean over the kept pixels
 * @param steps of each descent
 */
public record MinimiserCheck(Variable variable, double atTarget, double lowest, boolean startedAtTarget,
        double meanDistance, int steps) {

    /** Less than this part of the loss, or of one, is the rounding of 32 bits and the trembling of the last steps. */
    private static final double MARGIN = 1e-4;

    /** Whether the objective is lower elsewhere than at its target. */
    public boolean wantsAnother() {
        return lowest < atTarget - MARGIN * Math.max(1, Math.abs(atTarget));
    }

    /**
     * @param steps of each of the two descents
     * @throws java.util.concurrent.CancellationException if progress said stop
     */
    public static MinimiserCheck of(Engine engine, Batch batch, Settings settings, int steps, Progress progress) {
        boolean plain = settings.objective().terms().stream().allMatch(term -> term.temperature() == 1)
                && settings.objective().terms().stream().map(term -> sigmoid(term, batch)).distinct().count() == 1;
        Variable variable = plain ? Variable.PROBABILITIES : Variable.LOGITS;
        Settings atTarget = settings.withPrediction(new PredictionChoice.ExactlyTheTarget());
        Optimiser optimiser = plain
                ? new Momentum(0.3, 0, 4.0 / Math.max(4, steps) * 10)
                : new Adam(0.1, 0.9, 0.999, 1e-8, 10.0 / Math.max(10, steps));
        double exact = engine.value(batch, atTarget, progress).loss();
        MinimiserCheck best = null;
        for (Start start : List.of(Start.PREDICTION, Start.EVEN)) {
            double done = start == Start.PREDICTION ? 0 : 0.5;
            try (Descent descent = new Descent(engine, batch, atTarget, new Plan(variable, start, optimiser, 0), 0)) {
                TracePoint end = descent.goTo(steps, part -> progress.reached(done + part / 2));
                if (best == null || end.loss() < best.lowest) {
                    best = new MinimiserCheck(variable, exact, end.loss(), start == Start.PREDICTION, end.distance(),
                            steps);
                }
            }
        }
        return Objects.requireNonNull(best);
    }

    private static boolean sigmoid(Term term, Batch batch) {
        return term.isSigmoid(batch.classes().count());
    }
}
