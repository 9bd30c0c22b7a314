package org.jaccardlab.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.metric.Metrics;
import org.jaccardlab.raster.Field;
import org.jaccardlab.sample.ClassTable;

/**
 * The answer to a request. Holds nothing outside the Java heap, so it may outlive the sample.
 *
 * @param loss the objective's value over the batch
 * @param memberLoss the part of the loss that lies in the pixels of the member looked at
 * @param keptPixels how many pixels of the batch count
 * @param terms one per term of the objective
 * @param fields exactly those asked for, raw, in the rows asked for at least: shares add up to {@code memberLoss}
 * @param gains one per term if a gain was among the fields, for reading single pixels; else empty
 * @param kept the pixels of the member that count
 * @param targetClasses per pixel of the member the class with the largest target weight
 * @param predictedClasses per pixel of the member the class with the largest probability
 * @param measured prediction against the reference label, over the batch; may be empty if the request did without
 * @param leak what lies on ignored pixels of the member; none unless a loss lets them in
 */
public record Evaluation(Request request, double loss, double memberLoss, long keptPixels, List<TermValue> terms,
        Map<FieldKey, Field> fields, List<Gain> gains, KeepMask kept, LabelMap targetClasses,
        LabelMap predictedClasses, Optional<Metrics> measured, Leak leak) {

    public Evaluation {
        terms = List.copyOf(terms);
        fields = Map.copyOf(fields);
        gains = List.copyOf(gains);
    }

    /** Whether every field holds all its rows. */
    public boolean isWhole() {
        return fields.values().stream().allMatch(field -> field.rows().isAll());
    }

    /** The same with metrics that were worked out after it, of the same question. */
    public Evaluation with(Metrics metrics) {
        return new Evaluation(request, loss, memberLoss, keptPixels, terms, fields, gains, kept, targetClasses,
                predictedClasses, Optional.of(metrics), leak);
    }

    /** The same answer, with the classes called and coloured in another way. */
    public Evaluation calling(ClassTable classes) {
        if (classes.equals(request.batch().classes())) {
            return this;
        }
        return new Evaluation(request.calling(classes), loss, memberLoss, keptPixels, terms, fields, gains, kept,
                targetClasses, predictedClasses, measured, leak);
    }

    /** @throws IllegalStateException if the request did without */
    public Metrics metrics() {
        return measured.orElseThrow(() -> new IllegalStateException("this evaluation was asked for without metrics"));
    }

    /** The field for this key, or for what stands in for it where the prediction has no logits. */
    public Optional<Field> field(FieldKey key) {
        return Optional.ofNullable(fields.get(key.availableFor(request.settings().prediction())));
    }

    /** What this class adds to the objective, over all terms. */
    public double contribution(int cls) {
        return terms.stream().mapToDouble(term -> term.classes().get(cls).contribution()).sum();
    }
}
