package org.jaccardlab.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jaccardlab.io.MemoryNeed;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Sample;

/**
 * A made-up sample, the same for the same shape: logits drawn from a normal distribution of deviation 3, a soft target
 * that is the softmax of one of deviation 4, and the class with its largest weight as hard target. Every pixel counts.
 */
public final class Scene implements AutoCloseable {

    static final String SOFT = "soft";
    static final String HARD = "hard";

    /** Pixels drawn by one generator. */
    private static final int RUN = 4096;
    private static final double SPREAD_OF_LOGITS = 3;
    private static final double SPREAD_OF_TARGET = 4;
    /** Picture and label, what an engine keeps of a pixel, and fields. */
    private static final long BYTES_A_PIXEL = 64;

    private final Shape shape;
    private final Volume logits;
    private final Volume soft;
    private final byte[] labels;
    private final Photo photo;
    private final List<LabelSource> targets;
    private final Batch batch;

    /** What a scene takes, and an engine at work on it. */
    static MemoryNeed needed(Shape shape, Precision precision) {
        long pixels = shape.size().pixels();
        return new MemoryNeed(2L * precision.bytes() * shape.classes() * pixels, BYTES_A_PIXEL * pixels);
    }

    /** @throws OutOfMemoryError if there is not enough memory for it */
    public Scene(Shape shape, Precision precision) {
        this.shape = shape;
        labels = new byte[shape.size().pixels()];
        photo = new Photo(shape.size(), new int[labels.length]);
        logits = Volume.allocate(shape.classes(), shape.size(), precision);
        soft = Volume.allocate(shape.classes(), shape.size(), precision);
        IntStream.range(0, (labels.length + RUN - 1) / RUN).parallel().forEach(this::draw);
        targets = List.of(new LabelSource.Soft(SOFT, soft, KeepMask.all(shape.size())),
                new LabelSource.Hard(HARD, new LabelMap(shape.size(), labels)));
        batch = unseen();
    }

    private void draw(int run) {
        int from = run * RUN;
        int pixels = Math.min(RUN, labels.length - from);
        SplittableRandom random = new SplittableRandom(run);
        for (int c = 0; c < shape.classes(); c++) {
            for (int i = 0; i < pixels; i++) {
                logits.put(index(c, from + i), (float) (SPREAD_OF_LOGITS * random.nextGaussian()));
            }
        }
        double[][] weights = new double[shape.classes()][pixels];
        double[] sums = new double[pixels];
        for (double[] weight : weights) {
            for (int i = 0; i < pixels; i++) {
                weight[i] = Math.exp(SPREAD_OF_TARGET * random.nextGaussian());
                sums[i] += weight[i];
            }
        }
        for (int i = 0; i < pixels; i++) {
            // One channel stands for two classes.
            double rest = shape.classes() == 1 ? 1 : 0;
            double largest = rest;
            for (int c = 0; c < shape.classes(); c++) {
                if (weights[c][i] > largest) {
                    largest = weights[c][i];
                    labels[from + i] = (byte) (shape.classes() == 1 ? 1 : c);
                }
                weights[c][i] /= rest + sums[i];
            }
        }
        for (int c = 0; c < shape.classes(); c++) {
            for (int i = 0; i < pixels; i++) {
                soft.put(index(c, from + i), (float) weights[c][i]);
            }
        }
    }

    private long index(int cls, int pixel) {
        return (long) cls * labels.length + pixel;
    }

    /** The same arrays as a sample that no engine has seen yet; they are closed with this scene. */
    Batch unseen() {
        return Batch.of(new Sample("made-up " + shape, photo, ClassTable.numbered(shape.classes()), targets,
                List.of(new Prediction("logits", PredictionKind.LOGITS, logits))));
    }

    public Shape shape() {
        return shape;
    }

    public Batch batch() {
        return batch;
    }

    Precision precision() {
        return logits.precision();
    }

    Volume logits() {
        return logits;
    }

    Volume soft() {
        return soft;
    }

    byte[] labels() {
        return labels;
    }

    @Override
    public void close() {
        batch.close();
    }
}
