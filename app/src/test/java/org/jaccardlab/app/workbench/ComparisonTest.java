package org.jaccardlab.app.workbench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jaccardlab.app.export.ExportRequest;
import org.jaccardlab.app.export.Exporter;
import org.jaccardlab.app.export.Form;
import org.jaccardlab.app.export.Frame;
import org.jaccardlab.app.rendering.PaneContent;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.fused.FusedEngine;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.figure.Panel;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.picture.Content;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTest {

    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    /** Who was asked for a picture. */
    private final List<String> asked = new ArrayList<>();
    private final WorkbenchModel model = new WorkbenchModel(new Noted("A", new FusedEngine(new Nd4jEngine())),
            worker::add, Runnable::run, later::add);
    private final Comparison comparison = new Comparison(model);

    /** An engine that says when it is asked for a picture. */
    private final class Noted implements Engine {

        private final String name;
        private final Engine engine;

        Noted(String name, Engine engine) {
            this.name = name;
            this.engine = engine;
        }

        @Override
        public Evaluation evaluate(Request request, Progress progress) {
            if (!request.measured()) {
                asked.add(name);
            }
            return engine.evaluate(request, progress);
        }

        @Override
        public Engine beside() {
            return new Noted("B", engine.beside());
        }
    }

    @BeforeEach
    void open() {
        model.open(TestBatches.square("a"));
        rest();
        asked.clear();
    }

    @AfterEach
    void close() {
        model.batch().get().ifPresent(Batch::close);
    }

    /** Everything that is on its way arrives, and what waits for the hand to rest. */
    private void rest() {
        answer();
        while (!later.isEmpty()) {
            later.remove().run();
            answer();
        }
    }

    /** What is on its way arrives while the hand moves on. */
    private void answer() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
    }

    private void epsilon(double value) {
        model.change("epsilon " + value, settings -> settings.withFirstTerm(
                term -> term.withTarget(term.target().smoothed("epsilon", value))));
    }

    private static double epsilon(Settings settings) {
        return settings.objective().first().target().epsilon();
    }

    private Snapshot snapshot() {
        return model.snapshot().get();
    }

    private Limits limitsOfShares() {
        return Optional.ofNullable(model.limits().get().get(Quantity.SHARE)).orElseThrow();
    }

    private Limits limitsOfDifferences() {
        return Optional.ofNullable(model.differenceLimits().get().get(Quantity.SHARE)).orElseThrow();
    }

    private Answers answers() {
        return model.answers().orElseThrow();
    }

    private Content content(PaneSettings pane) {
        return PaneContent.of(answers(), pane, model.limits(pane, answers()), Appearance.STANDARD).orElseThrow();
    }

    @Test
    void whatIsPinnedStaysWhileAIsTuned() {
        comparison.pin();
        epsilon(0.2);
        rest();
        assertThat(epsilon(snapshot().settings(Side.A))).isEqualTo(0.2);
        assertThat(epsilon(snapshot().settings(Side.B))).isZero();
        assertThat(answers().evaluation(Side.A).request().settings()).isEqualTo(snapshot().settings(Side.A));
        assertThat(answers().evaluation(Side.B).request().settings()).isEqualTo(snapshot().settings(Side.B));
    }

    @Test
    void pinnedAndUntouchedTheTwoAreEqualToTheLastBit() {
        comparison.pin();
        comparison.showAll();
        rest();
        PaneSettings difference = snapshot().panes().get(2);
        assertThat(((Content.Scalar) content(difference)).field().toArray()).containsOnly(0f);
        assertThat(model.agreed().get().orElseThrow().agreement().cosine()).isEqualTo(1);
        assertThat(model.differenceLimits().get()).as("nothing decides nothing").isEmpty();
    }

    @Test
    void onlyTheSideThatMovesIsWorkedOutAnew() {
        comparison.pin();
        answer();
        asked.clear();
        epsilon(0.1);
        answer();
        epsilon(0.2);
        answer();
        assertThat(asked).containsExactly("A", "A");
        comparison.tune(Side.B);
        epsilon(0.3);
        answer();
        assertThat(asked).containsExactly("A", "A", "B");
    }

    @Test
    void theAgreementFollowsWhenTheHandRestsAndIsOldUntilThen() {
        comparison.pin();
        rest();
        assertThat(model.agreed().get().orElseThrow().current()).isTrue();
        epsilon(0.1);
        answer();
        assertThat(model.agreed().get().orElseThrow().current()).isFalse();
        assertThat(model.agreed().get().orElseThrow().agreement().cosine()).isEqualTo(1);
        rest();
        assertThat(model.agreed().get().orElseThrow().current()).isTrue();
        assertThat(model.agreed().get().orElseThrow().agreement().cosine()).isLessThan(1);
    }

    @Test
    void anotherClassOrPaneDoesNotAskForTheAgreementAgain() {
        comparison.pin();
        epsilon(0.1);
        rest();
        asked.clear();
        model.showClass(0);
        answer();
        int pictures = asked.size();
        rest();
        assertThat(asked).hasSize(pictures);
        assertThat(model.agreed().get().orElseThrow().current()).isTrue();
    }

    @Test
    void thePanelsAndTheReadoutGoByTheSideThatIsTuned() {
        comparison.pin();
        epsilon(0.2);
        rest();
        comparison.tune(Side.B);
        assertThat(epsilon(model.settings())).isZero();
        assertThat(model.evaluation().get().orElseThrow()).isSameAs(answers().evaluation(Side.B));
        model.change("loss", settings -> settings.withLoss(new SoftJaccard()));
        rest();
        assertThat(snapshot().settings(Side.A).objective().first().loss()).isEqualTo(new Jml1());
        assertThat(snapshot().settings(Side.B).objective().first().loss()).isEqualTo(new SoftJaccard());
        assertThat(model.measured().get().orElseThrow().current()).isTrue();
    }

    @Test
    void predictionsAndTargetsAreComparedInTheSameWay() {
        comparison.pin();
        model.change("prediction",
                settings -> settings.withPrediction(new PredictionChoice.ExactlyTheTarget()));
        rest();
        assertThat(answers().a().loss()).isZero();
        assertThat(answers().evaluation(Side.B).loss()).isPositive();
        assertThat(model.agreed().get().orElseThrow().agreement().by()).isEqualTo(Quantity.GRADIENT_PROBABILITY);
        PaneSettings gradients = new PaneSettings(Quantity.GRADIENT_LOGIT, 0, 1, PaneSide.DIFFERENCE);
        model.changePane("difference", 0, pane -> gradients);
        rest();
        assertThat(gradients.shownQuantity(answers())).isEqualTo(Quantity.GRADIENT_PROBABILITY);
        assertThat(content(gradients)).isInstanceOf(Content.Scalar.class);
    }

    @Test
    void swappingExchangesTheTwo() {
        comparison.pin();
        epsilon(0.2);
        comparison.swap();
        rest();
        assertThat(epsilon(snapshot().settings(Side.A))).isZero();
        assertThat(epsilon(snapshot().settings(Side.B))).isEqualTo(0.2);
        assertThat(epsilon(answers().a().request().settings())).isZero();
    }

    @Test
    void endingGoesOnWithWhatIsInThePanels() {
        comparison.pin();
        epsilon(0.2);
        comparison.showAll();
        rest();
        comparison.tune(Side.B);
        comparison.end();
        rest();
        assertThat(snapshot().isComparing()).isFalse();
        assertThat(epsilon(model.settings())).isZero();
        assertThat(model.tuned().get()).isEqualTo(Side.A);
        assertThat(snapshot().panes()).allSatisfy(pane -> {
            assertThat(pane.side()).isEqualTo(PaneSide.A);
            assertThat(pane.quantity().comparesTwo()).isFalse();
        });
        assertThat(model.pair().get()).isEmpty();
        assertThat(model.agreed().get()).isEmpty();
        assertThat(epsilon(answers().a().request().settings())).isZero();
    }

    @Test
    void oneHistoryHoldsItAll() {
        Snapshot start = snapshot();
        comparison.pin();
        epsilon(0.2);
        comparison.swap();
        comparison.showSwipe();
        comparison.end();
        rest();
        assertThat(model.undoName().get()).contains("end the comparison");
        for (int i = 0; i < 5; i++) {
            model.undo();
            rest();
        }
        assertThat(snapshot()).isEqualTo(start);
        assertThat(model.undoName().get()).isEmpty();
        for (int i = 0; i < 4; i++) {
            model.redo();
            rest();
        }
        assertThat(snapshot().panes().getFirst().side()).isEqualTo(PaneSide.SWIPE);
        assertThat(model.agreed().get().orElseThrow().current()).isTrue();
    }

    @Test
    void undoneStepsOfTheOtherSideAreShown() {
        comparison.pin();
        comparison.tune(Side.B);
        epsilon(0.4);
        comparison.tune(Side.A);
        model.undo();
        rest();
        assertThat(model.tuned().get()).isEqualTo(Side.B);
        assertThat(epsilon(model.settings())).isZero();
    }

    @Test
    void waysOfLookingPinWhatIsThereIfNothingIsComparedYet() {
        comparison.showSideBySide();
        rest();
        assertThat(snapshot().isComparing()).isTrue();
        assertThat(snapshot().onScreen()).extracting(PaneSettings::side).containsExactly(PaneSide.A, PaneSide.B);
        assertThat(snapshot().onScreen()).extracting(PaneSettings::key)
                .containsOnly(FieldKey.total(Quantity.SHARE));
        assertThat(model.undoName().get()).contains("pin A as B, A beside B");
    }

    @Test
    void aAndBShareTheirLimitsWhichHoldBothOnceFitted() {
        comparison.pin();
        model.change("weight", settings -> settings.withFirstTerm(term -> term.withWeight(3)));
        comparison.showSideBySide();
        rest();
        Limits before = limitsOfShares();
        model.fitLimits();
        rest();
        Limits both = limitsOfShares();
        assertThat(both.high()).isGreaterThan(2 * before.high());
        assertThat(snapshot().onScreen()).allSatisfy(
                pane -> assertThat(model.limits(pane, answers())).contains(both));
    }

    @Test
    void aDifferenceGetsLimitsOfItsOwnWhenTheHandLetsGo() {
        comparison.pin();
        comparison.showAll();
        rest();
        PaneSettings difference = snapshot().panes().get(2);
        Limits scale = limitsOfShares().symmetric();
        model.beginGesture();
        epsilon(0.01);
        answer();
        assertThat(model.limits(difference, answers())).contains(scale);
        epsilon(0.2);
        answer();
        model.endGesture();
        answer();
        Limits fitted = limitsOfDifferences();
        assertThat(fitted.low()).isEqualTo(-fitted.high());
        epsilon(0.3);
        rest();
        assertThat(model.limits(difference, answers())).as("held").contains(fitted);
    }

    @Test
    void anotherSampleIsComparedInTheSameWay() {
        comparison.pin();
        epsilon(0.2);
        rest();
        model.open(TestBatches.square("other"));
        assertThat(model.pair().get()).isEmpty();
        rest();
        assertThat(snapshot().isComparing()).isTrue();
        assertThat(answers().evaluation(Side.B).request().sample().name()).isEqualTo("other");
        assertThat(model.agreed().get().orElseThrow().current()).isTrue();
    }

    @Test
    void aPictureHasNoDifference() {
        comparison.pin();
        model.changePane("image", 0, pane -> pane.withQuantity(Quantity.IMAGE, 0));
        assertThat(model.changePane("difference", 0, pane -> pane.withSide(PaneSide.DIFFERENCE))).isFalse();
        assertThat(model.notice().get().sentence()).contains("choose A or B");
    }

    @Test
    void captionsNameTheSide() {
        assertThat(Captions.pane(snapshot().panes().get(1), answers())).isEqualTo("Loss share, all classes");
        comparison.pin();
        epsilon(0.2);
        comparison.showAll();
        rest();
        assertThat(snapshot().onScreen().stream().map(pane -> Captions.pane(pane, answers()))).containsExactly(
                "A: Loss share, all classes", "B: Loss share, all classes", "A − B: Loss share, all classes",
                "A, B: Cosine of the gradients");
        assertThat(Captions.figure(List.of(snapshot().panes().get(3)), answers())).contains("A: JML1", "epsilon 0.2",
                "B: JML1",
                "pushed in opposite directions");
        assertThat(Captions.figure(List.of(snapshot().panes().get(1)), answers())).startsWith("B: ")
                .doesNotContain("epsilon");
    }

    @Test
    void everyPaneOfAComparisonCanBeWrittenAndTwoSidesOfOneAsTwoPictures(@TempDir Path folder) throws Exception {
        comparison.pin();
        epsilon(0.2);
        comparison.showAll();
        rest();
        for (PaneSettings pane : snapshot().onScreen()) {
            for (Form form : List.of(Form.PNG, Form.NPY)) {
                Path file = folder.resolve(pane.side() + pane.quantity().id() + "." + form.ending());
                Exporter.write(file, answers(), new ExportRequest(List.of(pane), Map.of(), form, Frame.FULL));
                assertThat(file).isNotEmptyFile();
            }
        }
        PaneSettings swipe = snapshot().panes().getFirst().withSide(PaneSide.SWIPE);
        assertThat(Exporter.figure(answers(), ExportRequest.picture(swipe)).panels()).extracting(Panel::title)
                .containsExactly("A: Loss share, all classes", "B: Loss share, all classes");
    }
}
