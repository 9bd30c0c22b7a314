package org.jaccardlab.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.metric.CalibrationBins;
import org.jaccardlab.metric.Reference;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.PixelSet;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;

/**
 * What a prediction answered about the pixels of a batch that its reference keeps: how probable every answer was called, and
 * whether it was true. Holds nothing of the batch's arrays.
 */
public final class Forecasts {

    private final List<OfImage> images;
    private float[] sorted = new float[0];

    private Forecasts(List<OfImage> images) {
        this.images = List.copyOf(images);
    }

    /** Of one image; several answers a pixel lie one image after the other. */
    private static final class OfImage {

        private final Size size;
        /** NaN where there is no answer. */
        private final float[] probability;
        private final BitSet hits = new BitSet();
        private final BitSet won = new BitSet();

        OfImage(Size size, int answersOfAPixel) {
            this.size = size;
            probability = new float[size.pixels() * answersOfAPixel];
            Arrays.fill(probability, Float.NaN);
        }

        void put(int at, float called, boolean hit, boolean winner) {
            probability[at] = called;
            hits.set(at, hit);
            won.set(at, winner);
        }

        void addTo(CalibrationBins bins) {
            for (int i = 0; i < probability.length; i++) {
                if (!Float.isNaN(probability[i])) {
                    bins.add(probability[i], hits.get(i), won.get(i));
                }
            }
        }
    }

    /**
     * Asks a prediction.
     *
     * @param settings which prediction at which temperature, and what it is measured against
     * @throws java.util.concurrent.CancellationException if {@code progress} said stop
     */
    public static Forecasts of(Batch batch, Settings settings, Question question, Engine engine, Progress progress) {
        Settings read = AgainstReference.of(batch, settings);
        List<OfImage> images = new ArrayList<>();
        for (int member = 0; member < batch.size(); member++) {
            Request request = new Request(batch, member, read, fields(question, batch, read), false);
            images.add(ofImage(engine.evaluate(request, progress), question));
        }
        return new Forecasts(images);
    }

    private static Set<FieldKey> fields(Question question, Batch batch, Settings settings) {
        int classes = batch.classes().count();
        return switch (question) {
            case Question.OfClass(int cls) -> Set.of(new FieldKey(Quantity.PROBABILITY, cls));
            case Question.Decisions() when settings.objective().first().isSigmoid(classes) ->
                IntStream.range(0, classes).mapToObj(c -> new FieldKey(Quantity.PROBABILITY, c))
                        .collect(Collectors.toSet());
            case Question.Decisions() -> Set.of(FieldKey.total(Quantity.CONFIDENCE));
        };
    }

    private static OfImage ofImage(Evaluation evaluation, Question question) {
        Sample sample = evaluation.request().sample();
        Settings settings = evaluation.request().settings();
        int classes = sample.classes().count();
        boolean sigmoid = settings.objective().first().isSigmoid(classes);
        double threshold = settings.measuring().threshold();
        Reference reference = new Reference(settings.reference(sample), classes);
        int pixels = sample.size().pixels();
        OfImage answers = new OfImage(sample.size(), evaluation.request().fields().size());
        int taken = 0;
        for (FieldKey key : evaluation.request().fields().stream()
                .sorted((a, b) -> Integer.compare(a.cls(), b.cls())).toList()) {
            Field field = evaluation.field(key).orElseThrow();
            int from = pixels * taken++;
            for (int i = 0; i < pixels; i++) {
                if (!reference.kept().keeps(i) || !evaluation.kept().keeps(i)) {
                    continue;
                }
                float x = field.at(i);
                if (key.isTotal()) {
                    answers.put(from + i, x, evaluation.predictedClasses().at(i) == reference.label(i), true);
                } else if (sigmoid) {
                    boolean is = reference.isOf(key.cls(), i);
                    boolean yes = x > threshold;
                    boolean asked = question instanceof Question.OfClass;
                    answers.put(from + i, asked || yes ? x : 1 - x, asked ? is : is == yes, !asked || yes);
                } else {
                    answers.put(from + i, x, reference.label(i) == key.cls(),
                            evaluation.predictedClasses().at(i) == key.cls());
                }
            }
        }
        return answers;
    }

    int images() {
        return images.size();
    }

    /** Whether any answer about this image is true. */
    boolean anyHit(int image) {
        return !images.get(image).hits.isEmpty();
    }

    void addTo(CalibrationBins bins, int image) {
        images.get(image).addTo(bins);
    }

    /** All probabilities, the least first; sorted once. */
    synchronized float[] sorted() {
        if (sorted.length == 0) {
            sorted = sorted(images);
        }
        return sorted;
    }

    /** Those of one image. */
    float[] sorted(int image) {
        return images.size() == 1 ? sorted() : sorted(List.of(images.get(image)));
    }

    private static float[] sorted(List<OfImage> images) {
        float[] all = new float[images.stream().mapToInt(image -> image.probability.length).sum()];
        int count = 0;
        for (OfImage image : images) {
            for (float probability : image.probability) {
                if (!Float.isNaN(probability)) {
                    all[count++] = probability;
                }
            }
        }
        float[] answered = Arrays.copyOf(all, count);
        Arrays.parallelSort(answered);
        return answered;
    }

    /** The pixels of an image about which there is an answer whose probability does this. */
    PixelSet pixels(int image, DoublePredicate chosen) {
        OfImage of = images.get(image);
        int pixels = of.size.pixels();
        IntPredicate any = pixel -> {
            for (int at = pixel; at < of.probability.length; at += pixels) {
                if (!Float.isNaN(of.probability[at]) && chosen.test(of.probability[at])) {
                    return true;
                }
            }
            return false;
        };
        return PixelSet.where(of.size, any);
    }
}
