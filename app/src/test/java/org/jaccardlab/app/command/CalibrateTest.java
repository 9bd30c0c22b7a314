package org.jaccardlab.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CalibrateTest {

    private static Told calibrated(String... more) {
        return Told.by(Stream.concat(Stream.of("calibrate", Told.sample("earth")), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void theErrorsAreThoseOfEvaluateAndTheFitLowersTheLikelihoodsLoss() throws IOException {
        JsonNode report = calibrated("--bins", "15", "--fit-temperature", "--kde-bandwidth", "0.5", "--json").json();
        JsonNode metrics = Told.by("evaluate", Told.sample("earth"), "--bins", "15").json().get("metrics");
        for (String error : List.of("ecePerCent", "classwisePerMille", "classwiseOfWinnersPerMille")) {
            assertThat(report.get("state").get(error)).isEqualTo(metrics.get(error));
        }
        assertThat(report.at("/state/nll").asDouble()).isCloseTo(metrics.get("nll").asDouble(), within(1e-5));
        assertThat(report.get("answers")).hasSize(15);
        long answers = 0;
        for (JsonNode bin : report.get("answers")) {
            answers += bin.get("answers").asLong();
        }
        assertThat(answers).isEqualTo(metrics.get("pixels").asLong());
        assertThat(report.at("/temperature/after/nll").asDouble()).isLessThan(report.at("/state/nll").asDouble());
        assertThat(report.at("/temperature/atEnd").asBoolean()).isFalse();
        assertThat(report.at("/kernels/pixels").asLong()).isPositive();
        assertThat(report.at("/kernels/after/nll").asDouble()).isPositive();
    }

    @Test
    void adaptiveBinsOfAClassComeAsCsv() {
        Told told = calibrated("--adaptive", "--bins", "5", "--class", "lake", "--csv");
        assertThat(told.err()).isEmpty();
        List<String> lines = told.out().lines().toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.getFirst()).isEqualTo("from,to,answers,confidence,accuracy");
    }

    @Test
    void forPeopleThereIsATable() {
        Told told = calibrated("--fit-temperature", "--kde-bandwidth", "0.5", "--kde-keys", "20");
        assertThat(told.err()).isEmpty();
        assertThat(told.code()).isZero();
        assertThat(told.out()).contains("student against Natural Earth, hard, decisions, equal bins", "confidence",
                "as it is", "temperature ", "kernels of bandwidth 0.5",
                "looked at the labels they are measured by");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --bins          | 0    | Bins must lie in 1 to 100 but is 0.
            --class         | sea  | There is no class "sea": choose one of ocean, land, lake, glacier.
            --kde-bandwidth | 0    | Bandwidth must lie in 0.01 to 10 but is 0.
            --kde-keys      | 5    | --kde-keys is for --kde-bandwidth: give both, or neither.
            """)
    void nonsenseIsRefused(String option, String value, String words) {
        calibrated(option, value).refused(words);
    }

    @Test
    void whatHasNoLogitsHasNoTemperature() {
        calibrated("--fit-temperature", "--use-prediction", "hard-label").refused(
                "has no logits that a temperature could divide: choose a prediction from a file");
    }
}
