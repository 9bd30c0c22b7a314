package org.jaccardlab.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is asked of a loss beyond its value: where it leads, how it turns, whether it is sound. */
class SkepticTest {

    @Test
    void twoLossesDescendSideBySide(@TempDir Path folder) throws IOException {
        Path end = folder.resolve("end.npy");
        JsonNode report = Told.by("descend", Told.sample("baltic"), "--loss", "jml1", "--against", "soft-jaccard",
                "--steps", "12", "--every", "5", "--measure-every", "6", "--optimiser", "adam", "--tune", "rate=0.2",
                "--out", end.toString()).json();
        assertThat(report.get("runners")).hasSize(2);
        JsonNode trace = report.at("/runners/0/trace");
        assertThat(trace).extracting(row -> row.get("step").asInt()).containsExactly(0, 5, 10, 12);
        assertThat(trace.get(3).get("loss").asDouble()).isLessThan(trace.get(0).get("loss").asDouble());
        assertThat(trace.get(3).has("ecePerCent")).isTrue();
        JsonNode there = Told.by("evaluate", Told.sample("baltic"), "--loss", "jml1").json();
        assertThat(trace.get(0).get("loss").asDouble()).isCloseTo(there.get("loss").asDouble(), within(1e-9));
        assertThat(trace.at("/0/iou/dataset").asDouble()).isEqualTo(there.get("meanIoU").asDouble());
        assertThat(end).isNotEmptyFile();
    }

    @Test
    void aTraceIsATableToo() {
        Told told = Told.by("descend", Told.sample("baltic"), "--steps", "2", "--csv", "--variable", "probabilities",
                "--start", "even");
        assertThat(told.err()).isEmpty();
        assertThat(told.out().lines()).hasSize(4).first().asString().startsWith("objective,step,loss,iou.dataset");
    }

    @Test
    void aSweepIsWhatEvaluatingItsValuesSays(@TempDir Path folder) throws IOException {
        JsonNode report = Told.by("sweep", Told.sample("baltic"), "--over", "temperature", "--from", "1", "--to", "4",
                "--points", "3", "--log", "--field", "share", "--into", folder.toString()).json();
        assertThat(report.get("values")).extracting(row -> row.get("value").asDouble()).containsExactly(1.0, 2.0, 4.0);
        JsonNode there = Told.by("evaluate", Told.sample("baltic"), "--temperature", "2").json();
        assertThat(report.at("/values/1/loss").asDouble()).isCloseTo(there.get("loss").asDouble(), within(1e-12));
        assertThat(report.at("/values/1/gradientNorm").asDouble()).isPositive();
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("000.npy",
                    "001.npy", "002.npy");
        }
    }

    @Test
    void softJaccardWantsAnotherPredictionThanASmoothedTargetAndJml1DoesNot() throws IOException {
        for (String loss : new String[]{"soft-jaccard", "jml1"}) {
            JsonNode report = Told.by("check", "minimum", Told.sample("baltic"), "--loss", loss, "--epsilon", "0.2",
                    "--steps", "60").json();
            assertThat(report.get("wantsAnother").asBoolean()).as(loss).isEqualTo(loss.equals("soft-jaccard"));
        }
    }

    @Test
    void gradientsAgreeWithDifferences() throws IOException {
        JsonNode report = Told.by("check", "gradient", Told.sample("baltic"), "--places", "200").json();
        assertThat(report.get("checked").asInt()).isGreaterThan(100);
        assertThat(report.get("largestRelativeError").asDouble()).isLessThan(0.01);
        assertThat(report.at("/worst/cls").asText()).isNotEmpty();
    }

    @Test
    void onlyWhatLetsIgnoredPixelsInLeaks() throws IOException {
        assertThat(Told.by("check", "leaks", Told.sample("baltic")).json().get("clean").asBoolean()).isTrue();
    }

    @Test
    void lossAndMetricAreRankedAlike() throws IOException {
        JsonNode report = Told.by("check", "alignment", Told.sample("baltic"), "--perturbations", "20").json();
        assertThat(report.get("dataset").asDouble()).isGreaterThan(0.8);
        assertThat(report.get("trials")).hasSize(20);
    }

    @Test
    void whatMakesNoSenseIsRefusedInASentence() {
        Told.by("descend", Told.sample("baltic"), "--steps", "-1").refused("--steps must lie in 0 to");
        Told.by("descend", Told.sample("baltic"), "--tune", "speed=2").refused("speed", "rate, momentum, decay");
        Told.by("descend", Told.sample("baltic"), "--variable", "probabilities", "--temperature", "2")
                .refused("temperature");
        Told.by("descend", Told.sample("baltic"), "--out", "end.png").refused(".npy");
        Told.by("sweep", Told.sample("baltic"), "--over", "gamma").refused("gamma", "temperature");
        Told.by("sweep", Told.sample("baltic"), "--over", "smooth", "--from", "2", "--to", "1").refused("smaller");
        Told.by("sweep", Told.sample("baltic"), "--over", "smooth", "--field", "share").refused("--into");
        Told.by("check", Told.sample("baltic")).refused("check minimum");
        Told.by("check").refused("minimum", "gradient", "leaks", "alignment");
        Told.by("check", "alignment", Told.sample("baltic"), "--use-prediction", "target").refused("perturb");
    }

    @Test
    void descentsAreTimed() {
        Told told = Told.by("bench-descent", "--shape", "3x8x8", "--steps", "3", "--losses", "jml1");
        assertThat(told.code()).isZero();
        assertThat(told.out()).contains("jml1", "3x8x8", "ms a step");
    }
}
