package org.jaccardlab.evaluation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.loss.PixelLoss.Channel;
import org.jaccardlab.loss.RankLoss;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.Part;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.sample.Lease;
import org.jaccardlab.sample.Sample;
import org.jaccardlab.target.PreparedTarget;

/**
 * Everything about one pixel under an evaluation, worked out anew in double from its own numbers and the sums: what a
 * person reads at the pointer. Arrays hold one entry per class and are raw, not times the number of pixels.
 *
 * @param kept whether the pixel counts; if not, shares and gradients are zero, unless the loss lets ignored pixels in
 * @param logits as the file has them, or logarithms of its probabilities; empty without a file
 * @param probability of the first term
 * @param target of the first term
 * @param share of the whole objective
 * @param gradient of the whole objective by the main prediction's logit, or by probability if there are no logits
 * @param gain of the whole objective, for the gain fields that were asked for
 */
public record PixelReading(int x, int y, boolean kept, double[] logits, double[] probability, double[] target,
        double[] share, double[] gradient, Map<FieldKey, Double> gain) {

    /** Reads pixel (x, y) of the shown member; empty if it lies outside or the sample has been closed. */
    public static Optional<PixelReading> at(Evaluation evaluation, int x, int y) {
        Sample sample = evaluation.request().sample();
        if (!sample.size().contains(x, y)) {
            return Optional.empty();
        }
        try (Lease lease = sample.lease()) {
            return Optional.of(new Reader(evaluation, sample, sample.size().pixel(x, y)).read(x, y));
        } catch (IllegalStateException closed) {
            return Optional.empty();
        }
    }

    private static final class Reader {

        private final Evaluation evaluation;
        private final PixelNumbers numbers;
        private final Settings settings;
        private final Sample sample;
        private final int pixel;
        private final int classes;

        Reader(Evaluation evaluation, Sample sample, int pixel) {
            this.evaluation = evaluation;
            this.numbers = new PixelNumbers(evaluation.request().settings(), sample, pixel);
            this.settings = evaluation.request().settings();
            this.sample = sample;
            this.pixel = pixel;
            this.classes = sample.classes().count();
        }

        PixelReading read(int px, int py) {
            double[] share = new double[classes];
            double[] gradient = new double[classes];
            Map<FieldKey, Double> gain = new HashMap<>();
            for (int t = 0; t < evaluation.terms().size(); t++) {
                TermValue term = evaluation.terms().get(t);
                boolean kept = PreparedTarget.of(sample, term.term()).kept().keeps(pixel);
                if (kept) {
                    add(term, numbers.of(term.term()), share, gradient, true);
                } else if (term.term().loss() instanceof OverlapLoss loss && loss.countsIgnoredPixels()) {
                    PixelNumbers.Pixel p = numbers.of(term.term());
                    double[] y = IntStream.range(0, classes).mapToDouble(c -> loss.ignoredTarget(c, classes))
                            .toArray();
                    add(term, new PixelNumbers.Pixel(pixel, p.x(), p.logX(), y), share, gradient, false);
                }
                addGain(t, kept, gain);
            }
            PixelNumbers.Pixel first = numbers.of(settings.objective().first());
            return new PixelReading(px, py, evaluation.kept().keeps(pixel),
                    numbers.logits(settings.objective().first()),
                    first.x(), first.y(), share,
                    gradient, Map.copyOf(gain));
        }

        /** An ignored pixel has no target that it could be set to. */
        private void addGain(int t, boolean kept, Map<FieldKey, Double> gain) {
            for (FieldKey key : evaluation.request().fields()) {
                if (key.quantity() == Quantity.GAIN) {
                    TermPixel p = numbers.of(evaluation.terms().get(t).term());
                    Gain term = evaluation.gains().get(t);
                    gain.merge(key, !kept ? 0 : key.isTotal() ? term.ofAll(p) : term.ofClass(key.cls(), p),
                            Double::sum);
                }
            }
        }

        private void add(TermValue value, PixelNumbers.Pixel p, double[] share, double[] gradient,
                boolean kept) {
            double[] slope = new double[classes];
            double[] pull = new double[classes];
            boolean sigmoid = value.term().isSigmoid(classes);
            for (int c = 0; c < classes; c++) {
                switch (value.term().loss()) {
                    case PixelLoss loss -> {
                        PixelFactor factor = value.pixelFactors().get(c);
                        double weight = factor.term() * value.term().reduction().weight(c);
                        if (sigmoid) {
                            Channel at = new Channel(p.y(c), p.x(c), p.logX(c), p.logRest(c));
                            share[c] += weight * loss.channelTerm(at);
                            double ofWeight = factor.weight() * loss.channelWeightPull(at);
                            pull[c] = weight * loss.channelPull(at) + ofWeight;
                            slope[c] = weight * loss.channelSlope(at) + PixelLoss.over(ofWeight, at.q() * at.rest());
                        } else {
                            share[c] += weight * loss.term(p.y(c), p.x(c), p.logX(c));
                            pull[c] = weight * loss.pull(p.y(c), p.x(c), p.logX(c));
                            slope[c] = PixelLoss.over(pull[c], p.x(c));
                        }
                    }
                    case OverlapLoss loss -> {
                        Part part = value.members().get(evaluation.request().member()).parts().get(c);
                        share[c] += (kept ? part.share() : part.ignoredShare()).at(p.x(c), p.y(c), loss.norm());
                        slope[c] = (kept ? part.slope() : part.ignoredSlope()).slope(p.x(c), p.y(c), loss.norm());
                        pull[c] = p.x(c) * slope[c] * (sigmoid ? 1 - p.x(c) : 1);
                    }
                    case RankLoss loss -> {
                        RankParts ranks = value.members().get(evaluation.request().member()).ranks();
                        double moved = sigmoid ? p.x(c) * (1 - p.x(c)) : p.x(c);
                        double z = sigmoid ? p.logX(c) - p.logRest(c) : 0;
                        share[c] += kept ? loss.share(ranks.weight(c, pixel), p.x(c), z, p.y(c) == 1) : 0;
                        double ranked = kept ? loss.slope(ranks.weight(c, pixel), p.x(c), z, p.y(c) == 1) : 0;
                        slope[c] = PixelLoss.over(ranked, loss.byLogit() ? moved : 1);
                        pull[c] = ranked * (loss.byLogit() ? 1 : moved);
                    }
                }
            }
            double total = sigmoid ? 0 : IntStream.range(0, classes).mapToDouble(c -> pull[c]).sum();
            for (int c = 0; c < classes && value.term().auxiliary().isEmpty(); c++) {
                gradient[c] += settings.prediction().hasLogits()
                        ? floorActs(value.term(), c) ? 0 : (pull[c] - p.x(c) * total) / value.term().temperature()
                        : slope[c];
            }
        }

        private boolean floorActs(Term term, int cls) {
            return settings.predictionFile(sample, term).filter(file -> file.kind() == PredictionKind.PROBABILITIES)
                    .map(file -> (double) file.values().at(cls, pixel))
                    .map(p -> p <= settings.floor() || term.isSigmoid(classes) && 1 - p <= settings.floor())
                    .orElse(false);
        }
    }
}
