package org.jaccardlab.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.sample.Sample;
import org.jaccardlab.target.PreparedTarget;

/**
 * One pixel's numbers under the terms of an objective, worked out in double from the sample: as they are, or with one
 * class's prediction moved.
 */
final class PixelNumbers {

    /** What one term sees. */
    record Pixel(int number, double[] x, double[] logX, double[] y) implements TermPixel {

        @Override
        public double x(int cls) {
            return x[cls];
        }

        @Override
        public double y(int cls) {
            return y[cls];
        }

        @Override
        public double logX(int cls) {
            return logX[cls];
        }

        /** From the logarithm where x has rounded to 1. */
        @Override
        public double logRest(int cls) {
            return x[cls] < 1 ? Math.log1p(-x[cls]) : Math.log(-Math.expm1(logX[cls]));
        }
    }

    /** Nothing is moved. */
    private static final int NO_CLASS = -1;

    private final Settings settings;
    private final Sample sample;
    private final int pixel;
    private final int classes;

    PixelNumbers(Settings settings, Sample sample, int pixel) {
        this.settings = settings;
        this.sample = sample;
        this.pixel = pixel;
        this.classes = sample.classes().count();
    }

    Pixel of(Term term) {
        return moved(term, NO_CLASS, 0);
    }

    /**
     * With the main prediction's logit of a class larger by so much; without logits its probability, which stays within 0
     * and 1. A term that sees auxiliary logits notices nothing.
     */
    Pixel moved(Term term, int cls, double by) {
        PreparedTarget prepared = PreparedTarget.of(sample, term);
        double[] y = new double[classes];
        prepared.read(pixel, pixel + 1, y);
        double[] x = y.clone();
        int moving = term.auxiliary().isPresent() ? NO_CLASS : cls;
        if (settings.prediction() instanceof PredictionChoice.HardLabel) {
            prepared.readUnsmoothed(pixel, pixel + 1, x);
            x = hardened(x);
        }
        if (!settings.hasLogits(term)) {
            if (moving != NO_CLASS) {
                x[moving] = Math.clamp(x[moving] + by, 0, 1);
            }
            return new Pixel(pixel, x, Arrays.stream(x).map(Math::log).toArray(), y);
        }
        double[] z = logits(term, moving, by);
        double[] logX = new double[classes];
        if (term.isSigmoid(classes)) {
            for (int c = 0; c < classes; c++) {
                double scaled = z[c] / term.temperature();
                logX[c] = Math.min(scaled, 0) - Math.log1p(Math.exp(-Math.abs(scaled)));
            }
        } else {
            double largest = IntStream.range(0, classes).mapToDouble(c -> z[c] / term.temperature()).max()
                    .getAsDouble();
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                logX[c] = z[c] / term.temperature() - largest;
                sum += Math.exp(logX[c]);
            }
            for (int c = 0; c < classes; c++) {
                logX[c] -= Math.log(sum);
            }
        }
        return new Pixel(pixel, IntStream.range(0, classes).mapToDouble(c -> Math.exp(logX[c])).toArray(), logX, y);
    }

    private double[] hardened(double[] y) {
        double[] hard = new double[classes];
        int best = 0;
        for (int c = 1; c < classes; c++) {
            best = y[c] > y[best] ? c : best;
        }
        if (y[best] > (classes == 1 ? 0.5 : 0)) {
            hard[best] = 1;
        }
        return hard;
    }

    /** As the file has them, or logarithms of its probabilities; empty without a file. */
    double[] logits(Term term) {
        return logits(term, NO_CLASS, 0);
    }

    private double[] logits(Term term, int moving, double by) {
        return settings.predictionFile(sample, term)
                .map(file -> IntStream.range(0, classes)
                        .mapToDouble(c -> logit(file, term, c) + (c == moving ? by : 0)).toArray())
                .orElse(new double[0]);
    }

    private double logit(Prediction file, Term term, int cls) {
        double z = file.values().at(cls, pixel);
        if (file.kind() == PredictionKind.LOGITS) {
            return z;
        }
        double floor = settings.floor();
        return term.isSigmoid(classes)
                ? Math.log(Math.max(z, floor)) - Math.log(Math.max(1 - z, floor))
                : Math.log(Math.max(z, floor));
    }
}
