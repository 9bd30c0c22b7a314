package org.jaccardlab.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;

/**
 * What an engine says to a case.
 *
 * @param terms those of the objective, in its order
 * @param gradients of the objective by the role of the logits, in C order
 */
record CaseResult(double loss, List<TermValue> terms, Map<String, double[]> gradients) {

    /** @param probabilities whether the library was handed probabilities, by which it differentiates */
    static CaseResult of(Batch batch, Settings settings, Engine engine, boolean probabilities) {
        Quantity main = probabilities ? Quantity.GRADIENT_PROBABILITY : Quantity.GRADIENT_LOGIT;
        Map<Quantity, double[]> filled = new LinkedHashMap<>();
        int entries = batch.samples().stream().mapToInt(sample -> sample.size().pixels() * batch.classes().count())
                .sum();
        filled.put(main, new double[entries]);
        if (settings.objective().auxiliary().isPresent()) {
            filled.put(Quantity.GRADIENT_AUXILIARY, new double[entries]);
        }
        int classes = batch.classes().count();
        Set<FieldKey> keys = filled.keySet().stream()
                .flatMap(quantity -> IntStream.range(0, classes).mapToObj(c -> new FieldKey(quantity, c)))
                .collect(Collectors.toSet());
        Evaluation evaluation = engine.evaluate(new Request(batch, 0, settings, keys));
        int from = 0;
        for (int member = 0; member < batch.size(); member++) {
            int pixels = batch.sample(member).size().pixels();
            if (member > 0) {
                evaluation = engine.evaluate(new Request(batch, member, settings, keys));
            }
            for (FieldKey key : keys) {
                float[] field = evaluation.field(key).orElseThrow().toArray();
                double[] whole = Objects.requireNonNull(filled.get(key.quantity()));
                for (int i = 0; i < field.length; i++) {
                    whole[from + key.cls() * pixels + i] = field[i];
                }
            }
            from += pixels * classes;
        }
        Map<String, double[]> gradients = new LinkedHashMap<>();
        filled.forEach((quantity, whole) -> gradients.put(
                quantity == main ? CaseBatch.PREDICTION : CaseBatch.AUXILIARY, whole));
        return new CaseResult(evaluation.loss(), evaluation.terms(), gradients);
    }
}
