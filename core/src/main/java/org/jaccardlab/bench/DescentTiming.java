package org.jaccardlab.bench;

import org.jaccardlab.descent.Descent;
import org.jaccardlab.descent.Optimiser;
import org.jaccardlab.descent.Plan;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.raster.Precision;

/**
 * How long a descent on made-up logits takes, trace and kept states included.
 *
 * @param steps that were timed, in one go
 * @param seconds for all of them
 * @param loss after the last
 */
public record DescentTiming(Shape shape, Loss loss, boolean hard, Optimiser optimiser, int steps, double seconds,
        double end) {

    /** Steps that are taken before, so that the code is compiled. */
    private static final int WARM_UP = 30;

    public static DescentTiming of(Engine engine, Shape shape, Loss loss, boolean hard, Optimiser optimiser,
            int steps) {
        try (Scene scene = new Scene(shape, Precision.FLOAT32)) {
            Settings settings = Settings.startingWith(scene.batch()).withLoss(loss)
                    .withFirstTerm(term -> term.withTarget(TargetRecipe.plain(hard ? Scene.HARD : Scene.SOFT)));
            run(engine, scene, settings, optimiser, Math.min(WARM_UP, steps));
            long from = System.nanoTime();
            double end = run(engine, scene, settings, optimiser, steps);
            return new DescentTiming(shape, loss, hard, optimiser, steps, (System.nanoTime() - from) / 1e9, end);
        }
    }

    private static double run(Engine engine, Scene scene, Settings settings, Optimiser optimiser, int steps) {
        try (Descent descent = new Descent(engine, scene.batch(), settings, new Plan().with(optimiser))) {
            return descent.goTo(steps, Progress.UNWATCHED).loss();
        }
    }
}
