package org.jaccardlab.comparison;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.Scenes;
import org.jaccardlab.evaluation.fused.FusedEngine;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.RowSet;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PairTest {

    private static final FieldKey SHARE = FieldKey.total(Quantity.SHARE);
    private static final Settings JML1 = Scenes.settings(new Jml1(), Scenes.HARD);
    private static final Settings SOFT_JACCARD = Scenes.settings(new SoftJaccard(), Scenes.SOFT);

    private final Engine engine = new FusedEngine(new Nd4jEngine());
    private final Size size = new Size(9, 14);
    private final Batch batch = new Batch("scene", List.of(Scenes.random(5, 3, size)));

    @AfterEach
    void close() {
        batch.close();
    }

    private Evaluation evaluate(Settings settings, FieldKey key) {
        return engine.evaluate(new Request(batch, 0, settings, Set.of(key)));
    }

    @Test
    void equalSettingsDifferByExactlyNothing() {
        Pair pair = Pair.of(evaluate(JML1, SHARE), evaluate(JML1, SHARE), List.of(SHARE));
        assertThat(pair.difference(SHARE).orElseThrow().toArray()).containsOnly(0f);
    }

    @Test
    void aDifferenceIsInTheUnitThatIsShownAndItsMeanIsThatOfTheLosses() {
        Settings other = Scenes.settings(new SoftJaccard(), Scenes.HARD);
        Pair pair = Pair.of(evaluate(JML1, SHARE), evaluate(other, SHARE), List.of(SHARE));
        assertThat(pair.difference(SHARE).orElseThrow().sum() / pair.kept().count())
                .isCloseTo(pair.a().loss() - pair.b().loss(), within(1e-5));
        assertThat(pair.rawDifference(SHARE).sum()).isCloseTo(pair.a().loss() - pair.b().loss(), within(1e-6));
    }

    @Test
    void aPixelThatDoesNotCountInBothHasNoDifference() {
        Pair pair = Pair.of(evaluate(JML1, SHARE), evaluate(SOFT_JACCARD, SHARE), List.of(SHARE));
        assertThat(pair.kept().count()).isLessThan(size.pixels());
        IntStream.range(0, size.pixels()).filter(i -> !pair.kept().keeps(i))
                .forEach(i -> assertThat(pair.difference(SHARE).orElseThrow().at(i)).isZero());
    }

    @Test
    void aDifferenceHoldsTheRowsThatBothHold() {
        RowSet some = RowSet.of(size.height(), IntStream.of(1, 4, 5));
        Evaluation part = engine.evaluate(new Request(batch, 0, JML1, Set.of(SHARE)).of(some));
        Evaluation whole = evaluate(SOFT_JACCARD, SHARE);
        Field difference = Pair.of(part, whole, List.of(SHARE)).difference(SHARE).orElseThrow();
        Field complete = Pair.of(evaluate(JML1, SHARE), whole, List.of(SHARE)).difference(SHARE).orElseThrow();
        assertThat(difference.rows()).isEqualTo(some);
        for (int x = 0; x < size.width(); x++) {
            assertThat(difference.at(x, 4)).isEqualTo(complete.at(x, 4));
        }
    }

    @Test
    void gradientsAreSubtractedByWhatBothHave() {
        Settings exact = JML1.withPrediction(new PredictionChoice.ExactlyTheTarget());
        FieldKey byLogit = new FieldKey(Quantity.GRADIENT_LOGIT, 1);
        FieldKey both = Pair.inBoth(byLogit, JML1, exact);
        assertThat(both).isEqualTo(new FieldKey(Quantity.GRADIENT_PROBABILITY, 1));
        Pair pair = Pair.of(evaluate(JML1, both), evaluate(exact, both), List.of(both));
        assertThat(pair.difference(byLogit)).isPresent();
    }

    @Test
    void whatOneDoesNotHoldIsRefused() {
        assertThatThrownBy(() -> Pair.of(evaluate(JML1, SHARE),
                evaluate(JML1, new FieldKey(Quantity.TARGET, 1)), List.of(SHARE)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Loss share");
    }

    @Test
    void onlyEvaluationsOfOneImageCanBeCompared() {
        try (Batch other = new Batch("other", List.of(Scenes.random(6, 3, size)))) {
            Evaluation elsewhere = engine.evaluate(new Request(other, 0, JML1, Set.of(SHARE)));
            assertThatThrownBy(() -> Pair.of(evaluate(JML1, SHARE), elsewhere, List.of()))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("one image");
        }
    }
}
