package org.jaccardlab.landscape;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.PixelMove;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sweep.Knob;
import org.jaccardlab.sweep.Span;

/** Losses over two numbers at once. */
public final class Planes {

    private Planes() {
    }

    /** One class of one pixel. */
    public record Spot(int x, int y, int cls) {

        @Override
        public String toString() {
            return "class " + cls + " at (" + x + ", " + y + ")";
        }
    }

    /**
     * Over the probabilities of two different pixels, all else unchanged: exact, from the sums of one evaluation.
     *
     * @param evaluation see {@link PixelCurve#evaluate}
     * @param across values of the first pixel's probability, above 0 and below 1 if there are logits
     * @throws IllegalArgumentException if a pixel does not count, both are the same, or a term is a rank loss, whose sums do
     *         not say where two pixels rank
     * @throws CancellationException if progress said stop
     */
    public static Plane ofPixels(Evaluation evaluation, Spot first, Span across, Spot second, Span up,
            Progress progress) {
        if (first.x() == second.x() && first.y() == second.y()) {
            throw new IllegalArgumentException("a plane needs two different pixels, not twice (" + first.x() + ", "
                    + first.y() + ")");
        }
        PixelMove move = PixelCurve.move(evaluation, first.x(), first.y(), first.cls());
        PixelCurve.move(evaluation, second.x(), second.y(), second.cls());
        double[] x = across.values();
        double[] y = up.values();
        double[] loss = new double[x.length * y.length];
        for (int c = 0; c < x.length; c++) {
            if (progress.reached((double) c / x.length)) {
                throw new CancellationException("stopped at column " + c);
            }
            Evaluation moved = move.moved(move.distanceTo(x[c]));
            PixelMove other = PixelCurve.move(moved, second.x(), second.y(), second.cls());
            for (int r = 0; r < y.length; r++) {
                loss[r * x.length + c] = moved.loss() + other.change(other.distanceTo(y[r]));
            }
        }
        return Plane.of(first.toString(), x, second.toString(), y, loss);
    }

    /**
     * Over two numbers of the settings.
     *
     * @throws IllegalArgumentException if every pair is refused
     * @throws CancellationException if progress said stop
     */
    public static Plane ofKnobs(Engine engine, Batch batch, Settings settings, Knob first, Span across, Knob second,
            Span up, Progress progress) {
        double[] x = across.values();
        double[] y = up.values();
        double[] loss = new double[x.length * y.length];
        Arrays.fill(loss, Double.NaN);
        for (int i = 0; i < loss.length; i++) {
            double done = (double) i / loss.length;
            if (progress.reached(done)) {
                throw new CancellationException("stopped at " + i + " of " + loss.length);
            }
            try {
                Settings turned = first.turn().to(settings, batch, x[i % x.length]);
                // The other number's record has changed with the first.
                Settings both = Knob.named(turned, second.name()).turn().to(turned, batch, y[i / x.length]);
                loss[i] = engine.value(batch, both, part -> progress.reached(done)).loss();
            } catch (IllegalArgumentException refused) {
                // Stays no number.
                continue;
            }
        }
        return Plane.of(first.name(), x, second.name(), y, loss);
    }
}
