package org.jaccardlab.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jaccardlab.metric.CalibrationBins;
import org.jaccardlab.metric.ClassCounts;
import org.jaccardlab.metric.ImageTally;
import org.jaccardlab.metric.Levels;

/**
 * The averages that the repository of the JDT losses takes, from our counts, in per cent or per mille. Here, in one place,
 * is what we do otherwise:
 * <ul>
 * <li>a class that does not occur makes a mean over classes NaN, in D and in C;
 * <li>in the worst-case means of C a class that occurs in no image counts with a filler of a million;
 * <li>"binary" looks at the second of two classes alone, so that "Acc" is its recall; counts a class as present if it is
 * only predicted, which makes its accuracy NaN; and in I gives 1 to an image where only one of the two occurs;
 * <li>an image without kept pixels counts with a calibration error of 0;
 * <li>the classwise error of an image with an ignored pixel also takes in the class whose number is nearest to the
 * ignored one.
 * </ul>
 */
final class JdtMetrics {

    private static final double FILLER = 1e6;
    /** In place of a percentage: the plain mean, which is not the same as the worst 100 per cent. */
    private static final int PLAIN = 0;

    private final List<List<ClassCounts>> images;
    private final boolean binary;

    private JdtMetrics(List<ImageTally> tallies, boolean binary) {
        this.images = tallies.stream().filter(tally -> tally.pixels() > 0)
                .map(tally -> IntStream.range(0, tally.classes()).mapToObj(tally::counts).toList()).toList();
        this.binary = binary;
    }

    /** Accuracy, IoU and Dice by the names that the repository gives them. */
    static Map<String, Double> accuracies(List<ImageTally> tallies, boolean binary, int q) {
        return new JdtMetrics(tallies, binary).accuracies(q);
    }

    /** The calibration error of the decisions, by the same names. */
    static Map<String, Double> calibration(List<ImageTally> tallies, int bins) {
        CalibrationBins pooled = new CalibrationBins(bins);
        tallies.forEach(tally -> pooled.add(tally.decided()));
        return Map.of("ECED", 100 * pooled.error().orElse(0), "ECEI",
                mean(tallies.stream().mapToDouble(tally -> tally.decided().error().orElse(0)).toArray()));
    }

    /** @param strays for every image the class that its ignored pixels are taken for, if it has any */
    static Map<String, Double> classwiseCalibration(List<ImageTally> tallies, List<OptionalInt> strays, int bins) {
        int classes = tallies.getFirst().classes();
        double[] pooled = IntStream.range(classes == 2 ? 1 : 0, classes).mapToDouble(c -> {
            CalibrationBins all = new CalibrationBins(bins);
            tallies.forEach(tally -> all.add(tally.ofClass(c)));
            return all.winningError().orElse(0);
        }).toArray();
        double[] images = IntStream.range(0, tallies.size())
                .mapToDouble(i -> classwise(tallies.get(i), strays.get(i))).toArray();
        return Map.of("SCED", 10 * mean(pooled), "SCEI", 10 * mean(images));
    }

    private static double classwise(ImageTally tally, OptionalInt stray) {
        return IntStream.range(0, tally.classes())
                .filter(c -> tally.classes() == 2
                        ? c == 1
                        : tally.counts(c).reference() > 0 || stray.isPresent() && stray.getAsInt() == c)
                .mapToDouble(c -> tally.ofClass(c).winningError().orElse(0)).average().orElse(Double.NaN);
    }

    private Map<String, Double> accuracies(int q) {
        Map<String, Double> numbers = new TreeMap<>();
        List<ClassCounts> pooled = pooled();
        numbers.put("Acc", 100 * (double) pooled.stream().mapToLong(ClassCounts::tp).sum()
                / pooled.stream().mapToLong(ClassCounts::reference).sum());
        Map<String, ToDoubleFunction<ClassCounts>> scores = Map.of(
                "mAcc", counts -> (double) counts.tp() / counts.reference(),
                "mIoU", counts -> (double) counts.tp() / (counts.tp() + counts.fp() + counts.fn()),
                "mDice", counts -> 2.0 * counts.tp() / (2 * counts.tp() + counts.fp() + counts.fn()));
        scores.forEach((name, score) -> {
            numbers.put(name + "D", mean(pooled.stream().mapToDouble(score).toArray()));
            numbers.put(name + "I", overImages(score, PLAIN));
            numbers.put(name + "C", overClasses(score, PLAIN));
            numbers.put(name + "I" + q, overImages(score, q));
            numbers.put(name + "C" + q, overClasses(score, q));
            numbers.put(name + "IQ", tenths().mapToDouble(t -> overImages(score, t)).sum() / 10);
            numbers.put(name + "CQ", tenths().mapToDouble(t -> overClasses(score, t)).sum() / 10);
        });
        return numbers;
    }

    private static IntStream tenths() {
        return IntStream.rangeClosed(1, 10).map(tenth -> 10 * tenth);
    }

    private List<ClassCounts> pooled() {
        int classes = images.isEmpty() ? 0 : images.getFirst().size();
        return IntStream.range(binary ? 1 : 0, classes).mapToObj(c -> images.stream().map(image -> image.get(c))
                .reduce(ClassCounts.NONE, ClassCounts::plus)).toList();
    }

    private boolean isActive(ClassCounts counts) {
        return counts.reference() > 0 || binary && counts.predicted() > 0;
    }

    private double overImages(ToDoubleFunction<ClassCounts> score, int percent) {
        double[] values = images.stream().mapToDouble(image -> ofImage(image, score)).sorted().toArray();
        return mean(percent == PLAIN ? values : Arrays.copyOf(values, Levels.worstOf(values.length, percent)));
    }

    private double ofImage(List<ClassCounts> image, ToDoubleFunction<ClassCounts> score) {
        List<ClassCounts> active = image.stream().filter(this::isActive).toList();
        if (binary) {
            return active.size() < 2 ? 1 : score.applyAsDouble(image.get(1));
        }
        return active.stream().mapToDouble(score).sum() / active.size();
    }

    private double overClasses(ToDoubleFunction<ClassCounts> score, int percent) {
        return mean(IntStream.range(0, images.isEmpty() ? 0 : images.getFirst().size())
                .mapToDouble(c -> ofClass(c, score, percent)).toArray());
    }

    private double ofClass(int cls, ToDoubleFunction<ClassCounts> score, int percent) {
        double[] values = images.stream().map(image -> image.get(cls))
                .mapToDouble(counts -> isActive(counts) ? score.applyAsDouble(counts) : FILLER).sorted().toArray();
        int active = (int) images.stream().filter(image -> isActive(image.get(cls))).count();
        if (active == 0) {
            return percent == PLAIN ? Double.NaN : FILLER;
        }
        // One NaN anywhere spoils the class, even among the images that are left out.
        return Double.isNaN(values[values.length - 1])
                ? Double.NaN
                : Arrays.stream(values).limit(percent == PLAIN ? active : Levels.worstOf(active, percent)).average()
                        .orElseThrow();
    }

    private static double mean(double[] values) {
        return 100 * Arrays.stream(values).sum() / values.length;
    }
}
