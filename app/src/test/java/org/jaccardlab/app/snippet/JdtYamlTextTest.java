package org.jaccardlab.app.snippet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Dml1;
import org.jaccardlab.loss.FocalTversky;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Jml2;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.Tversky;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.preset.JdtSegmentorLoss;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The configuration of JDTLosses trains with what is on screen. */
class JdtYamlTextTest {

    private final Engine engine = EngineKind.standard().start();
    private final Batch batch = RandomBatch.of(4);

    private static Term term(Loss loss) {
        return new Term(1, loss, TargetRecipe.plain("hard"), 1, Activation.SOFTMAX, Reduction.STANDARD);
    }

    private static Settings settings(Term... terms) {
        return new Settings(new PredictionChoice.File("network"), new Objective(List.of(terms)), 1e-7);
    }

    /** What JDTLosses' objective, as the program computes it, makes of the configuration. */
    private Settings read(String yaml, Settings like) {
        Map<String, String> values = yaml.lines().filter(line -> line.contains(": ") && !line.startsWith("#"))
                .collect(Collectors.toMap(line -> line.split(": ")[0], line -> line.split(": ")[1]));
        JdtSegmentorLoss preset = new JdtSegmentorLoss();
        for (Map.Entry<String, String> each : values.entrySet()) {
            if (each.getKey().equals("LS")) {
                preset = Parameters.with(preset, "kind", JdtSegmentorLoss.Kind.LS);
            } else {
                preset = Parameters.withText(preset, each.getKey(),
                        each.getValue().equals("null") ? "" : each.getValue().replaceAll("[\"\\[\\]]", ""));
            }
        }
        JdtSegmentorLoss whole = preset;
        return like.withObjective(present -> Objective.of(whole, batch, TargetRecipe.plain("hard")));
    }

    private double loss(Settings settings) {
        return engine.evaluate(new Request(batch, 0, settings, Set.of())).loss();
    }

    @Test
    void whatItSaysGivesTheSameLoss() {
        Reduction mixed = Reduction.STANDARD.withMixture(0.2, 0.5, 0.3).withClassWeights(List.of(1.0, 2.0, 0.5, 3.0));
        for (Settings settings : List.of(settings(term(new Jml1(1))),
                settings(term(new Dml1(0.3)).withReduction(mixed)),
                settings(term(new Tversky(0.3, 0.7, 0.01))),
                settings(term(new FocalTversky(0.3, 0.7, 1.5, 1, false, 0.1))),
                settings(term(new CrossEntropy()).withWeight(0.25), term(new Jml1(1)).withWeight(0.75)))) {
            String yaml = JdtYamlText.of(new Subject(settings, batch, List.of()));
            assertThat(yaml).doesNotContain("Not said");
            assertThat(loss(read(yaml, settings))).as(yaml).isCloseTo(loss(settings), within(1e-9));
        }
    }

    @Test
    void aPresetOfJdtLossesSaysAllOfItself() {
        JdtSegmentorLoss preset = Parameters.with(Parameters.with(new JdtSegmentorLoss(), "kind",
                JdtSegmentorLoss.Kind.LS), "smooth", 0.5);
        Settings settings = settings(term(new Jml1())).withObjective(
                present -> Objective.of(preset, batch, TargetRecipe.plain("hard")));
        String yaml = JdtYamlText.of(new Subject(settings, batch, List.of()));
        assertThat(yaml).contains("ce_weight: 0.25", "smooth: 0.5", "LS: True", "epsilon: 0.5", "k: 3",
                "class_weights: null", "active_classes_mode_hard: \"PRESENT\"");
        assertThat(read(yaml, settings)).isEqualTo(settings);
    }

    @Test
    void whatItCannotSayStandsInComments() {
        Settings settings = settings(term(new Jml2()).withTemperature(2)
                .withTarget(TargetRecipe.plain("hard").withSmoothing(new Smoothing.Gaussian(3))));
        assertThat(JdtYamlText.of(new Subject(settings, batch, List.of()))).contains(
                "# Not said here: the term JML2", "# Not said here: the temperature 2",
                "# Not said here: the smoothing of the labels, Gaussian sigma 3.");
    }
}
