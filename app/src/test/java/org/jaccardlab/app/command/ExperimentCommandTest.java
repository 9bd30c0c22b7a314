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

class ExperimentCommandTest {

    private static Told tried(String... more) {
        return Told.by(Stream.concat(
                Stream.of("experiment", Told.sample("baltic"), "--seeds", "2", "--epochs", "1", "--losses",
                        "ce,ce+dml1", "--labels", "hard,distilled"),
                Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void theTableComesAsJsonAndAsCsvWithTheSameNumbers() throws IOException {
        JsonNode report = tried("--json").json();
        assertThat(report.get("rows")).hasSize(4);
        assertThat(report.get("runs")).hasSize(8);
        assertThat(report.get("teachers")).hasSize(2);
        assertThat(report.get("findings")).hasSize(2);
        assertThat(report.get("split").asText()).contains("no pixel serves both sides");
        JsonNode row = report.at("/rows/1");
        assertThat(row.get("loss").asText()).isEqualTo("ce+dml1");
        double mean = (report.at("/runs/1/iouD").asDouble() + report.at("/runs/5/iouD").asDouble()) / 2;
        assertThat(row.at("/iouD/mean").asDouble()).isCloseTo(mean, within(1e-12));

        List<String> lines = tried("--csv").out().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.getFirst()).startsWith("labels,loss,seeds,iouD,iouDDeviation,");
        assertThat(lines.get(2)).startsWith("hard,ce+dml1,2," + row.at("/iouD/mean").asText() + ",");
    }

    @Test
    void forPeopleThereAreFindingsAndLimits() {
        Told told = Told.by("experiment", Told.sample("baltic"), "--seeds", "1", "--epochs", "1", "--losses",
                "ce,ce+dml1", "--labels", "hard", "--use-target", "natural earth, area share");
        assertThat(told.err()).isEmpty();
        assertThat(told.code()).isZero();
        assertThat(told.out()).contains("seed 1, hard labels, ce+dml1: IoU D ", "labels of Natural Earth, area share",
                "too few seeds to tell", "the spread says nothing about other images");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --seeds      | 0                  | Seeds must lie in 1 to 50 but is 0.
            --epochs     | 0                  | Epochs must lie in 1 to 1000 but is 0.
            --block      | 8                  | Block must lie in 16 to 512 but is 8.
            --block      | 300                | do not give two labelled blocks of 300 pixels side by side
            --losses     | jml1               | "jml1" is no loss to train with: write ce, or ce+
            --losses     | ce+jaccard         | There is no loss "jaccard"
            --losses     | ce+lovasz-softmax  | is defined on hard labels alone
            --losses     | ce,ce              | Name every loss and every kind of labels once.
            --labels     | soft               | There are no labels "soft": choose among hard
            --use-target | mine               | There is no ground truth "mine"
            """)
    void nonsenseIsRefused(String option, String value, String words) {
        Told.by("experiment", Told.sample("baltic"), option, value).refused(words);
    }

    @Test
    void aReportHasOneForm() {
        tried("--json", "--csv").refused("--json and --csv are two forms of one report: choose one");
    }
}
