package org.jaccardlab.check;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.ObjectiveValue;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.metric.Levels;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;

/**
 * Whether a loss and the metric agree on which of two predictions is better: Spearman's rank correlation of the loss with
 * 1 - IoU over random perturbations of the prediction. 1 says that they put them all in the same order.
 *
 * @param dataset against 1 - IoU of the whole batch; empty if one of them never changes
 * @param image the same of the mean over images
 * @param classwise the same of the mean over every class's images
 * @param trials loss and IoU of every perturbation
 */
public record AlignmentCheck(OptionalDouble dataset, OptionalDouble image, OptionalDouble classwise,
        List<Trial> trials) {

    private static final int MOST = 10_000;
    private static final String NAME = "perturbed";
    /** Of the noise, in logits: from hardly any to as much as there is to know. */
    private static final double LEAST_NOISE = 0.1;
    private static final double MOST_NOISE = 8;
    /** Sides of the squares that share their noise, in pixels. */
    private static final int[] SIDES = {1, 4, 16};

    /**
     * @param noise its standard deviation in logits
     * @param side of the squares of pixels that share it
     */
    public record Trial(double noise, int side, double loss, Levels iou) {
    }

    public AlignmentCheck {
        trials = List.copyOf(trials);
    }

    /**
     * @param count perturbations, at least 3; the same for the same seed
     * @throws IllegalArgumentException if the prediction is no file
     * @throws CancellationException if progress said stop
     */
    public static AlignmentCheck of(Engine engine, Batch batch, Settings settings, int count, long seed,
            Progress progress) {
        if (count < 3 || count > MOST) {
            throw new IllegalArgumentException("3 to " + MOST + " perturbations can be ranked, not " + count);
        }
        if (!settings.prediction().hasLogits()) {
            throw new IllegalArgumentException("a prediction made from the target has no logits to perturb:"
                    + " choose the prediction of a file");
        }
        List<Volume> volumes = new ArrayList<>();
        try {
            batch.samples().forEach(sample -> volumes
                    .add(Volume.allocate(sample.classes().count(), sample.size(), Precision.FLOAT32)));
            Settings perturbed = settings.withPrediction(new PredictionChoice.File(NAME));
            SplittableRandom random = new SplittableRandom(seed);
            List<Trial> trials = new ArrayList<>();
            for (int k = 0; k < count; k++) {
                double done = (double) k / count;
                if (progress.reached(done)) {
                    throw new CancellationException("stopped at perturbation " + k);
                }
                double noise = LEAST_NOISE * Math.pow(MOST_NOISE / LEAST_NOISE, random.nextDouble());
                int side = SIDES[random.nextInt(SIDES.length)];
                List<Sample> samples = new ArrayList<>();
                for (int m = 0; m < batch.size(); m++) {
                    perturb(batch.sample(m), settings, volumes.get(m), noise, side, random.split());
                    samples.add(batch.sample(m).plus(new Prediction(NAME, PredictionKind.LOGITS, volumes.get(m))));
                }
                ObjectiveValue value = engine.value(new Batch(batch.title(), samples), perturbed,
                        part -> progress.reached(done));
                trials.add(new Trial(noise, side, value.loss(), value.iou()));
            }
            return new AlignmentCheck(correlation(trials, Levels::dataset), correlation(trials, Levels::image),
                    correlation(trials, Levels::classwise), trials);
        } finally {
            volumes.forEach(Volume::close);
        }
    }

    private static OptionalDouble correlation(List<Trial> trials, Function<Levels, OptionalDouble> level) {
        List<Trial> defined = trials.stream().filter(trial -> level.apply(trial.iou()).isPresent()).toList();
        return Ranks.correlation(defined.stream().mapToDouble(Trial::loss).toArray(),
                defined.stream().mapToDouble(trial -> 1 - level.apply(trial.iou()).getAsDouble()).toArray());
    }

    private static void perturb(Sample sample, Settings settings, Volume into, double noise, int side,
            SplittableRandom random) {
        Prediction file = settings.predictionFile(sample).orElseThrow();
        boolean sigmoid = settings.objective().first().isSigmoid(file.classes());
        Size size = sample.size();
        int across = (size.width() + side - 1) / side;
        float[] squares = new float[across * ((size.height() + side - 1) / side)];
        for (int c = 0; c < file.classes(); c++) {
            for (int k = 0; k < squares.length; k++) {
                squares[k] = (float) (noise * random.nextGaussian());
            }
            for (int i = 0; i < size.pixels(); i++) {
                int square = i / size.width() / side * across + i % size.width() / side;
                into.put((long) c * size.pixels() + i,
                        (float) logit(file, c, i, settings.floor(), sigmoid) + squares[square]);
            }
        }
    }

    private static double logit(Prediction file, int cls, int pixel, double floor, boolean sigmoid) {
        double v = file.values().at(cls, pixel);
        return file.kind() == PredictionKind.LOGITS
                ? v
                : Math.log(Math.max(v, floor)) - (sigmoid ? Math.log(Math.max(1 - v, floor)) : 0);
    }
}
