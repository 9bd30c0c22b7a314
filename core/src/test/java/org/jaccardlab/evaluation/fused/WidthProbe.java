package org.jaccardlab.evaluation.fused;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.Scenes;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;

/** Prints the vector width and the bits of what every loss says of a picture: for another JVM to compare with. */
final class WidthProbe {

    private WidthProbe() {
    }

    public static void main(String[] args) {
        FusedEngine engine = new FusedEngine(new Nd4jEngine(), 2);
        StringBuilder text = new StringBuilder();
        try (Batch batch = Batch.of(Scenes.random(17, 6, new Size(61, 73)))) {
            for (Loss loss : Loss.catalogue()) {
                String target = loss.needsHardTarget() ? Scenes.HARD : Scenes.SOFT;
                for (Activation activation : Activation.values()) {
                    for (Set<FieldKey> fields : List.of(
                            Set.of(FieldKey.total(Quantity.SHARE), new FieldKey(Quantity.GRADIENT_PROBABILITY, 2),
                                    new FieldKey(Quantity.GRADIENT_LOGIT, 5)),
                            Set.of(new FieldKey(Quantity.GRADIENT_LOGIT, 1)))) {
                        Evaluation evaluation = engine.evaluate(new Request(batch, 0, Scenes.settings(loss, target)
                                .withFirstTerm(term -> term.withTemperature(1.3)
                                        .withActivation(loss.needsSigmoid() ? Activation.SIGMOID : activation)),
                                fields));
                        text.append(loss.id()).append(' ').append(activation).append(' ')
                                .append(Long.toHexString(Double.doubleToRawLongBits(evaluation.loss()))).append(' ')
                                .append(Long.toHexString(bits(evaluation))).append('\n');
                    }
                }
            }
        }
        System.out.print(Lanes.COUNT + "\n" + text);
        System.exit(0);
    }

    private static long bits(Evaluation evaluation) {
        CRC32C sum = new CRC32C();
        TreeMap<String, float[]> fields = new TreeMap<>();
        evaluation.fields().forEach((key, field) -> fields.put(key.toString(), field.toArray()));
        fields.values().forEach(numbers -> {
            for (float number : numbers) {
                int bits = Float.floatToRawIntBits(number);
                for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                    sum.update(bits >>> shift);
                }
            }
        });
        return sum.getValue();
    }
}
