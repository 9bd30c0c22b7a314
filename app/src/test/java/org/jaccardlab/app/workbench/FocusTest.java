package org.jaccardlab.app.workbench;

import java.util.Optional;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.picture.View;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FocusTest {

    private final WorkbenchModel model = new WorkbenchModel(new Nd4jEngine(), Runnable::run, Runnable::run);
    private final Viewport viewport = new Viewport();
    private final Focus focus = new Focus(model, viewport);

    @BeforeEach
    void open() {
        Batch batch = TestBatches.square("a");
        viewport.show(batch.sample(0).size());
        viewport.resize(320, 320);
        model.open(batch);
    }

    @AfterEach
    void close() {
        model.batch().get().ifPresent(Batch::close);
    }

    private Optional<Pixel> probe() {
        return focus.probe().get();
    }

    @Test
    void onlyAPaneOnScreenIsChosen() {
        assertThat(focus.choosePane(3)).isTrue();
        model.showPanes(2);
        assertThat(focus.pane().get()).isEqualTo(1);
        assertThat(focus.choosePane(2)).isFalse();
    }

    @Test
    void theProbeFollowsThePointerUntilItIsPinned() {
        focus.point(Optional.of(new Pixel(3, 4)));
        focus.pin(new Pixel(5, 6));
        focus.point(Optional.empty());
        assertThat(probe()).contains(new Pixel(5, 6));
        focus.pin(new Pixel(7, 8));
        assertThat(probe()).contains(new Pixel(7, 8));
        focus.pin(new Pixel(7, 8));
        focus.point(Optional.empty());
        assertThat(probe()).as("the second click lets it go").isEmpty();
    }

    @Test
    void keysMoveItByAPixelAndStopAtTheEdge() {
        focus.point(Optional.of(new Pixel(1, 10)));
        focus.move(-1, 0);
        focus.move(-1, 0);
        focus.move(0, 1);
        assertThat(probe()).contains(new Pixel(0, 11));
        focus.point(Optional.of(new Pixel(40, 40)));
        assertThat(probe()).as("it stays where the keys have put it").contains(new Pixel(0, 11));
    }

    @Test
    void withoutAProbeKeysBeginInTheMiddle() {
        focus.move(1, 0);
        assertThat(probe()).contains(new Pixel(32, 32));
    }

    @Test
    void theViewFollowsAProbeThatLeavesIt() {
        viewport.zoomAt(0, 0, 8);
        focus.pin(new Pixel(7, 4));
        focus.move(1, 0);
        View view = viewport.view().get();
        assertThat(view.screenX(8.5)).isCloseTo(320 - 24, within(1e-6));
        assertThat(view.top()).as("no further than it takes").isZero();
    }

    @Test
    void goingToAPixelPutsItInTheMiddle() {
        focus.goTo(new Pixel(50, 20), 8);
        View view = viewport.view().get();
        assertThat(view.scale()).isEqualTo(8);
        assertThat(view.screenX(50.5)).isCloseTo(160, within(1e-6));
        assertThat(view.screenY(20.5)).isCloseTo(160, within(1e-6));
        assertThat(probe()).contains(new Pixel(50, 20));
    }

    @Test
    void anotherSampleOfAnotherSizeHasNoProbeOutsideIt() {
        focus.pin(new Pixel(50, 20));
        model.open(TestBatches.square("b"));
        assertThat(probe()).contains(new Pixel(50, 20));
    }
}
