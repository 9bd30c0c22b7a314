package org.jaccardlab.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CompareTest {

    private static Told compared(String sample, String... more) {
        List<String> args = new ArrayList<>(List.of("compare", Told.sample(sample)));
        args.addAll(List.of(more));
        return Told.by(args.toArray(String[]::new));
    }

    @Test
    void bothLossesAreThoseThatEvaluatePrints() throws IOException {
        JsonNode report = compared("baltic", "--epsilon", "0.1", "--against-loss", "soft-jaccard").json();
        assertThat(report.at("/a/loss").asDouble()).isEqualTo(evaluated("jml1"));
        assertThat(report.at("/b/loss").asDouble()).isEqualTo(evaluated("soft-jaccard"));
        assertThat(report.at("/difference").asDouble())
                .isCloseTo(evaluated("jml1") - evaluated("soft-jaccard"), within(1e-12));
        assertThat(report.at("/a/title").asText()).startsWith("JML1").contains("epsilon 0.1");
        assertThat(report.at("/gradients/by").asText()).isEqualTo("logits");
        assertThat(report.at("/gradients/cosine").asDouble()).isBetween(-1.0, 0.9999);
        assertThat(report.at("/gradients/opposedPart").asDouble())
                .isEqualTo(report.at("/gradients/opposedPixels").asDouble()
                        / report.at("/gradients/pushedPixels").asDouble());
        assertThat(report.at("/gradients/classes").size()).isPositive();
    }

    private static double evaluated(String loss) throws IOException {
        return Told.by("evaluate", Told.sample("baltic"), "--epsilon", "0.1", "--loss", loss).json().get("loss")
                .asDouble();
    }

    @Test
    void aParameterAloneMayDiffer() throws IOException {
        JsonNode report = compared("baltic", "--loss", "tversky", "--against-set", "alpha=0.9").json();
        assertThat(report.at("/a/loss").asDouble()).isNotEqualTo(report.at("/b/loss").asDouble());
        assertThat(report.at("/b/title").asText()).contains("alpha 0.9");
    }

    @Test
    void withoutLogitsOnOneSideGradientsAreTakenByProbability() throws IOException {
        JsonNode report = compared("baltic", "--against-prediction", "target").json();
        assertThat(report.at("/b/loss").asDouble()).isZero();
        assertThat(report.at("/gradients/by").asText()).isEqualTo("probabilities");
    }

    @Test
    void smoothingTemperatureAndALibrarysLossMayDiffer() throws IOException {
        for (List<String> difference : List.of(List.of("--against-epsilon", "0.2"),
                List.of("--against-temperature", "3"), List.of("--against-preset", "monai-dice"))) {
            JsonNode report = compared("baltic", difference.toArray(String[]::new)).json();
            assertThat(report.at("/difference").asDouble()).as(difference.toString()).isNotZero();
        }
    }

    @Test
    void twoSettingsThatDoNotDifferAreRefused() {
        compared("baltic").refused("B is the same as A", "--against-loss");
    }

    @Test
    void whatIsNotThereIsRefusedAsForA() {
        compared("baltic", "--against-target", "nobody").refused("There is no ground truth \"nobody\"");
        compared("baltic", "--against-loss", "jml1", "--against-preset", "monai-dice").refused("leave one out");
        compared("baltic", "--against-epsilon", "0.1", "--member", "7").refused("There is no image number 7");
    }
}
