package org.jaccardlab.evaluation;

import java.util.concurrent.ConcurrentSkipListMap;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;

/** How long the whole gradient is: the root of the sum of its squares, over all pixels and classes of a batch. Raw. */
public final class GradientLength {

    private GradientLength() {
    }

    /** By the main prediction's logits; without logits by the probabilities. */
    public static double of(Engine engine, Batch batch, Settings settings, Progress progress) {
        // By run, so that they are added up in the same order whichever thread was first.
        ConcurrentSkipListMap<Long, Double> runs = new ConcurrentSkipListMap<>();
        int classes = batch.classes().count();
        engine.gradient(batch, settings, Quantity.GRADIENT_LOGIT.availableFor(settings.prediction()),
                () -> (member, from, pixels, gradient, stride) -> {
                    double sum = 0;
                    for (int c = 0; c < classes; c++) {
                        for (int i = 0; i < pixels; i++) {
                            double slope = gradient[c * stride + i];
                            sum += slope * slope;
                        }
                    }
                    runs.put((long) member << Integer.SIZE | from, sum);
                }, progress);
        return Math.sqrt(runs.values().stream().mapToDouble(sum -> sum).sum());
    }
}
