package org.jaccardlab.app.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.evaluation.ClassValue;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.Leak;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.metric.ClassCounts;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.Sums;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.preset.Presets;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as it is printed and exported. Names of the JSON are the names here.
 *
 * @param predictionKind what the file's numbers were taken for; absent for a prediction made from the target
 * @param images names of the batch, in order
 * @param preset the library's loss that the terms are derived from; absent for terms put together by hand
 * @param meanIoU over the batch against the reference label; absent if no class occurs
 * @param metrics these and all others
 * @param leak what lies on ignored pixels of the first image; absent unless a loss lets them in
 */
public record EvaluationReport(String title, List<String> images, String prediction,
        @Nullable PredictionKind predictionKind, double loss, long keptPixels,
        @Nullable Double meanIoU, @Nullable Double accuracy, MetricsReport metrics, @Nullable PresetReport preset,
        @Nullable Leak leak, List<TermReport> terms,
        List<String> warnings) {

    /** @param departs where it departs from the plain definition */
    public record PresetReport(String id, String library, String name, Map<String, Object> parameters, String departs,
            @Nullable String warning) {

        static PresetReport of(Preset preset) {
            return new PresetReport(Presets.id(preset), preset.library(), preset.name(), values(preset.asRecord()),
                    preset.departs(), preset.warning().orElse(null));
        }
    }

    /**
     * One term: its settings, its value, and what every class has to do with it.
     *
     * @param sharing how its shares add up
     * @param constant the part of the objective that no pixel owns
     */
    public record TermReport(String loss, Map<String, Object> parameters, double weight, String target, String recipe,
            @Nullable String auxiliary,
            double temperature, Activation activation, String active, double dataset, double image, double classwise,
            String sharing, double constant, double value, List<ClassReport> classes) {
    }

    /**
     * @param active whether the class counts in the mean
     * @param loss its own, before weights and means
     * @param contribution what it adds to the objective
     * @param shareOfLoss the part of the objective that this is; absent if the objective is zero
     * @param pixels of the class in the reference label
     */
    public record ClassReport(int index, String name, boolean active, double loss, double contribution,
            @Nullable Double shareOfLoss, Sums sums, @Nullable Double iou, @Nullable Double dice, long pixels) {
    }

    public static EvaluationReport of(Evaluation evaluation, List<String> warnings) {
        Settings settings = evaluation.request().settings();
        return new EvaluationReport(Captions.objective(settings),
                evaluation.request().batch().samples().stream().map(sample -> sample.name()).toList(),
                settings.prediction().title(),
                settings.predictionFile(evaluation.request().sample()).map(file -> file.kind()).orElse(null),
                evaluation.loss(), evaluation.keptPixels(),
                MetricsReport.orNull(evaluation.metrics().iou().dataset()),
                MetricsReport.orNull(evaluation.metrics().accuracy()),
                MetricsReport.of(evaluation.metrics(), evaluation.request().batch().classes()),
                settings.objective().origin().map(origin -> PresetReport.of((Preset) origin)).orElse(null),
                evaluation.leak().isNone() ? null : evaluation.leak(),
                evaluation.terms().stream().map(value -> term(value, evaluation)).toList(), warnings);
    }

    private static TermReport term(TermValue value, Evaluation evaluation) {
        Term term = value.term();
        return new TermReport(term.loss().id(), values(term.loss().asRecord()), term.weight(),
                term.target().base().title(), term.target().words(), term.auxiliary().orElse(null),
                term.temperature(), term.activation(),
                term.reduction().active().classes().name().toLowerCase(Locale.ROOT),
                term.reduction().dataset(), term.reduction().image(), term.reduction().classwise(),
                term.loss().sharing().title(), value.constant(), value.value(),
                IntStream.range(0, value.classes().size())
                        .mapToObj(c -> classReport(c, value.classes().get(c), evaluation)).toList());
    }

    private static Map<String, Object> values(Record owner) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : Parameters.of(owner)) {
            values.put(parameter.name(), parameter instanceof Parameter.Numeric number && number.value().isPresent()
                    ? number.number()
                    : parameter.text());
        }
        return values;
    }

    private static ClassReport classReport(int cls, ClassValue value, Evaluation evaluation) {
        ClassCounts counts = evaluation.metrics().classes().get(cls);
        return new ClassReport(cls, evaluation.request().batch().classes().name(cls), value.active(), value.value(),
                value.contribution(),
                evaluation.loss() == 0 ? null : Double.valueOf(value.contribution() / evaluation.loss()),
                value.sums(), MetricsReport.orNull(counts.iou()), MetricsReport.orNull(counts.dice()),
                counts.reference());
    }
}
