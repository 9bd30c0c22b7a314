package org.jaccardlab.evaluation.fused;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.Scenes;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers held in half the memory are the same numbers, once they have been rounded. */
class HalfPrecisionTest {

    private static final int PATTERNS = 1 << 16;
    private static final int LONG_ENOUGH_TO_BE_COMPILED = 300;

    private final Engine reference = new Nd4jEngine();
    private final Engine engine = new FusedEngine(reference, 2);

    @Test
    void everyHalfIsWidenedExactly() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment halves = arena.allocate(2L * PATTERNS);
            MemorySegment floats = arena.allocate(4L * PATTERNS, 64);
            for (int i = 0; i < PATTERNS; i++) {
                halves.setAtIndex(ValueLayout.JAVA_SHORT, i, (short) i);
            }
            for (int k = 0; k < LONG_ENOUGH_TO_BE_COMPILED; k++) {
                HalfKernel.run(halves, 0, PATTERNS, floats, 0);
            }
            for (int i = 0; i < PATTERNS; i++) {
                // As bits NaN equals NaN, and 0 is not -0.
                assertThat(Float.floatToIntBits(floats.getAtIndex(ValueLayout.JAVA_FLOAT, i))).as("pattern %x", i)
                        .isEqualTo(Float.floatToIntBits(Float.float16ToFloat((short) i)));
            }
        }
    }

    @Test
    void aRowThatEndsBetweenVectorsIsContinuedWithZeros() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment halves = arena.allocate(2L * 22);
            for (int i = 0; i < 22; i++) {
                halves.setAtIndex(ValueLayout.JAVA_SHORT, i, Float.floatToFloat16(i));
            }
            MemorySegment floats = arena.allocate(4L * 40, 64).fill((byte) 1);
            float untouched = floats.getAtIndex(ValueLayout.JAVA_FLOAT, 39);
            HalfKernel.run(halves, 2, 21, floats, 4);
            for (int i = 0; i < 32; i++) {
                assertThat(floats.getAtIndex(ValueLayout.JAVA_FLOAT, 1 + i)).isEqualTo(i < 21 ? i + 1 : 0);
            }
            assertThat(floats.getAtIndex(ValueLayout.JAVA_FLOAT, 33)).isEqualTo(untouched);
        }
    }

    static Stream<Arguments> lossesAndKinds() {
        List<Arguments> all = new ArrayList<>();
        for (Loss loss : Loss.catalogue()) {
            for (PredictionKind kind : PredictionKind.values()) {
                for (int classes : new int[]{1, 3}) {
                    all.add(Arguments.of(loss, kind, classes));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}, {1}, {2} classes")
    @MethodSource("lossesAndKinds")
    void everyLossAndFieldOfHalvesIsThatOfTheRoundedNumbers(Loss loss, PredictionKind kind, int classes) {
        Size size = new Size(7, 11);
        try (Batch halves = batch(classes, size, kind, Precision.FLOAT16);
                Batch rounded = batch(classes, size, kind, Precision.FLOAT32)) {
            for (String target : loss.needsHardTarget()
                    ? List.of(Scenes.HARD)
                    : List.of(Scenes.HARD, Scenes.SOFT)) {
                Settings settings = Scenes.settings(loss, target, 0, 1.5, ActiveClasses.PRESENT);
                Set<FieldKey> fields = fields(classes);
                Evaluation fused = engine.evaluate(new Request(halves, 0, settings, fields));
                same(fused, engine.evaluate(new Request(rounded, 0, settings, fields)));
                Agreement.check(fused, reference.evaluate(new Request(halves, 0, settings, fields)));
            }
        }
    }

    @Test
    void manyTilesOfHalvesAreThoseOfTheRoundedNumbers() {
        Size size = new Size(50, 101);
        try (Batch halves = batch(19, size, PredictionKind.LOGITS, Precision.FLOAT16);
                Batch rounded = batch(19, size, PredictionKind.LOGITS, Precision.FLOAT32)) {
            for (Loss loss : List.of(new Jml1(), new CrossEntropy())) {
                // One class after another, too, each on its own.
                for (int cls : new int[]{0, 18, 3}) {
                    Settings settings = Scenes.settings(loss, Scenes.SOFT);
                    Set<FieldKey> fields = Set.of(new FieldKey(Quantity.GRADIENT_LOGIT, cls));
                    same(engine.evaluate(new Request(halves, 0, settings, fields)),
                            engine.evaluate(new Request(rounded, 0, settings, fields)));
                }
            }
        }
    }

    private static Set<FieldKey> fields(int classes) {
        return Set.of(FieldKey.total(Quantity.SHARE), new FieldKey(Quantity.GRADIENT_LOGIT, classes - 1),
                new FieldKey(Quantity.TARGET, 0), new FieldKey(Quantity.PROBABILITY, 0));
    }

    private static void same(Evaluation actual, Evaluation expected) {
        assertThat(actual.loss()).isEqualTo(expected.loss());
        expected.fields().forEach((key, field) -> assertThat(actual.field(key).orElseThrow().toArray()).as("%s", key)
                .containsExactly(field.toArray()));
    }

    /** Random numbers, all rounded to half precision, held with the one asked for. */
    private static Batch batch(int classes, Size size, PredictionKind kind, Precision precision) {
        try (Batch exact = Batch.of(Scenes.random(7, classes, size))) {
            Sample sample = exact.sample(0);
            LabelSource.Soft soft = (LabelSource.Soft) sample.target(Scenes.SOFT).orElseThrow();
            Volume values = kind == PredictionKind.LOGITS
                    ? sample.predictions().getFirst().values()
                    : soft.weights();
            return Batch.of(new Sample("scene", sample.image(), sample.classes(),
                    List.of(sample.target(Scenes.HARD).orElseThrow(),
                            new LabelSource.Soft(Scenes.SOFT, held(soft.weights(), precision), soft.kept())),
                    List.of(new Prediction("network", kind, held(values, precision)))));
        }
    }

    private static Volume held(Volume exact, Precision precision) {
        float[] rounded = new float[exact.classes() * exact.size().pixels()];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = Float.float16ToFloat(Float.floatToFloat16(exact.at(i)));
        }
        return Volume.of(exact.classes(), exact.size(), precision, rounded);
    }
}
