package org.jaccardlab.evaluation;

import java.util.List;
import java.util.Set;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.loss.KullbackLeibler;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.TeacherMix;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A student (2, 0, -1) and a teacher (3, 1, -2), both softened by T: T^2 keeps the gradient of order one. */
class TemperatureTest {

    private static final Size PIXEL = new Size(1, 1);

    @ParameterizedTest(name = "T = {0}")
    @CsvSource({"1, 0.02520, -0.0318, -0.0043, 0.0361", "2, 0.14487, -0.1223, -0.0450, 0.1673",
            "4, 0.28772, -0.1889, -0.1146, 0.3035", "16, 0.41036, -0.2199, -0.1941, 0.4139"})
    void theDivergenceTimesTSquaredAndItsGradient(double temperature, double value, double g0, double g1, double g2) {
        try (Batch batch = studentAndTeacher()) {
            TargetRecipe taught = TargetRecipe.plain("hard").withTeacher(new TeacherMix("teacher", temperature, 1));
            Settings settings = Settings.startingWith(batch).withLoss(new KullbackLeibler())
                    .withFirstTerm(term -> term.withTarget(taught).withTemperature(temperature));
            double[] gradient = {g0, g1, g2};
            for (int c = 0; c < 3; c++) {
                FieldKey key = new FieldKey(Quantity.GRADIENT_LOGIT, c);
                Evaluation evaluation = new Nd4jEngine().evaluate(new Request(batch, 0, settings, Set.of(key)));
                assertThat(evaluation.loss()).isCloseTo(value, within(6e-6));
                assertThat(evaluation.field(key).orElseThrow().toArray()[0]).isCloseTo((float) gradient[c],
                        within(6e-5f));
            }
        }
    }

    private static Batch studentAndTeacher() {
        return Batch.of(new Sample("one pixel", new Photo(PIXEL, new int[1]), ClassTable.numbered(3),
                List.of(new LabelSource.Hard("hard", new LabelMap(PIXEL, new byte[1]))),
                List.of(logits("student", 2, 0, -1), logits("teacher", 3, 1, -2))));
    }

    private static Prediction logits(String name, float... z) {
        return new Prediction(name, PredictionKind.LOGITS, Volume.of(3, PIXEL, z));
    }
}
