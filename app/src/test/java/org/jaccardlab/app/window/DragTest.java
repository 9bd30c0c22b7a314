package org.jaccardlab.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Slider;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jaccardlab.app.workbench.TestBatches;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The picture follows the hand: held to counts, because times belong to the machine. */
class DragTest extends WindowTest {

    private static final int STEPS = 120;
    private static final Duration PACE = Duration.millis(8);

    private final List<Long> ticks = new ArrayList<>();

    @Override
    TestWindow open(Stage stage) {
        return TestWindow.thatWaitsForRest(stage);
    }

    /** Drags the slider for epsilon to its end as a hand would, doing something else at every step. */
    private Timeline drag(Runnable aside) {
        Slider slider = app.find("#slider-epsilon", Slider.class);
        AtomicInteger step = new AtomicInteger();
        Timeline hand = new Timeline(new KeyFrame(PACE, tick -> {
            ticks.add(System.nanoTime());
            slider.setValue(step.incrementAndGet() / (double) STEPS);
            aside.run();
        }));
        hand.setCycleCount(STEPS);
        hand.setOnFinished(end -> slider.setValueChanging(false));
        TestWindow.onToolkit(() -> {
            slider.setValueChanging(true);
            hand.play();
            return hand;
        });
        return hand;
    }

    private void awaitEnd(Timeline hand) {
        app.await(() -> hand.getStatus() == Animation.Status.STOPPED);
    }

    @Test
    void aDragShowsManyFramesComputesOffTheToolkitThreadAndIsOneStepOfUndo() throws IOException {
        app.openShipped("baltic");
        app.choose("#target", "Natural Earth, hard");
        app.choose("#target", "Natural Earth, area share");
        int computedBefore = app.computations();
        Optional<String> before = TestWindow.onToolkit(() -> app.model.undoName().get());
        long framesBefore = TestWindow.onToolkit(app.window::framesShown);

        Timeline hand = drag(() -> {
        });
        awaitEnd(hand);
        long ended = System.nanoTime();
        long framesDuring = TestWindow.onToolkit(app.window::framesShown) - framesBefore;
        app.settle();
        long settled = System.nanoTime();

        long frames = TestWindow.onToolkit(app.window::framesShown) - framesBefore;
        int computed = app.computations() - computedBefore;
        assertThat(computed).as("computations, the last one completed").isBetween(2, STEPS + 1);
        assertThat(framesDuring).as("frames while the hand moved").isGreaterThanOrEqualTo(2);
        assertThat(frames).as("frames, at most one a step and one an answer").isBetween(2L, STEPS + computed + 2L);
        assertThat(app.computationsOnToolkit()).as("computations on the JavaFX thread").isZero();
        assertThat(app.paintings()).as("paintings on the painting thread").isGreaterThanOrEqualTo(frames);
        assertThat(app.readings()).as("readings on the reading thread").isPositive();
        assertThat(app.shown().request().settings().objective().first().target().epsilon())
                .isEqualTo(app.model.settings().objective().first().target().epsilon()).isEqualTo(1);

        assertThat(TestWindow.onToolkit(() -> app.model.undoName().get())).hasValue("epsilon 0 → 1");
        app.act(app.model::undo);
        assertThat(TestWindow.onToolkit(() -> app.model.undoName().get())).as("the step before the drag")
                .isEqualTo(before);
        assertThat(app.shown().request().settings().objective().first().target().epsilon()).isZero();
        report(computed, framesDuring, ended, settled);
    }

    private void report(int computed, long framesDuring, long ended, long settled) throws IOException {
        double longest = 0;
        for (int i = 1; i < ticks.size(); i++) {
            longest = Math.max(longest, (ticks.get(i) - ticks.get(i - 1)) / 1e6);
        }
        Files.writeString(Path.of("target", "drag.txt"), """
                steps of the hand                    %d
                milliseconds of the drag             %.0f
                computations                         %d
                frames while the hand moved          %d
                longest wait of the JavaFX thread    %.0f ms
                last frame after the hand stopped    %.0f ms
                """.formatted(ticks.size(), (ended - ticks.getFirst()) / 1e6, computed, framesDuring, longest,
                (settled - ended) / 1e6));
    }

    @Test
    void samplesMayBeSwitchedHundredsOfTimesDuringADrag() {
        long before = Volume.bytesInUse();
        app.open(TestBatches.square("first"));
        long ofOne = Volume.bytesInUse() - before;
        AtomicInteger opened = new AtomicInteger();
        Timeline hand = drag(() -> {
            for (int i = 0; i < 3; i++) {
                app.model.open(TestBatches.square("sample " + opened.incrementAndGet()));
            }
        });
        awaitEnd(hand);
        app.settle();
        assertThat(opened.get()).isEqualTo(3 * STEPS);
        assertThat(app.shown().request().batch().title()).isEqualTo("sample " + opened.get());
        assertThat(TestWindow.onToolkit(() -> app.model.batch().get().map(Batch::title)))
                .hasValue("sample " + opened.get());
        assertThat(TestWindow.onToolkit(() -> app.model.notice().get().problem())).as("a problem").isFalse();
        assertThat(Volume.bytesInUse() - before).as("memory of one sample, the others are closed").isEqualTo(ofOne);
    }
}
