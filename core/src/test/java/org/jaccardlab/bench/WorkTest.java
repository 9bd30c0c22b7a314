package org.jaccardlab.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.raster.Precision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is timed is what it says. */
class WorkTest {

    private final Scene scene = new Scene(Shape.of("3x40x110"), Precision.FLOAT32);

    @AfterEach
    void closeScene() {
        scene.close();
    }

    private List<Request> questions(Work work) {
        return IntStream.range(0, 3).mapToObj(k -> work.request(scene, k)).toList();
    }

    @ParameterizedTest
    @EnumSource(Work.class)
    void noQuestionIsAskedTwice(Work work) {
        assertThat(new HashSet<>(questions(work))).hasSize(3);
        assertThat(questions(work)).allMatch(question -> !question.measured());
    }

    @ParameterizedTest
    @EnumSource(Work.class)
    void onlyWhatIsSaidChanges(Work work) {
        List<Request> questions = questions(work);
        Request first = questions.getFirst();
        Request last = questions.getLast();
        assertThat(last.fields().equals(first.fields())).isEqualTo(work.changed() != Work.Changed.CLASS);
        assertThat(last.batch().equals(first.batch())).isEqualTo(work.changed() != Work.Changed.SAMPLE);
        assertThat(last.settings().equals(first.settings()))
                .isEqualTo(work.changed() == Work.Changed.CLASS || work.changed() == Work.Changed.SAMPLE);
        assertThat(last.settings().objective().first().loss().equals(first.settings().objective().first().loss()))
                .isEqualTo(work.changed() != Work.Changed.LOSS);
    }

    @ParameterizedTest
    @EnumSource(Work.class)
    void bothEnginesDoTheSameWork(Work work) {
        Engine fused = EngineKind.FUSED.start(2);
        Engine reference = EngineKind.ND4J.start(2);
        for (Request question : questions(work)) {
            Evaluation expected = reference.evaluate(question);
            Evaluation actual = fused.evaluate(question);
            assertThat(actual.loss()).isCloseTo(expected.loss(), within(1e-5)).isPositive();
            assertThat(actual.fields().keySet()).isEqualTo(expected.fields().keySet()).hasSize(1);
        }
    }

    @Test
    void theSameSceneIsDrawnEveryTime() {
        try (Scene again = new Scene(scene.shape(), Precision.FLOAT32)) {
            assertThat(again.logits().memory().mismatch(scene.logits().memory())).isEqualTo(-1);
            assertThat(again.soft().memory().mismatch(scene.soft().memory())).isEqualTo(-1);
            assertThat(again.labels()).isEqualTo(scene.labels());
        }
    }

    @Test
    void theHardTargetIsTheLargestOfTheSoftOne() {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < scene.labels().length; i++) {
            int label = scene.labels()[i];
            float sum = 0;
            for (int c = 0; c < 3; c++) {
                assertThat(scene.soft().at(c, i)).isLessThanOrEqualTo(scene.soft().at(label, i));
                sum += scene.soft().at(c, i);
            }
            assertThat(sum).isCloseTo(1, within(1e-6f));
            seen.add(label);
        }
        assertThat(seen).hasSize(3);
    }
}
