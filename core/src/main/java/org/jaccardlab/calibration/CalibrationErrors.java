package org.jaccardlab.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.metric.Calibration;
import org.jaccardlab.metric.CalibrationBins;
import org.jaccardlab.metric.Metrics;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;

/**
 * Every calibration error of a prediction, 0..1.
 *
 * @param decisions of the answers decided for
 * @param classwise mean over the classes, in its usual form
 * @param classwiseOfWinners the same where only an arg max that is right is a hit; see {@link Metrics}
 */
public record CalibrationErrors(Calibration decisions, Calibration classwise, Calibration classwiseOfWinners) {

    /** In equal bins those of the metrics; adaptive ones take a question to the engine for every class. */
    public static CalibrationErrors of(Batch batch, Settings settings, Binning binning, Engine engine,
            Progress progress) {
        return binning.adaptive()
                ? adaptive(batch, settings, binning, engine, progress)
                : equal(batch, settings, binning, engine, progress);
    }

    private static CalibrationErrors equal(Batch batch, Settings settings, Binning binning, Engine engine,
            Progress progress) {
        Settings read = AgainstReference.of(batch, settings)
                .withMeasuring(measuring -> measuring.withBins(binning.bins()));
        Metrics metrics = engine.evaluate(new Request(batch, 0, read, Set.of()), progress).metrics();
        return new CalibrationErrors(metrics.calibration(), metrics.classwise(), metrics.classwiseOfWinners());
    }

    private static CalibrationErrors adaptive(Batch batch, Settings settings, Binning binning, Engine engine,
            Progress progress) {
        int classes = batch.classes().count();
        List<Reliability> ofClasses = new ArrayList<>();
        List<List<Integer>> counting = IntStream.range(0, batch.size())
                .mapToObj(image -> (List<Integer>) new ArrayList<Integer>()).toList();
        for (int c = 0; c < classes; c++) {
            Forecasts answers = Forecasts.of(batch, settings, new Question.OfClass(c), engine, progress);
            ofClasses.add(Reliability.of(answers, binning));
            for (int image = 0; image < batch.size(); image++) {
                if (classes <= 2 || answers.anyHit(image)) {
                    counting.get(image).add(c);
                }
            }
        }
        Forecasts decisions = Forecasts.of(batch, settings, new Question.Decisions(), engine, progress);
        return new CalibrationErrors(Reliability.of(decisions, binning).error(),
                mean(ofClasses, counting, CalibrationBins::error, 0),
                mean(ofClasses, counting, CalibrationBins::winningError, classes == 2 ? 1 : 0));
    }

    private static Calibration mean(List<Reliability> ofClasses, List<List<Integer>> counting,
            Function<CalibrationBins, OptionalDouble> form, int first) {
        return Calibration.mean(ofClasses.stream().skip(first).map(each -> each.pooled(form)).toList(),
                IntStream.range(0, counting.size()).mapToObj(image -> counting.get(image).stream()
                        .filter(c -> c >= first).map(c -> ofClasses.get(c).ofImage(image, form)).toList()).toList());
    }
}
