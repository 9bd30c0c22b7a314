package org.jaccardlab.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jaccardlab.loss.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EvaluateTest {

    private static JsonNode evaluated(String sample, String... more) throws IOException {
        String[] args = new String[more.length + 2];
        args[0] = "evaluate";
        args[1] = Told.sample(sample);
        System.arraycopy(more, 0, args, 2, more.length);
        return Told.by(args).json();
    }

    private static List<JsonNode> classes(JsonNode report) {
        JsonNode classes = report.at("/terms/0/classes");
        return IntStream.range(0, classes.size()).mapToObj(classes::get).toList();
    }

    private static DoubleStream active(JsonNode report, String field) {
        return classes(report).stream().filter(cls -> cls.get("active").asBoolean())
                .mapToDouble(cls -> cls.get(field).asDouble());
    }

    static List<String> losses() {
        return Loss.catalogue().stream().map(Loss::id).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"earth", "brain", "baltic", "caspian", "astronaut"})
    void theLossIsTheMeanOfTheActiveClasses(String sample) throws IOException {
        JsonNode report = evaluated(sample, "--epsilon", "0.1");
        double loss = report.get("loss").asDouble();
        assertThat(loss).isBetween(0.001, 1.0);
        assertThat(active(report, "loss").average()).hasValueCloseTo(loss, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void contributionsOfTheClassesAddUpToEveryLoss(String loss) throws IOException {
        String epsilon = Loss.withId(loss).needsHardTarget() ? "0" : "0.1";
        JsonNode report = evaluated("earth", "--loss", loss, "--epsilon", epsilon, "--temperature", "2");
        assertThat(active(report, "contribution").sum()).isCloseTo(report.get("loss").asDouble(), within(1e-9));
    }

    @Test
    void theSumsGiveTheLossByItsFormula() throws IOException {
        JsonNode report = evaluated("earth", "--loss", "jml1", "--set", "smooth=0.5", "--temperature", "2",
                "--epsilon", "0.1");
        for (JsonNode cls : classes(report)) {
            double x = cls.at("/sums/x").asDouble();
            double y = cls.at("/sums/y").asDouble();
            double d = cls.at("/sums/d").asDouble();
            assertThat(cls.get("loss").asDouble()).as(cls.get("name").asText())
                    .isCloseTo(d / ((x + y + d) / 2 + 0.5), within(1e-12));
        }
        assertThat(report.at("/terms/0/parameters/smooth").asDouble()).isEqualTo(0.5);
    }

    @Test
    void theMeanIouIsTheMeanOfTheClasses() throws IOException {
        JsonNode report = evaluated("earth");
        assertThat(active(report, "iou").average()).hasValueCloseTo(report.get("meanIoU").asDouble(), within(1e-12));
        assertThat(report.get("accuracy").asDouble()).isCloseTo(0.807, within(0.001));
    }

    @Test
    void metricsAreMeasuredAgainstTheChosenReference() throws IOException {
        JsonNode automatic = evaluated("caspian");
        JsonNode chosen = evaluated("caspian", "--reference", "natural earth 1:50m", "--bins", "15");
        assertThat(chosen.get("loss")).isEqualTo(automatic.get("loss"));
        assertThat(automatic.at("/metrics/byArgMax").asBoolean()).isTrue();
        assertThat(chosen.at("/metrics/against").asText()).isEqualTo("Natural Earth 1:50m");
        assertThat(chosen.at("/metrics/bins").asInt()).isEqualTo(15);
        assertThat(chosen.at("/metrics/meanIoU/dataset")).isNotEqualTo(automatic.at("/metrics/meanIoU/dataset"));
        assertThat(automatic.at("/metrics/soft/iou/dataset").asDouble()).isBetween(0.5, 1.0);
        assertThat(chosen.at("/metrics/soft").isMissingNode()).isTrue();
    }

    @Test
    void smoothingTheTargetChangesNoMetric() throws IOException {
        assertThat(evaluated("brain", "--epsilon", "0.5").get("metrics")).isEqualTo(evaluated("brain").get("metrics"));
    }

    @Test
    void worstCasesAreMeansOverTheWorstImages() throws IOException {
        JsonNode all = evaluated("brain", "--worst", "100").at("/metrics/meanIoU");
        JsonNode worst = evaluated("brain", "--worst", "1").at("/metrics/meanIoU");
        assertThat(all.get("worstImages").asDouble()).isCloseTo(all.get("image").asDouble(), within(1e-12));
        assertThat(worst.get("worstImages").asDouble()).isLessThan(all.get("worstImages").asDouble());
        assertThat(worst.get("imagesBar")).isEqualTo(all.get("imagesBar"));
    }

    @Test
    void aThresholdDecidesWhatSigmoidsPredict() throws IOException {
        JsonNode usual = evaluated("earth", "--activation", "sigmoid").get("metrics");
        JsonNode bold = evaluated("earth", "--activation", "sigmoid", "--threshold", "0.1").get("metrics");
        assertThat(usual.has("confusion")).isFalse();
        assertThat(usual.get("threshold").asDouble()).isEqualTo(0.5);
        assertThat(bold.at("/classes/0/tp").asLong()).isGreaterThan(usual.at("/classes/0/tp").asLong());
        assertThat(bold.get("nll")).isEqualTo(usual.get("nll"));
    }

    @Test
    void everyPixelOfTheBatchCounts() throws IOException {
        JsonNode report = evaluated("brain");
        assertThat(report.get("images")).hasSize(3);
        assertThat(report.get("keptPixels").asLong()).isEqualTo(3L * 217 * 181);
        assertThat(classes(report).stream().mapToLong(cls -> cls.get("pixels").asLong()).sum())
                .isEqualTo(3L * 217 * 181);
    }

    @Test
    void theTargetItselfCostsNothingUnderAMetricLossOnly() throws IOException {
        String[] soft = {"--use-prediction", "target", "--epsilon", "0.1", "--loss"};
        assertThat(evaluated("earth", soft[0], soft[1], soft[2], soft[3], soft[4], "jml1").get("loss").asDouble())
                .isZero();
        assertThat(evaluated("earth", soft[0], soft[1], soft[2], soft[3], soft[4], "soft-jaccard").get("loss")
                .asDouble()).isGreaterThan(0.1);
    }

    @Test
    void anotherPredictionIsAnotherLoss() throws IOException {
        assertThat(evaluated("earth", "--use-prediction", "TEACHER").get("loss").asDouble())
                .isLessThan(evaluated("earth").get("loss").asDouble());
    }

    @Test
    void filesSayTheSameAsTheFolderThatNamesThem() throws IOException {
        String earth = Told.sample("earth");
        JsonNode files = Told.by("evaluate", "--image", earth + "/image.png", "--target", earth + "/hard.png",
                "--prediction", earth + "/student.npy", "--kind", "logits").json();
        assertThat(files.get("loss")).isEqualTo(evaluated("earth").get("loss"));
    }

    @Test
    void whatTheReaderDoubtsStandsInTheReport() throws IOException {
        String brain = Told.sample("brain");
        JsonNode report = Told.by("evaluate", "--image", brain + "/slice060.png", "--target",
                brain + "/slice060_mask.png", "--prediction", brain + "/slice060_network.npy", "--ignore", "1").json();
        assertThat(report.get("warnings")).hasSize(1);
        assertThat(report.get("warnings").get(0).asText()).contains("slice060_mask.png", "ignored value 1");
    }
}
