package org.jaccardlab.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.Scenes;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.golden.GoldenCases.Numbers;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Dml1;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Jml2;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.loss.Tversky;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.overlap.ClassLoss;
import org.jaccardlab.overlap.Sums;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Our numbers against those of other people's code, value and every gradient entry, by the set's own pass rule. */
class GoldenTest {

    static Stream<Arguments> closedForm() {
        return named("closed_form");
    }

    static Stream<Arguments> wholeLosses() {
        return Stream.of("jdt", "ce_hard", "ce_soft").flatMap(GoldenTest::named);
    }

    private static Stream<Arguments> named(String family) {
        return GoldenCases.family(family).map(each -> Arguments.of(each.get("id").asText(), each));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("closedForm")
    void vectorsAgreeWithTheirClosedForm(String id, JsonNode golden) {
        double[] x = GoldenCases.numbers(golden.at("/inputs/x").asText()).values();
        double[] y = GoldenCases.numbers(golden.at("/inputs/y").asText()).values();
        OverlapLoss loss = switch (golden.at("/params/name").asText()) {
            case "JML1" -> new Jml1(0);
            case "JML2" -> new Jml2(0);
            case "SJL_L1" -> new SoftJaccard(0);
            case "DML1" -> new Dml1(0);
            default -> throw new IllegalStateException(id);
        };
        Sums sums = Sums.NONE;
        for (int i = 0; i < x.length; i++) {
            sums = sums.plus(Sums.ofPixel(x[i], y[i], loss.norm()));
        }
        ClassLoss result = loss.of(sums);
        requireClose(golden, result.value());
        double[] gradient = IntStream.range(0, x.length).mapToDouble(i -> result.slope().slope(x[i], y[i], loss.norm()))
                .toArray();
        requireClose(golden, "x", gradient);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wholeLosses")
    void lossesAgreeWithTheirReference(String id, JsonNode golden) {
        JsonNode params = golden.get("params");
        boolean hard = golden.get("inputs").has("labels");
        Loss loss = golden.get("family").asText().startsWith("ce")
                ? new CrossEntropy()
                : new Tversky(params.get("alpha").asDouble(), params.get("beta").asDouble(),
                        params.get("smooth").asDouble());
        String mode = params.path("active_classes_mode_" + (hard ? "hard" : "soft")).asText("ALL");
        Settings settings = Scenes.settings(loss, hard ? Scenes.HARD : Scenes.SOFT, 0, 1,
                ActiveClasses.valueOf(mode));
        try (Batch batch = batch(golden, hard)) {
            List<Double> gradient = new ArrayList<>();
            for (int member = 0; member < batch.size(); member++) {
                Set<FieldKey> keys = IntStream.range(0, batch.classes().count())
                        .mapToObj(c -> new FieldKey(Quantity.GRADIENT_LOGIT, c))
                        .collect(Collectors.toSet());
                Evaluation evaluation = new Nd4jEngine().evaluate(new Request(batch, member, settings, keys));
                requireClose(golden, evaluation.loss());
                for (int c = 0; c < keys.size(); c++) {
                    for (float g : evaluation.field(new FieldKey(Quantity.GRADIENT_LOGIT, c)).orElseThrow().toArray()) {
                        gradient.add((double) g);
                    }
                }
            }
            requireClose(golden, "logits", gradient.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    private static Batch batch(JsonNode golden, boolean hard) {
        Numbers logits = GoldenCases.numbers(golden.at("/inputs/logits").asText());
        int classes = logits.dimension(1);
        Size size = new Size(logits.dimension(2), logits.dimension(3));
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < logits.dimension(0); i++) {
            IntPredicate keep = keepMask(golden, i);
            samples.add(Scenes.sample(classes, size, Scenes.floats(logits.slice(i)), hard
                    ? hardTarget(golden, i, size, keep)
                    : Scenes.soft(classes, KeepMask.where(size, keep),
                            Scenes.floats(GoldenCases.numbers(golden.at("/inputs/soft_labels").asText()).slice(i)))));
        }
        return new Batch(golden.get("id").asText(), samples);
    }

    private static IntPredicate keepMask(JsonNode golden, int image) {
        if (!golden.get("inputs").has("keep_mask")) {
            return pixel -> true;
        }
        double[] mask = GoldenCases.numbers(golden.at("/inputs/keep_mask").asText()).slice(image);
        return pixel -> mask[pixel] != 0;
    }

    private static LabelSource hardTarget(JsonNode golden, int image, Size size, IntPredicate keep) {
        int ignore = golden.at("/params/ignore_index").asInt(Integer.MIN_VALUE);
        double[] labels = GoldenCases.numbers(golden.at("/inputs/labels").asText()).slice(image);
        return Scenes.hard(size, IntStream.range(0, labels.length)
                .map(i -> labels[i] == ignore || !keep.test(i) ? LabelMap.IGNORED : (int) labels[i]).toArray());
    }

    private static void requireClose(JsonNode golden, double got) {
        double want = golden.at("/expected/loss").asDouble();
        JsonNode tolerance = golden.get("tolerance");
        assertThat(Math.abs(got - want)).as("loss %s, wanted %s", got, want)
                .isLessThanOrEqualTo(
                        tolerance.get("atol").asDouble() + tolerance.get("rtol").asDouble() * Math.abs(want));
        // The set asks for 1e-4; in double we should be far inside.
        assertThat(Math.abs(got - want)).isLessThanOrEqualTo(1e-9);
    }

    private static void requireClose(JsonNode golden, String role, double[] got) {
        double[] want = GoldenCases.numbers(golden.at("/expected/grad/" + role).asText()).values();
        assertThat(got).hasSameSizeAs(want);
        JsonNode tolerance = golden.get("tolerance");
        double rtol = tolerance.get("grad_rtol").asDouble();
        double atol = tolerance.get("grad_atol").asDouble();
        double largest = Arrays.stream(want).map(Math::abs).max().orElse(0);
        for (int i = 0; i < want.length; i++) {
            assertThat(Math.abs(got[i] - want[i])).as("entry %d: %s, wanted %s", i, got[i], want[i])
                    .isLessThanOrEqualTo(atol + rtol * Math.abs(want[i]))
                    .isLessThanOrEqualTo(2e-7 * largest + 1e-12);
        }
    }
}
