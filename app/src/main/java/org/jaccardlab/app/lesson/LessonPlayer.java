package org.jaccardlab.app.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jaccardlab.app.recompute.LatestOnly;
import org.jaccardlab.app.workbench.Focus;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.Restored;
import org.jaccardlab.app.workbench.Snapshot;
import org.jaccardlab.app.workbench.Viewport;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a lesson: every step is one step of undo, and whoever leaves goes on from what is on screen. Belongs to the home
 * thread; samples are read on another.
 */
public final class LessonPlayer {

    private static final Logger LOG = LoggerFactory.getLogger(LessonPlayer.class);

    /**
     * A step of a lesson.
     *
     * @param index from 0
     */
    public record Place(Lesson lesson, int index) {

        public Step step() {
            return lesson.steps().get(index);
        }

        public boolean isLast() {
            return index == lesson.steps().size() - 1;
        }
    }

    private record Reading(Place place, LessonSamples.Opened opened) {
    }

    /** What the player has opened: it need not be opened again for the next step. */
    private record Known(Lesson lesson, String sample, Batch batch) {
    }

    private final WorkbenchModel model;
    private final Focus focus;
    private final Viewport viewport;
    private final OptionReader options;
    private final LatestOnly<Place, Reading> readings;
    private final ReadOnlyObjectWrapper<Optional<Place>> place = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<OptionalInt> answer = new ReadOnlyObjectWrapper<>(OptionalInt.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> plot = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Known> known = Optional.empty();

    public LessonPlayer(WorkbenchModel model, Focus focus, Viewport viewport, LessonSamples samples,
            OptionReader options, Executor files, Executor home) {
        this.model = model;
        this.focus = focus;
        this.viewport = viewport;
        this.options = options;
        this.readings = new LatestOnly<>(wanted -> read(wanted, samples), this::show, this::report, files, home);
    }

    /** Where the lesson is; empty if none is played. */
    public ReadOnlyObjectProperty<Optional<Place>> place() {
        return place.getReadOnlyProperty();
    }

    /** Which choice was taken for the answer to the step's question; empty before. */
    public ReadOnlyObjectProperty<OptionalInt> answer() {
        return answer.getReadOnlyProperty();
    }

    /** The page that the step has open below the panes. */
    public ReadOnlyObjectProperty<Optional<String>> plot() {
        return plot.getReadOnlyProperty();
    }

    public boolean isPlaying() {
        return place.get().isPresent();
    }

    public void start(Lesson lesson) {
        go(new Place(lesson, 0));
    }

    /** The last step stays. */
    public void next() {
        place.get().filter(now -> !now.isLast()).ifPresent(now -> go(new Place(now.lesson(), now.index() + 1)));
    }

    /** The first step stays. */
    public void back() {
        place.get().filter(now -> now.index() > 0).ifPresent(now -> go(new Place(now.lesson(), now.index() - 1)));
    }

    /** Shows the step again as it began, whatever has been changed meanwhile. */
    public void again() {
        place.get().ifPresent(this::go);
    }

    /** Ends the lesson; what is on screen stays. */
    public void leave() {
        place.set(Optional.empty());
        answer.set(OptionalInt.empty());
    }

    /** Takes a choice for the answer, from 0; another may follow. */
    public void answer(int choice) {
        place.get().flatMap(now -> now.step().question())
                .filter(question -> choice >= 0 && choice < question.choices().size())
                .ifPresent(question -> answer.set(OptionalInt.of(choice)));
    }

    private void go(Place wanted) {
        answer.set(OptionalInt.empty());
        place.set(Optional.of(wanted));
        Stage stage = wanted.step().stage();
        Optional<Batch> ready = known.filter(
                open -> open.lesson().equals(wanted.lesson()) && open.sample().equals(stage.sample())
                        && model.batch().get().filter(open.batch()::equals).isPresent())
                .map(Known::batch);
        if (ready.isPresent()) {
            show(wanted, ready.get());
        } else {
            readings.ask(wanted);
        }
    }

    private static Reading read(Place wanted, LessonSamples samples) {
        try {
            return new Reading(wanted, samples.open(wanted.lesson(), wanted.step().stage().sample()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** On a batch that is on screen already. */
    private void show(Place wanted, Batch batch) {
        Stage stage = wanted.step().stage();
        snapshot(wanted, batch).ifPresent(shown -> {
            model.showMember(stage.member());
            model.restore(name(wanted), shown);
            if (stage.fits()) {
                model.fitLimits();
            }
            look(stage, batch);
        });
    }

    private void show(Reading reading) {
        Place wanted = reading.place();
        Batch batch = reading.opened().batch();
        Stage stage = wanted.step().stage();
        Optional<Snapshot> shown = place.get().filter(wanted::equals).flatMap(now -> snapshot(now, batch));
        if (shown.isEmpty()) {
            batch.close();
            return;
        }
        known = Optional.of(new Known(wanted.lesson(), stage.sample(), batch));
        model.restore(name(wanted), batch, reading.opened().provenance(),
                new Restored(shown.get(), stage.member(), 0, Map.of()));
        look(stage, batch);
    }

    private Optional<Snapshot> snapshot(Place wanted, Batch batch) {
        try {
            return Optional.of(
                    wanted.step().stage().snapshot(batch, options, model.snapshot().get().appearance()));
        } catch (IllegalArgumentException refused) {
            model.tell(Notice.problem("This step cannot be shown: " + refused.getMessage()));
            return Optional.empty();
        }
    }

    private static String name(Place wanted) {
        return "lesson \u201c" + wanted.lesson().title() + "\u201d, step " + (wanted.index() + 1);
    }

    private void look(Stage stage, Batch batch) {
        Size size = batch.sample(stage.member()).size();
        Optional<Pixel> probe = stage.probe();
        viewport.show(size, probe.filter(pixel -> stage.zoom().isPresent()).map(pixel -> new Viewport.Spot(
                pixel.x() + 0.5, pixel.y() + 0.5, stage.zoom().getAsDouble())));
        focus.release();
        focus.point(probe);
        probe.ifPresent(focus::pin);
        plot.set(stage.plot());
    }

    private void report(Throwable problem) {
        LOG.info("a lesson's sample is not opened", problem);
        String sentence = problem.getCause() != null && problem.getCause().getMessage() != null
                ? problem.getCause().getMessage()
                : "The lesson's sample could not be opened: " + problem + ".";
        model.tell(Notice.problem(sentence, problem));
    }
}
