package org.jaccardlab.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.Scenes;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.LovaszSoftmax;
import org.jaccardlab.loss.Tversky;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SweepTest {

    private final Engine engine = EngineKind.FUSED.start(2);

    private static Batch batch() {
        return Batch.of(Scenes.random(9, 3, new Size(7, 6)));
    }

    private static Settings settings(Loss loss) {
        return Scenes.settings(loss, Scenes.HARD);
    }

    private List<SweepPoint> run(Batch batch, Settings settings, String knob, Span span) {
        return new Sweep(Knob.named(settings, knob), span).run(engine, batch, settings, 0, Set.of(),
                (point, evaluation) -> {
                }, Progress.UNWATCHED);
    }

    @Test
    void everyValueIsWhatEvaluatingItSays() {
        try (Batch batch = batch()) {
            Settings settings = settings(new Jml1());
            for (SweepPoint point : run(batch, settings, "temperature", Span.linear(0.5, 4, 5))) {
                Evaluation evaluation = engine.evaluate(new Request(batch, 0,
                        settings.withFirstTerm(term -> term.withTemperature(point.value())),
                        Set.of(FieldKey.total(Quantity.NORM_LOGIT))));
                SweepPoint.Reading reading = point.reading().orElseThrow();
                assertThat(reading.loss()).isEqualTo(evaluation.loss());
                assertThat(reading.metrics()).isEqualTo(evaluation.metrics());
                double squares = 0;
                for (float norm : evaluation.field(FieldKey.total(Quantity.NORM_LOGIT)).orElseThrow().toArray()) {
                    squares += (double) norm * norm;
                }
                assertThat(reading.gradientNorm()).isCloseTo(Math.sqrt(squares), within(1e-6));
            }
        }
    }

    @Test
    void everyKnobTurnsItsNumberAndNothingElse() {
        try (Batch batch = batch()) {
            Settings settings = settings(new Tversky()).withObjective(one -> one.plus(one.first().withWeight(0.5)
                    .withLoss(new CrossEntropy())));
            List<Knob> knobs = Knob.of(settings);
            assertThat(knobs).extracting(Knob::name).doesNotHaveDuplicates().contains("term1.alpha", "term1.beta",
                    "term1.smooth", "term2.weight", "term2.temperature", "epsilon", "floor", "measuring-bins");
            for (Knob knob : knobs) {
                double other = knob.declared().number() == knob.declared().max()
                        ? knob.declared().min()
                        : knob.declared().max();
                Settings turned = knob.turn().to(settings, batch, other);
                assertThat(Knob.named(turned, knob.name()).declared().number()).as(knob.name()).isEqualTo(other);
                assertThat(Knob.of(turned).stream().filter(each -> !knobs.stream()
                        .anyMatch(before -> before.name().equals(each.name())
                                && before.declared().equals(each.declared()))))
                        .hasSize(1);
            }
        }
    }

    @Test
    void aRefusedValueLeavesTheOthers() {
        try (Batch batch = batch()) {
            List<SweepPoint> points = run(batch, settings(new LovaszSoftmax()), "epsilon", Span.linear(0, 0.2, 3));
            assertThat(points).extracting(point -> point.reading().isPresent()).containsExactly(true, false, false);
            assertThat(points.getLast().refusal()).isNotEmpty();
        }
    }

    @Test
    void aFilmStripHearsOfEveryValueAsItComes() {
        try (Batch batch = batch()) {
            Settings settings = settings(new Jml1());
            List<Double> heard = new ArrayList<>();
            FieldKey share = FieldKey.total(Quantity.SHARE);
            new Sweep(Knob.named(settings, "smooth"), new Span(0.01, 10, 4, true)).run(engine, batch, settings, 0,
                    Set.of(share), (point, evaluation) -> {
                        heard.add(point.value());
                        assertThat(evaluation.field(share).orElseThrow().sum()).isCloseTo(evaluation.loss(),
                                within(1e-6));
                    }, Progress.UNWATCHED);
            assertThat(heard).hasSize(4).startsWith(0.01).endsWith(10.0).isSorted();
            assertThat(heard.get(1)).isCloseTo(0.1, within(1e-12));
        }
    }

    @Test
    void aSweepCanBeStopped() {
        try (Batch batch = batch()) {
            Settings settings = settings(new Jml1());
            Sweep sweep = new Sweep(Knob.named(settings, "smooth"), Span.linear(0, 1, 10));
            assertThatThrownBy(() -> sweep.run(engine, batch, settings, 0, Set.of(), (point, evaluation) -> {
            }, done -> done >= 0.5)).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> Knob.named(settings(new Jml1()), "gamma")).isInstanceOf(
                IllegalArgumentException.class).hasMessageContaining("smooth, weight, temperature");
    }

    @Test
    void aSumOfTermsUnderstandsAPlainName() {
        Settings sum = settings(new Jml1()).withObjective(
                one -> Objective.withCrossEntropy(one.first(), new Tversky()));
        assertThat(Knob.named(sum, "alpha").name()).isEqualTo("term2.alpha");
    }
}
