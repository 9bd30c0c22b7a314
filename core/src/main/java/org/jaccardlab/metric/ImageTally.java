package org.jaccardlab.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jaccardlab.objective.Measuring;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Sample;

/**
 * Everything that metrics are made of, counted over the pixels of one image that the reference keeps. Fed run by run in
 * any number of tallies, which then add up. With a softmax the most probable class is predicted; where every class is a
 * sigmoid each is a yes-or-no question of its own.
 */
public final class ImageTally {

    private final Reference reference;
    private final int classes;
    private final boolean sigmoid;
    private final Measuring measuring;
    private long pixels;
    private final long[] hits;
    private final long[] predicted;
    private final long[] referenced;
    private final long[] confusion;
    private final CalibrationBins decided;
    private final List<CalibrationBins> ofClasses = new ArrayList<>();
    private double surprise;
    private double squares;
    private final Optional<SoftTally> soft;

    public ImageTally(Reference reference, boolean sigmoid, Measuring measuring) {
        this.reference = reference;
        this.classes = reference.classes();
        this.sigmoid = sigmoid || classes == 1;
        this.measuring = measuring;
        hits = new long[classes];
        predicted = new long[classes];
        referenced = new long[classes];
        confusion = new long[this.sigmoid ? 0 : classes * classes];
        decided = new CalibrationBins(measuring.bins());
        for (int c = 0; c < classes; c++) {
            ofClasses.add(new CalibrationBins(measuring.bins()));
        }
        soft = reference.isSoft() ? Optional.of(new SoftTally(classes)) : Optional.empty();
    }

    /** An empty tally for an image under these settings. */
    public static ImageTally of(Sample image, Settings settings) {
        int classes = image.classes().count();
        return new ImageTally(new Reference(settings.reference(image), classes),
                settings.objective().first().isSigmoid(classes), settings.measuring());
    }

    /** Counts the pixels of this run that reference and prediction both know. */
    public void add(PixelRun run) {
        for (int i = 0; i < run.pixels(); i++) {
            int pixel = run.from() + i;
            if (!reference.kept().keeps(pixel) || !run.predicted().keeps(pixel)) {
                continue;
            }
            pixels++;
            if (sigmoid) {
                addAnswers(run, i, pixel);
            } else {
                addChoice(run, i, pixel);
            }
            if (soft.isPresent()) {
                addWeights(soft.get(), run, i, pixel);
            }
        }
    }

    private void addChoice(PixelRun run, int i, int pixel) {
        int n = run.pixels();
        int label = reference.label(pixel);
        int winner = run.winner(classes, i);
        confusion[label * classes + winner]++;
        referenced[label]++;
        predicted[winner]++;
        if (label == winner) {
            hits[label]++;
        }
        decided.add(run.x()[winner * n + i], label == winner, true);
        surprise -= run.logX()[label * n + i];
        for (int c = 0; c < classes; c++) {
            double x = run.x()[c * n + i];
            double off = c == label ? 1 - x : x;
            squares += off * off;
            ofClasses.get(c).add(x, c == label, c == winner);
        }
    }

    private void addAnswers(PixelRun run, int i, int pixel) {
        for (int c = 0; c < classes; c++) {
            int at = c * run.pixels() + i;
            double x = run.x()[at];
            boolean is = reference.isOf(c, pixel);
            boolean yes = run.contest()[at] > measuring.threshold();
            referenced[c] += is ? 1 : 0;
            predicted[c] += yes ? 1 : 0;
            hits[c] += is && yes ? 1 : 0;
            decided.add(yes ? x : 1 - x, is == yes, true);
            surprise -= is ? run.logX()[at] : run.logRest()[at];
            double off = is ? 1 - x : x;
            squares += off * off;
            ofClasses.get(c).add(x, is, yes);
        }
    }

    private void addWeights(SoftTally weights, PixelRun run, int i, int pixel) {
        for (int c = 0; c < classes; c++) {
            int at = c * run.pixels() + i;
            double y = reference.weight(c, pixel);
            weights.add(c, run.x()[at], y, run.logX()[at]);
            if (sigmoid) {
                weights.addDivergence(1 - y, run.logRest()[at]);
            }
        }
    }

    /** Takes in what another tally of the same image has counted. */
    public void add(ImageTally other) {
        pixels += other.pixels;
        addTo(hits, other.hits);
        addTo(predicted, other.predicted);
        addTo(referenced, other.referenced);
        addTo(confusion, other.confusion);
        decided.add(other.decided);
        for (int c = 0; c < classes; c++) {
            ofClasses.get(c).add(other.ofClasses.get(c));
        }
        surprise += other.surprise;
        squares += other.squares;
        soft.ifPresent(sums -> other.soft.ifPresent(sums::add));
    }

    private static void addTo(long[] counts, long[] more) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += more[i];
        }
    }

    public Reference reference() {
        return reference;
    }

    public int classes() {
        return classes;
    }

    public boolean isSigmoid() {
        return sigmoid;
    }

    Measuring measuring() {
        return measuring;
    }

    /** Pixels that were counted. */
    public long pixels() {
        return pixels;
    }

    /** Questions that were answered: one a pixel, or with sigmoids one a pixel and class. */
    long answers() {
        return sigmoid ? pixels * classes : pixels;
    }

    public ClassCounts counts(int cls) {
        long falsePositive = predicted[cls] - hits[cls];
        long falseNegative = referenced[cls] - hits[cls];
        return new ClassCounts(hits[cls], falsePositive, falseNegative,
                pixels - hits[cls] - falsePositive - falseNegative);
    }

    /** Right answers among {@link #answers()}. */
    long right() {
        return IntStream.range(0, classes).mapToObj(this::counts)
                .mapToLong(counts -> counts.tp() + (sigmoid ? counts.tn() : 0)).sum();
    }

    /** Reference class against predicted class; empty where classes do not exclude each other. */
    Optional<ConfusionMatrix> confusion() {
        return sigmoid ? Optional.empty() : Optional.of(new ConfusionMatrix(classes, confusion.clone()));
    }

    /** The answers decided for, by their probability. */
    public CalibrationBins decided() {
        return decided;
    }

    /** Whether a pixel is of this class, by the probability that it is. */
    public CalibrationBins ofClass(int cls) {
        return ofClasses.get(cls);
    }

    /** Sum of -ln of the probability of what is so. */
    double surprise() {
        return surprise;
    }

    /** Sum of the squared distances of probabilities from the hard reference. */
    double squares() {
        return squares;
    }

    /** Against the weights of the reference; empty if it is hard. */
    Optional<SoftTally> soft() {
        return soft;
    }
}
