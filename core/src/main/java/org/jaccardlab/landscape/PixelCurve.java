package org.jaccardlab.landscape;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.PixelMove;
import org.jaccardlab.evaluation.PixelReading;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.loss.RankLoss;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sweep.Span;

/**
 * The loss as one class of one pixel's prediction moves and nothing else does. Exact and quick: from the sums of one
 * evaluation. Several objectives are several evaluations of the same pixel.
 */
public final class PixelCurve {

    /** Logits never reach certainty. */
    private static final double LEAST = 0.002;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int REFINEMENTS = 60;

    private PixelCurve() {
    }

    /** An evaluation that holds what curves and planes need. */
    public static Evaluation evaluate(Engine engine, Batch batch, int member, Settings settings, Progress progress) {
        boolean ranks = settings.objective().terms().stream().anyMatch(term -> term.loss() instanceof RankLoss);
        return engine.evaluate(new Request(batch, member, settings,
                ranks ? Set.of(FieldKey.total(Quantity.GAIN)) : Set.of(), false), progress);
    }

    /**
     * Over the probability that the first term sees, all but from 0 to 1 by the logit, wholly without logits.
     *
     * @throws IllegalArgumentException if the pixel does not count
     */
    public static Curve overProbability(Evaluation evaluation, String name, int x, int y, int cls, int points) {
        PixelMove move = move(evaluation, x, y, cls);
        double least = move.byLogit() ? LEAST : 0;
        return curve(name, Span.linear(least, 1 - least, points).values(), move.probability(),
                OptionalDouble.of(move.target()), p -> evaluation.loss() + move.change(move.distanceTo(p)));
    }

    /**
     * Over the main prediction's logit.
     *
     * @throws IllegalArgumentException if the pixel does not count, or there are no logits
     */
    public static Curve overLogit(Evaluation evaluation, String name, int x, int y, int cls, Span logits) {
        PixelMove move = move(evaluation, x, y, cls);
        if (!move.byLogit()) {
            throw new IllegalArgumentException(
                    "a prediction made from the target has no logits: look along the probability");
        }
        double now = PixelReading.at(evaluation, x, y).orElseThrow().logits()[cls];
        boolean hard = move.target() <= 0 || move.target() >= 1;
        return curve(name, logits.values(), now,
                hard ? OptionalDouble.empty() : OptionalDouble.of(now + move.distanceTo(move.target())),
                z -> evaluation.loss() + move.change(z - now));
    }

    static PixelMove move(Evaluation evaluation, int x, int y, int cls) {
        return PixelMove.at(evaluation, x, y, cls).orElseThrow(() -> new IllegalArgumentException("pixel (" + x + ", "
                + y + ") is ignored or lies outside the image: choose one that counts"));
    }

    private static Curve curve(String name, double[] at, double now, OptionalDouble target, DoubleUnaryOperator loss) {
        double[] values = Arrays.stream(at).map(loss).toArray();
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] < values[best] ? i : best;
        }
        double[] least = least(at[Math.max(best - 1, 0)], at[Math.min(best + 1, at.length - 1)], loss);
        return least[1] < values[best]
                ? new Curve(name, at, values, now, target, least[0], least[1])
                : new Curve(name, at, values, now, target, at[best], values[best]);
    }

    /** By golden section: where, and what there. */
    private static double[] least(double from, double to, DoubleUnaryOperator loss) {
        double a = from;
        double b = to;
        double left = b - GOLDEN * (b - a);
        double right = a + GOLDEN * (b - a);
        double atLeft = loss.applyAsDouble(left);
        double atRight = loss.applyAsDouble(right);
        for (int k = 0; k < REFINEMENTS; k++) {
            if (atLeft < atRight) {
                b = right;
                right = left;
                atRight = atLeft;
                left = b - GOLDEN * (b - a);
                atLeft = loss.applyAsDouble(left);
            } else {
                a = left;
                left = right;
                atLeft = atRight;
                right = a + GOLDEN * (b - a);
                atRight = loss.applyAsDouble(right);
            }
        }
        return new double[]{(a + b) / 2, loss.applyAsDouble((a + b) / 2)};
    }
}
