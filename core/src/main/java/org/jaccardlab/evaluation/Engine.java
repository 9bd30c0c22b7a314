package org.jaccardlab.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.Field;
import org.jaccardlab.sample.Batch;

/** Answers requests. A pure function of the request; safe to call from any thread. */
public interface Engine {

    /**
     * @throws java.util.concurrent.CancellationException if {@code progress} said stop
     * @throws IllegalStateException if a sample of the batch has been closed
     */
    Evaluation evaluate(Request request, Progress progress);

    default Evaluation evaluate(Request request) {
        return evaluate(request, Progress.UNWATCHED);
    }

    /**
     * An engine for other settings of the same samples, asked in turn with this one: what this one remembers stays
     * remembered.
     */
    default Engine beside() {
        return this;
    }

    /**
     * The objective's value alone. What is found out on the way is remembered for {@link #gradient} of the same samples.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} said stop
     */
    default ObjectiveValue value(Batch batch, Settings settings, Progress progress) {
        Evaluation evaluation = evaluate(new Request(batch, 0, settings, Set.of()), progress);
        return new ObjectiveValue(evaluation.loss(), evaluation.keptPixels(), evaluation.terms(),
                evaluation.metrics().iou());
    }

    /**
     * Hands out the derivative of the objective by every number of the main prediction, of all members of the batch. All
     * sums are taken before the first run is handed out, so readers may change the prediction as they go; the samples are
     * then not to be asked about any more.
     *
     * @param by {@link Quantity#GRADIENT_LOGIT} or {@link Quantity#GRADIENT_PROBABILITY}
     * @param readers called from several threads at once
     * @throws java.util.concurrent.CancellationException if {@code progress} said stop; some runs have been read then
     */
    default void gradient(Batch batch, Settings settings, Quantity by, GradientReader.Source readers,
            Progress progress) {
        int classes = batch.classes().count();
        Set<FieldKey> keys = IntStream.range(0, classes).mapToObj(c -> new FieldKey(by, c)).collect(Collectors.toSet());
        List<Evaluation> members = new ArrayList<>();
        for (int m = 0; m < batch.size(); m++) {
            members.add(evaluate(new Request(batch, m, settings, keys, false), progress));
        }
        GradientReader reader = readers.get();
        for (int m = 0; m < batch.size(); m++) {
            int pixels = batch.sample(m).size().pixels();
            float[] gradient = new float[classes * pixels];
            for (int c = 0; c < classes; c++) {
                Field field = members.get(m).field(new FieldKey(by, c)).orElseThrow();
                System.arraycopy(field.toArray(), 0, gradient, c * pixels, pixels);
            }
            reader.read(m, 0, pixels, gradient, pixels);
        }
    }
}
