package org.jaccardlab.app.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jaccardlab.metric.Calibration;
import org.jaccardlab.metric.ClassCounts;
import org.jaccardlab.metric.ConfusionMatrix;
import org.jaccardlab.metric.Levels;
import org.jaccardlab.metric.Metrics;
import org.jaccardlab.sample.ClassTable;
import org.jspecify.annotations.Nullable;

/**
 * Metrics as they are printed and exported. Scores are 0..1; what is not defined is left out.
 *
 * @param against the reference label's name
 * @param byArgMax whether that is soft, so that its largest weight was taken
 * @param threshold of a prediction that asks every class by itself; else absent
 * @param confusion rows are reference classes; absent with a threshold
 * @param classwisePerMille the classwise calibration error in its usual form
 * @param classwiseOfWinnersPerMille in the form of the JDTLosses repository, where a hit needs the arg max to be right too
 * @param nll in nats
 * @param soft against the weights of a soft reference
 */
public record MetricsReport(String against, boolean byArgMax, long pixels, int bins, int worstPerCent,
        @Nullable Double threshold, @Nullable Double accuracy, LevelsReport meanAccuracy, LevelsReport meanIoU,
        LevelsReport meanDice, CalibrationReport ecePerCent, CalibrationReport classwisePerMille,
        CalibrationReport classwiseOfWinnersPerMille, @Nullable Double nll, @Nullable Double brier,
        @Nullable SoftReport soft, List<ClassReport> classes, @Nullable List<List<Long>> confusion) {

    /** The averages D, I and C, and of the worst parts of I and C. */
    public record LevelsReport(@Nullable Double dataset, @Nullable Double image, @Nullable Double classwise,
            @Nullable Double worstImages, @Nullable Double worstOfClasses, @Nullable Double imagesBar,
            @Nullable Double classesBar) {
    }

    /** Over all pixels together, and image by image. */
    public record CalibrationReport(@Nullable Double dataset, @Nullable Double image) {
    }

    /** @param kl of the prediction from the reference, in nats */
    public record SoftReport(LevelsReport iou, LevelsReport dice, @Nullable Double brier, @Nullable Double kl) {
    }

    /** Counts of pixels, and what follows from them. */
    public record ClassReport(int index, String name, long tp, long fp, long fn, long tn, @Nullable Double accuracy,
            @Nullable Double iou, @Nullable Double dice) {
    }

    static MetricsReport of(Metrics metrics, ClassTable classes) {
        return new MetricsReport(metrics.against(), metrics.againstSoft() && !metrics.sigmoid(), metrics.pixels(),
                metrics.measuring().bins(), metrics.measuring().worst(),
                metrics.sigmoid() ? metrics.measuring().threshold() : null, orNull(metrics.accuracy()),
                levels(metrics.classAccuracy()), levels(metrics.iou()), levels(metrics.dice()),
                calibration(metrics.calibration(), 100), calibration(metrics.classwise(), 1000),
                calibration(metrics.classwiseOfWinners(), 1000), orNull(metrics.nll()), orNull(metrics.brier()),
                metrics.soft().map(soft -> new SoftReport(levels(soft.iou()), levels(soft.dice()),
                        orNull(soft.brier()), orNull(soft.divergence()))).orElse(null),
                IntStream.range(0, classes.count())
                        .mapToObj(c -> ofClass(c, classes.name(c), metrics.classes().get(c))).toList(),
                metrics.confusion().map(MetricsReport::rows).orElse(null));
    }

    private static ClassReport ofClass(int index, String name, ClassCounts counts) {
        return new ClassReport(index, name, counts.tp(), counts.fp(), counts.fn(), counts.tn(),
                orNull(counts.accuracy()), orNull(counts.iou()), orNull(counts.dice()));
    }

    private static List<List<Long>> rows(ConfusionMatrix confusion) {
        return IntStream.range(0, confusion.classes()).mapToObj(reference -> IntStream.range(0, confusion.classes())
                .mapToObj(predicted -> confusion.count(reference, predicted)).toList()).toList();
    }

    static LevelsReport levels(Levels levels) {
        return new LevelsReport(orNull(levels.dataset()), orNull(levels.image()), orNull(levels.classwise()),
                orNull(levels.worstImages()), orNull(levels.worstOfClasses()), orNull(levels.imagesBar()),
                orNull(levels.classesBar()));
    }

    static CalibrationReport calibration(Calibration error, double unit) {
        return new CalibrationReport(times(unit, error.dataset()), times(unit, error.image()));
    }

    static @Nullable Double times(double unit, OptionalDouble value) {
        return value.isPresent() ? Double.valueOf(unit * value.getAsDouble()) : null;
    }

    static @Nullable Double orNull(OptionalDouble value) {
        return times(1, value);
    }
}
