package org.jaccardlab.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jaccardlab.loss.RankLoss;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.sample.Lease;
import org.jaccardlab.sample.Sample;

/**
 * What the objective does as one class of one pixel's prediction moves and everything else stays: exact, from the sums less
 * that pixel, without asking an engine again. By the main prediction's logit z; without logits by the probability x itself.
 */
public final class PixelMove {

    /** Of the central difference, in units of the temperature or of the probability; its error falls with the fourth power. */
    private static final double STEP = 1e-3;
    /** One-sided slopes that differ by more than this part of the larger have a kink between them. */
    private static final double KINK = 1e-2;

    private final Evaluation evaluation;
    private final PixelNumbers numbers;
    private final List<Gain> gains;
    private final PixelReading reading;
    private final int cls;

    private PixelMove(Evaluation evaluation, PixelReading reading, List<Gain> gains, int cls) {
        Sample sample = evaluation.request().sample();
        this.evaluation = evaluation;
        this.numbers = new PixelNumbers(evaluation.request().settings(), sample,
                sample.size().pixel(reading.x(), reading.y()));
        this.gains = gains;
        this.reading = reading;
        this.cls = cls;
    }

    /**
     * Of a kept pixel; empty for an ignored one, outside the image, once the sample is closed, and where a rank loss has not
     * kept its errors, which it does for an evaluation with a {@link Quantity#GAIN} field.
     */
    public static Optional<PixelMove> at(Evaluation evaluation, int x, int y, int cls) {
        return PixelReading.at(evaluation, x, y).filter(PixelReading::kept).flatMap(reading -> {
            List<Gain> gains = new ArrayList<>();
            int member = evaluation.request().member();
            for (TermValue term : evaluation.terms()) {
                if (term.term().loss() instanceof RankLoss
                        && term.members().get(member).errors().pixels() == 0) {
                    return Optional.empty();
                }
                gains.add(Gain.of(term, member));
            }
            return Optional.of(new PixelMove(evaluation, reading, gains, cls));
        });
    }

    /** Whether it is a logit that moves, rather than a probability. */
    public boolean byLogit() {
        return settings().prediction().hasLogits();
    }

    private Settings settings() {
        return evaluation.request().settings();
    }

    private Term first() {
        return settings().objective().first();
    }

    /** The class's probability under the first term. */
    public double probability() {
        return reading.probability()[cls];
    }

    /** The class's target under the first term. */
    public double target() {
        return reading.target()[cls];
    }

    /**
     * The objective with the class's prediction moved by so much, less the objective as it is.
     *
     * @throws IllegalStateException once the sample is closed
     */
    public double change(double by) {
        try (Lease lease = evaluation.request().sample().lease()) {
            double change = 0;
            for (int t = 0; t < gains.size(); t++) {
                Term term = evaluation.terms().get(t).term();
                change -= gains.get(t).ofMove(numbers.of(term), numbers.moved(term, cls, by));
            }
            return change;
        }
    }

    /**
     * The evaluation with the class's prediction moved by so much: its loss, terms and sums, no field. Other pixels can be read
     * and moved by it; this one is still read as the sample has it.
     *
     * @throws IllegalArgumentException if a term is a rank loss
     * @throws IllegalStateException once the sample is closed
     */
    public Evaluation moved(double by) {
        try (Lease lease = evaluation.request().sample().lease()) {
            List<TermValue> values = evaluation.terms().stream().map(value -> moved(value, by)).toList();
            double loss = values.stream().mapToDouble(value -> value.term().weight() * value.value()).sum();
            int member = evaluation.request().member();
            Request request = evaluation.request();
            return new Evaluation(
                    new Request(request.batch(), member, request.settings(), Set.of(), request.rows(), false), loss,
                    values.stream().mapToDouble(value -> value.shareOf(member)).sum(), evaluation.keptPixels(), values,
                    Map.of(), List.of(), evaluation.kept(), evaluation.targetClasses(), evaluation.predictedClasses(),
                    Optional.empty(), evaluation.leak());
        }
    }

    private TermValue moved(TermValue value, double by) {
        Term term = value.term();
        int member = evaluation.request().member();
        PixelNumbers.Pixel before = numbers.of(term);
        PixelNumbers.Pixel after = numbers.moved(term, cls, by);
        List<TermSums> images = new ArrayList<>(value.sums());
        images.set(member, images.get(member).moved(term, before, after));
        double allPixels = evaluation.request().batch().samples().stream()
                .mapToDouble(sample -> sample.size().pixels()).sum();
        return TermValue.of(term, images, loss -> {
            throw new IllegalArgumentException(
                    loss.title() + " ranks its errors, and sums do not say how: choose another loss");
        }, allPixels);
    }

    /** How far the prediction moves until the first term sees this probability, above 0 and below 1. */
    public double distanceTo(double probability) {
        if (!byLogit()) {
            return probability - probability();
        }
        PixelNumbers.Pixel now;
        try (Lease lease = evaluation.request().sample().lease()) {
            now = numbers.of(first());
        }
        return first().temperature() * (Math.log(probability / (1 - probability)) - now.logX(cls) + now.logRest(cls));
    }

    /**
     * The gradient held against finite differences.
     *
     * @param analytic as the fields have it, raw
     * @param difference the central difference of fourth order
     * @param left the one-sided slope below
     * @param right the one-sided slope above
     */
    public record Check(double analytic, double difference, double left, double right) {

        /** Relative to the larger of the two; 0 if both are 0. */
        public double error() {
            double larger = Math.max(Math.abs(analytic), Math.abs(difference));
            return larger == 0 ? 0 : Math.abs(analytic - difference) / larger;
        }

        /** Whether the loss bends at the very value, so that there is no one slope to agree on. */
        public boolean isKink() {
            double larger = Math.max(Math.abs(left), Math.abs(right));
            return Math.abs(left - right) > KINK * larger && larger > 0;
        }
    }

    public Check check() {
        double h = STEP * (byLogit() ? first().temperature() : 1);
        double up = change(h);
        double down = change(-h);
        double difference = (8 * (up - down) - (change(2 * h) - change(-2 * h))) / (12 * h);
        double near = h / 100;
        return new Check(reading.gradient()[cls], difference, -change(-near) / near, change(near) / near);
    }
}
