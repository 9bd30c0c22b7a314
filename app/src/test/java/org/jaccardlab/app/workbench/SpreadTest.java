package org.jaccardlab.app.workbench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Limits and the histogram they are picked from. */
class SpreadTest {

    private static final int SHARE_PANE = 1;
    private static final int GRADIENT_PANE = 2;

    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final WorkbenchModel model = new WorkbenchModel(new Nd4jEngine(), worker::add, Runnable::run);
    private final Viewport viewport = new Viewport();
    private final Focus focus = new Focus(model, viewport);
    private final Spread spread = new Spread(model, viewport, focus, worker::add, Runnable::run);

    @BeforeEach
    void open() {
        Batch batch = TestBatches.square("a");
        viewport.show(batch.sample(0).size());
        viewport.resize(64, 64);
        model.open(batch);
        focus.choosePane(SHARE_PANE);
        spread.watch(true);
        drain();
    }

    @AfterEach
    void close() {
        model.batch().get().ifPresent(Batch::close);
    }

    private void drain() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
    }

    private Spread.Plot plot() {
        return spread.plot().get().orElseThrow();
    }

    private Limits limits(Quantity quantity) {
        return model.limits().get().getOrDefault(quantity, new Limits(-99, 99));
    }

    @Test
    void theHistogramCountsThePixelsOfThePaneInFocus() {
        assertThat(plot().quantity()).isEqualTo(Quantity.SHARE);
        assertThat(plot().histogram().counted()).isEqualTo(64 * 64);
        focus.choosePane(GRADIENT_PANE);
        drain();
        assertThat(plot().quantity()).isEqualTo(Quantity.GRADIENT_LOGIT);
    }

    @Test
    void aPaneWithoutNumbersHasNone() {
        focus.choosePane(0);
        drain();
        assertThat(spread.plot().get()).isEmpty();
        assertThat(spread.limits()).isEmpty();
    }

    @Test
    void itFollowsTheViewUnlessAllOfTheImageIsWanted() {
        viewport.zoomAt(32, 32, 4);
        drain();
        assertThat(plot().histogram().counted()).isEqualTo(16 * 16);
        spread.inView().set(false);
        drain();
        assertThat(plot().histogram().counted()).isEqualTo(64 * 64);
    }

    @Test
    void nothingIsCountedWhileNobodyLooks() {
        spread.watch(false);
        viewport.zoomAt(32, 32, 4);
        assertThat(worker).isEmpty();
    }

    @Test
    void limitsByHandApplyAtOnceAndAreAStepOfUndo() {
        Limits fitted = limits(Quantity.SHARE);
        assertThat(spread.set(0, 0.125)).isTrue();
        assertThat(limits(Quantity.SHARE)).isEqualTo(new Limits(0, 0.125));
        assertThat(model.undoName().get()).contains("limits of loss share 0 to 0.1250");
        assertThat(spread.rule()).isInstanceOf(LimitRule.Typed.class);
        model.undo();
        drain();
        assertThat(limits(Quantity.SHARE)).isEqualTo(fitted);
    }

    @Test
    void limitsInTheWrongOrderAreRefusedInOneSentence() {
        Limits before = limits(Quantity.SHARE);
        assertThat(spread.set(2, 1)).isFalse();
        assertThat(model.notice().get().sentence()).contains("not below the upper");
        assertThat(limits(Quantity.SHARE)).isEqualTo(before);
    }

    @Test
    void limitsByHandAreHeldWhileParametersChangeAndColoursAreFitted() {
        spread.set(0, 0.125);
        model.change("temperature", settings -> settings.withFirstTerm(term -> term.withTemperature(3)));
        drain();
        model.fitLimits();
        drain();
        assertThat(limits(Quantity.SHARE)).isEqualTo(new Limits(0, 0.125));
    }

    @Test
    void fullLimitsReachFromTheSmallestToTheLargestValue() {
        focus.choosePane(GRADIENT_PANE);
        spread.follow(new LimitRule.Full());
        drain();
        Limits full = limits(Quantity.GRADIENT_LOGIT);
        assertThat(plot().histogram().beyond(full)).isZero();
        assertThat(full).isNotEqualTo(full.symmetric());
        spread.follow(new LimitRule.Symmetric());
        drain();
        assertThat(limits(Quantity.GRADIENT_LOGIT)).isEqualTo(full.symmetric());
    }

    @Test
    void fittedLimitsOfOneQuantityLeaveTheOthersAsTheyAre() {
        spread.set(0, 0.125);
        Limits gradient = limits(Quantity.GRADIENT_LOGIT);
        spread.follow(new LimitRule.Robust(95));
        drain();
        assertThat(limits(Quantity.SHARE)).isNotEqualTo(new Limits(0, 0.125));
        assertThat(limits(Quantity.GRADIENT_LOGIT)).isEqualTo(gradient);
    }

    @Test
    void theBinsStayUnderTheHandThatDragsALimit() {
        Limits range = plot().histogram().range();
        spread.hold();
        spread.set(0, range.high() / 50);
        spread.set(0, range.high() / 40);
        drain();
        assertThat(plot().histogram().range()).isEqualTo(range);
        spread.letGo();
        drain();
        assertThat(plot().histogram().range()).isNotEqualTo(range);
        model.undo();
        assertThat(spread.rule()).as("one drag is one step").isEqualTo(LimitRule.STANDARD);
    }

    @Test
    void theWordsSayHowManyLieBeyond() {
        assertThat(plot().words(new Limits(-2, -1))).isEqualTo("4,096 pixels; about 100.0 % beyond the limits");
    }

    private Limits held(int pane) {
        return model.limits(model.snapshot().get().panes().get(pane), model.answers().orElseThrow()).orElseThrow();
    }

    @Test
    void aPaneThatIsUnlockedLooksAsBeforeAndThenHasLimitsOfItsOwn() {
        Limits before = held(SHARE_PANE);
        spread.setOwn(true);
        drain();
        assertThat(held(SHARE_PANE)).isEqualTo(before);
        spread.set(-1, 7);
        assertThat(held(SHARE_PANE)).isEqualTo(new Limits(-1, 7));
        assertThat(limits(Quantity.SHARE)).isEqualTo(before);
        spread.setOwn(false);
        assertThat(held(SHARE_PANE)).isEqualTo(before);
        model.undo();
        assertThat(spread.limits()).contains(new Limits(-1, 7));
    }

    @Test
    void limitsOfItsOwnFollowARuleOfTheirOwn() {
        Limits before = held(SHARE_PANE);
        spread.setOwn(true);
        spread.follow(new LimitRule.Symmetric());
        drain();
        assertThat(held(SHARE_PANE).low()).isEqualTo(-held(SHARE_PANE).high());
        assertThat(limits(Quantity.SHARE)).isEqualTo(before);
        assertThat(spread.rule()).isEqualTo(new LimitRule.Symmetric());
    }

    @Test
    void limitsByHandDoNotGoOverToAnotherQuantity() {
        spread.setOwn(true);
        spread.set(-1, 7);
        model.changePane("error", SHARE_PANE, pane -> pane.withQuantity(Quantity.ERROR, 0));
        drain();
        assertThat(held(SHARE_PANE)).isEqualTo(new Limits(-1, 1));
        assertThat(spread.isOwn()).isTrue();
    }

    @Test
    void aFigureHasTheLimitsOfItsPanes() {
        spread.setOwn(true);
        spread.set(-1, 7);
        drain();
        PaneSettings pane = model.snapshot().get().panes().get(SHARE_PANE);
        assertThat(FittedLimits.held(pane, model.answers().orElseThrow(), Map.of(), Map.of()))
                .contains(new Limits(-1, 7));
    }
}
