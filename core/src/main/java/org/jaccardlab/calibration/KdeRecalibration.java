package org.jaccardlab.calibration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.label.ArgMax;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.metric.Reference;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Range;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.jaccardlab.target.PreparedTarget;

/**
 * Sets a teacher's probabilities right where it is wrong or classes meet, by {@link DirichletKernels} around some pixels of
 * the same image, as the repository of the JDT losses does. It looks at the very labels that it is then held against, so
 * what it gains there says nothing about other images.
 *
 * @param bandwidth of the kernels
 * @param keys pixels of an image whose class is looked up, the same number of every class as far as there are so many
 * @param k side of the window that is a boundary if it holds two classes, odd
 */
public record KdeRecalibration(
        @Range(min = 0.01, max = 10, curve = 3, help = "small trusts the nearest key pixels alone, large all alike") double bandwidth,
        @Range(min = 1, max = 5000, curve = 2, help = "key pixels of an image, shared out evenly among its classes") int keys,
        @Range(min = 1, max = 31, step = 2, help = "side of the window that makes a pixel boundary, odd") int k) {

    public static final KdeRecalibration STANDARD = new KdeRecalibration(0.5, 100, 3);

    /** What the new prediction is called. */
    public static final String NAME = "recalibrated";

    private static final double HALF = 0.5;
    private static final int PIXELS_BETWEEN_QUESTIONS = 1 << 14;

    /**
     * The batch with the new probabilities as its only prediction. It shares ground truths with the one that it was made
     * of, which stays open as long as this is used; closing this gives back the new probabilities alone.
     *
     * @param pixels that got other probabilities
     */
    public record Recalibrated(Batch batch, Settings settings, long pixels) implements AutoCloseable {

        @Override
        public void close() {
            batch.samples().forEach(sample -> sample.predictions().forEach(prediction -> prediction.values().close()));
        }
    }

    /**
     * Recalibrates the prediction of these settings on every image.
     *
     * @param seed decides which pixels are keys
     * @throws IllegalArgumentException if classes do not exclude each other
     */
    public Recalibrated of(Batch batch, Settings settings, long seed, Engine engine, Progress progress) {
        int classes = batch.classes().count();
        Settings read = AgainstReference.of(batch, settings);
        if (read.objective().first().isSigmoid(classes)) {
            throw new IllegalArgumentException("kernels recalibrate the classes of a softmax together: "
                    + batch.title() + " asks for every class alone");
        }
        List<Sample> samples = new ArrayList<>();
        long changed = 0;
        try {
            for (int member = 0; member < batch.size(); member++) {
                Volume into = Volume.allocate(classes, batch.sample(member).size(), Precision.FLOAT32);
                Sample sample = batch.sample(member);
                samples.add(new Sample(sample.name(), sample.image(), sample.classes(), sample.targets(),
                        List.of(new Prediction(NAME, PredictionKind.PROBABILITIES, into))));
                changed += recalibrate(batch, member, read, new SplittableRandom(seed + member), engine, progress,
                        into);
            }
        } catch (RuntimeException | Error failed) {
            samples.forEach(sample -> sample.predictions().getFirst().values().close());
            throw failed;
        }
        Settings ofNew = read.withPrediction(new PredictionChoice.File(NAME))
                .withFirstTerm(term -> term.withTemperature(1));
        return new Recalibrated(new Batch(batch.title(), samples), ofNew, changed);
    }

    private long recalibrate(Batch batch, int member, Settings read, SplittableRandom random, Engine engine,
            Progress progress, Volume into) {
        Sample sample = batch.sample(member);
        int classes = sample.classes().count();
        int pixels = sample.size().pixels();
        Reference reference = new Reference(read.reference(sample), classes);
        for (int c = 0; c < classes; c++) {
            Evaluation evaluation = engine.evaluate(new Request(batch, member, read,
                    Set.of(new FieldKey(Quantity.PROBABILITY, c)), false), progress);
            float[] row = evaluation.fields().values().iterator().next().toArray();
            for (int i = 0; i < pixels; i++) {
                into.put((long) c * pixels + i, row[i]);
            }
        }
        DirichletKernels kernels = kernels(reference, into, random);
        Term first = read.objective().first();
        PreparedTarget boundary = PreparedTarget.of(sample,
                first.withTarget(first.target().withSmoothing(new Smoothing.Boundary(HALF, k))));
        double[] p = new double[classes];
        long changed = 0;
        for (int i = 0; i < pixels; i++) {
            if (i % PIXELS_BETWEEN_QUESTIONS == 0 && progress.reached((double) i / pixels)) {
                throw new CancellationException("stopped at pixel " + i);
            }
            if (!reference.kept().keeps(i)) {
                continue;
            }
            read(into, i, p);
            if (boundary.isBoundary(i) || winner(p) != reference.label(i)) {
                changed++;
                kernels.recalibrate(p);
                for (int c = 0; c < classes; c++) {
                    into.put((long) c * pixels + i, (float) p[c]);
                }
            }
        }
        return changed;
    }

    private static void read(Volume from, int pixel, double[] p) {
        for (int c = 0; c < p.length; c++) {
            p[c] = from.at(c, pixel);
        }
    }

    private static int winner(double[] p) {
        return ArgMax.of(p, p.length, 1, 0);
    }

    /** Keys drawn without putting back: every class in the label gives the same number, rounded up. */
    private DirichletKernels kernels(Reference reference, Volume probabilities, SplittableRandom random) {
        int classes = probabilities.classes();
        LabelSource source = reference.source();
        List<List<Integer>> ofClasses = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            ofClasses.add(new ArrayList<>());
        }
        for (int i = source.kept().nextKept(0); i < source.size().pixels(); i = source.kept().nextKept(i + 1)) {
            ofClasses.get(reference.label(i)).add(i);
        }
        long present = ofClasses.stream().filter(pixels -> !pixels.isEmpty()).count();
        List<double[]> chosen = new ArrayList<>();
        List<Integer> classOf = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            List<Integer> pixels = ofClasses.get(c);
            long wanted = present == 0 ? 0 : Math.min(pixels.size(), (keys + present - 1) / present);
            for (int n = 0; n < wanted; n++) {
                Collections.swap(pixels, n, random.nextInt(n, pixels.size()));
                double[] p = new double[classes];
                read(probabilities, pixels.get(n), p);
                chosen.add(p);
                classOf.add(c);
            }
        }
        return new DirichletKernels(chosen.toArray(double[][]::new),
                classOf.stream().mapToInt(Integer::intValue).toArray(), bandwidth);
    }
}
