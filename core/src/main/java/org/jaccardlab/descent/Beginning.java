package org.jaccardlab.descent;

import java.util.Arrays;
import java.util.Optional;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Sample;
import org.jaccardlab.target.PreparedTarget;

/** Writes the numbers that a descent begins with: those of a file as they are, others worked out in double. */
final class Beginning {

    private final Settings settings;
    private final Plan plan;

    Beginning(Settings settings, Plan plan) {
        this.settings = settings;
        this.plan = plan;
    }

    void write(Sample sample, Volume into) {
        int classes = sample.classes().count();
        int pixels = sample.size().pixels();
        boolean sigmoid = settings.objective().first().isSigmoid(classes);
        double[] v = new double[classes];
        Pixel given = plan.start() == Start.EVEN
                ? (pixel, p) -> Arrays.fill(p, even(classes, sigmoid))
                : given(sample);
        boolean logits = givesLogits(sample);
        for (int i = 0; i < pixels; i++) {
            given.read(i, v);
            if (logits && plan.variable() == Variable.PROBABILITIES) {
                activate(v, sigmoid);
            } else if (!logits && plan.variable() == Variable.LOGITS) {
                toLogits(v, sigmoid);
            } else if (!logits) {
                share(v, sigmoid);
            }
            for (int c = 0; c < classes; c++) {
                into.put((long) c * pixels + i, (float) v[c]);
            }
        }
    }

    /** Reads the numbers of one pixel. */
    private interface Pixel {
        void read(int pixel, double[] into);
    }

    private static double even(int classes, boolean sigmoid) {
        return sigmoid ? 0.5 : 1.0 / classes;
    }

    private boolean givesLogits(Sample sample) {
        return plan.start() == Start.PREDICTION
                && settings.predictionFile(sample).filter(file -> file.kind() == PredictionKind.LOGITS).isPresent();
    }

    private Pixel given(Sample sample) {
        Optional<Prediction> file = settings.predictionFile(sample);
        if (file.isPresent()) {
            Volume values = file.get().values();
            return (pixel, v) -> Arrays.setAll(v, c -> values.at(c, pixel));
        }
        if (settings.prediction() instanceof PredictionChoice.File missing) {
            throw new IllegalArgumentException(sample.name() + " has no prediction \"" + missing.name() + "\"");
        }
        Term first = settings.objective().first();
        PreparedTarget target = PreparedTarget.of(sample, first);
        boolean hard = settings.prediction() instanceof PredictionChoice.HardLabel;
        return (pixel, v) -> {
            if (hard) {
                target.readUnsmoothed(pixel, pixel + 1, v);
                harden(v);
            } else {
                target.read(pixel, pixel + 1, v);
            }
        };
    }

    /** One-hot at the largest weight, the first of equals; what has no weight stays without. */
    private static void harden(double[] v) {
        int best = 0;
        for (int c = 1; c < v.length; c++) {
            best = v[c] > v[best] ? c : best;
        }
        boolean any = v[best] > (v.length == 1 ? 0.5 : 0);
        Arrays.fill(v, 0);
        v[best] = any ? 1 : 0;
    }

    private void toLogits(double[] p, boolean sigmoid) {
        double floor = settings.floor();
        for (int c = 0; c < p.length; c++) {
            p[c] = Math.log(Math.max(p[c], floor)) - (sigmoid ? Math.log(Math.max(1 - p[c], floor)) : 0);
        }
    }

    private static void activate(double[] z, boolean sigmoid) {
        double largest = Arrays.stream(z).max().getAsDouble();
        for (int c = 0; c < z.length; c++) {
            z[c] = sigmoid ? 1 / (1 + Math.exp(-z[c])) : Math.exp(z[c] - largest);
        }
        share(z, sigmoid);
    }

    /** Makes what competes sum to one; where nothing is known, as at ignored pixels of a target, evenly. */
    private static void share(double[] p, boolean sigmoid) {
        double sum = Arrays.stream(p).sum();
        for (int c = 0; c < p.length && !sigmoid; c++) {
            p[c] = sum > 0 ? p[c] / sum : 1.0 / p.length;
        }
    }
}
