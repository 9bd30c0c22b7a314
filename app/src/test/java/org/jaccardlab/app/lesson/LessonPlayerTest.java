package org.jaccardlab.app.lesson;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import org.jaccardlab.app.command.OptionWords;
import org.jaccardlab.app.workbench.Focus;
import org.jaccardlab.app.workbench.Snapshot;
import org.jaccardlab.app.workbench.TestBatches;
import org.jaccardlab.app.workbench.Viewport;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A lesson is played, left and taken back. */
class LessonPlayerTest {

    private final WorkbenchModel model = new WorkbenchModel(EngineKind.standard().start(), Runnable::run,
            Runnable::run);
    private final Deque<Runnable> reading = new ArrayDeque<>();
    private final Viewport viewport = new Viewport();
    private final Focus focus = new Focus(model, viewport);
    private final LessonPlayer player = new LessonPlayer(model, focus, viewport, LessonSamples.shipped(),
            new OptionWords(), reading::add, Runnable::run);
    private final Lesson lesson = Lessons.named("one-soft-pixel");

    private void start() {
        model.open(TestBatches.square("square"));
        player.start(lesson);
        reading.remove().run();
    }

    @AfterEach
    void close() {
        model.batch().get().ifPresent(Batch::close);
    }

    @Test
    void aStepSetsSampleSettingsPanesProbeAndPlot() {
        start();
        assertThat(model.batch().get().orElseThrow().title()).isEqualTo("One soft pixel");
        assertThat(model.evaluation().get().orElseThrow().loss()).isCloseTo(2 / 3.0, within(1e-6));
        assertThat(model.snapshot().get().isComparing()).isTrue();
        assertThat(model.snapshot().get().visiblePanes()).isEqualTo(2);
        assertThat(focus.probe().get()).contains(new Pixel(0, 0));
        assertThat(focus.pinned().get()).isTrue();
        player.next();
        assertThat(reading).as("the sample is on screen already").isEmpty();
        assertThat(player.plot().get()).contains("pixel");
        assertThat(model.snapshot().get().isComparing()).isFalse();
    }

    @Test
    void everyStepIsOneNamedStepOfUndoAndWhatWasBeforeIsBehindTheFirst() {
        model.open(TestBatches.square("square"));
        Snapshot before = model.snapshot().get();
        player.start(lesson);
        reading.remove().run();
        player.next();
        player.next();
        assertThat(model.steps().names()).containsExactly("lesson \u201cOne soft pixel\u201d, step 1",
                "lesson \u201cOne soft pixel\u201d, step 2", "lesson \u201cOne soft pixel\u201d, step 3");
        player.back();
        assertThat(player.place().get().orElseThrow().index()).isEqualTo(1);
        model.goTo(0);
        assertThat(model.settings().objective()).isEqualTo(before.settings().objective()
                .fittedTo(model.batch().get().orElseThrow(), recipe -> recipe.fittedTo(
                        model.batch().get().orElseThrow().sample(0))));
    }

    @Test
    void whoeverLeavesGoesOnFromWhatIsOnScreen() {
        start();
        player.next();
        Snapshot shown = model.snapshot().get();
        player.leave();
        assertThat(player.isPlaying()).isFalse();
        assertThat(model.snapshot().get()).isEqualTo(shown);
        player.next();
        assertThat(model.snapshot().get()).isEqualTo(shown);
    }

    @Test
    void theFirstAndTheLastStepStay() {
        start();
        player.back();
        assertThat(player.place().get().orElseThrow().index()).isZero();
        for (int i = 0; i < 20; i++) {
            player.next();
        }
        assertThat(player.place().get().orElseThrow().isLast()).isTrue();
    }

    @Test
    void anAnswerIsKeptUntilTheStepIsLeft() {
        start();
        player.answer(0);
        assertThat(player.answer().get()).as("there is no question yet").isEqualTo(OptionalInt.empty());
        player.next();
        player.answer(7);
        assertThat(player.answer().get()).isEqualTo(OptionalInt.empty());
        player.answer(1);
        assertThat(player.answer().get()).isEqualTo(OptionalInt.of(1));
        player.next();
        assertThat(player.answer().get()).isEqualTo(OptionalInt.empty());
    }

    @Test
    void aSampleThatComesTooLateIsNotShown() {
        model.open(TestBatches.square("square"));
        player.start(lesson);
        player.leave();
        reading.remove().run();
        assertThat(model.batch().get().map(Batch::title)).isEqualTo(Optional.of("square"));
    }
}
