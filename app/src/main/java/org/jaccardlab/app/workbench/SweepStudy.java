package org.jaccardlab.app.workbench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jaccardlab.app.recompute.LatestOnly;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sweep.Knob;
import org.jaccardlab.sweep.Span;
import org.jaccardlab.sweep.Sweep;
import org.jaccardlab.sweep.SweepPoint;

/**
 * One number of the settings that are tuned through a range, worked out beside the picture when it is asked for. Belongs to
 * the home thread.
 */
public final class SweepStudy {

    /** What is swept. */
    private record Course(Batch batch, Settings settings, Knob knob, Span span) {
    }

    /**
     * What has come of it so far.
     *
     * @param knob its name
     * @param points those that are done, rising
     * @param stands where the settings were
     */
    public record Result(String knob, Span span, List<SweepPoint> points, double stands) {

        public List<Trail> loss() {
            return trail(SweepPoint.Reading::loss);
        }

        /** Mean over the classes and all images, in per cent. */
        public List<Trail> iou() {
            return trail(reading -> 100 * reading.metrics().iou().dataset().orElse(Double.NaN));
        }

        public List<Trail> gradient() {
            return trail(SweepPoint.Reading::gradientNorm);
        }

        /** Why values were refused; empty if none was. */
        public String refusals() {
            long refused = points.stream().filter(point -> point.reading().isEmpty()).count();
            return refused == 0
                    ? ""
                    : Figures.count(refused, "value") + " refused: " + points.stream()
                            .filter(point -> point.reading().isEmpty()).findFirst().orElseThrow().refusal();
        }

        private List<Trail> trail(ToDoubleFunction<SweepPoint.Reading> number) {
            return List.of(new Trail("", points.stream().mapToDouble(SweepPoint::value).toArray(),
                    points.stream().mapToDouble(point -> point.reading().map(number::applyAsDouble).orElse(Double.NaN))
                            .toArray()));
        }
    }

    private final WorkbenchModel model;
    private final Engine engine;
    private final Executor home;
    private final LatestOnly<Course, List<SweepPoint>> work;
    private final ReadOnlyObjectWrapper<Optional<Result>> result = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
    private Optional<Course> course = Optional.empty();
    /** Read by the worker. */
    private volatile boolean stopped;

    /** @param engine asked on {@code worker} */
    public SweepStudy(WorkbenchModel model, Engine engine, Executor worker, Executor home) {
        this.model = model;
        this.engine = engine;
        this.home = home;
        this.work = new LatestOnly<>(this::sweep, points -> running.set(work().isBusy()), this::fail, worker, home);
        model.batch().subscribe((before, opened) -> forget());
    }

    private LatestOnly<Course, List<SweepPoint>> work() {
        return work;
    }

    /** Every number that can be turned; none without a picture. */
    public List<Knob> knobs() {
        return model.batch().get().isPresent() ? Knob.of(model.settings()) : List.of();
    }

    /** Empty before the first value is done. */
    public ReadOnlyObjectProperty<Optional<Result>> result() {
        return result.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Where the number stands now; empty if there is no such number any more. */
    public OptionalDouble stands() {
        return result.get().flatMap(found -> named(found.knob()))
                .map(knob -> OptionalDouble.of(knob.declared().number())).orElse(OptionalDouble.empty());
    }

    /** Whether the curves belong to settings that have changed since, but for the number itself. */
    public boolean isOld() {
        if (course.isEmpty()) {
            return false;
        }
        Course swept = course.get();
        try {
            return named(swept.knob().name()).map(knob -> !knob.turn()
                    .to(model.settings(), swept.batch(), swept.knob().declared().number()).equals(swept.settings()))
                    .orElse(true);
        } catch (IllegalArgumentException refused) {
            return true;
        }
    }

    private Optional<Knob> named(String name) {
        return knobs().stream().filter(knob -> knob.name().equals(name)).findFirst();
    }

    /** Sweeps; what makes no sense is refused in a notice. */
    public void run(String name, double from, double to, int points, boolean logarithmic) {
        Optional<Knob> knob = named(name);
        if (knob.isEmpty()) {
            return;
        }
        try {
            Course asked = new Course(model.batch().get().orElseThrow(), model.settings(), knob.get(),
                    new Span(from, to, points, logarithmic));
            course = Optional.of(asked);
            result.set(Optional.empty());
            stopped = false;
            running.set(true);
            work.ask(asked);
        } catch (IllegalArgumentException refused) {
            model.tell(Notice.problem(WorkbenchModel.sentence(refused.getMessage())));
        }
    }

    /** What is done stays. */
    public void stop() {
        stopped = true;
    }

    private void forget() {
        stop();
        course = Optional.empty();
        result.set(Optional.empty());
    }

    private List<SweepPoint> sweep(Course asked) {
        List<SweepPoint> done = new ArrayList<>();
        List<SweepPoint> all = new Sweep(asked.knob(), asked.span()).run(engine, asked.batch(), asked.settings(), 0,
                Set.of(), (point, evaluation) -> {
                    done.add(point);
                    List<SweepPoint> soFar = List.copyOf(done);
                    home.execute(() -> show(asked, soFar));
                }, part -> stopped || work().isNewerWaiting());
        home.execute(() -> show(asked, all));
        return all;
    }

    private void show(Course of, List<SweepPoint> points) {
        if (course.isPresent() && course.get() == of) {
            result.set(Optional.of(new Result(of.knob().name(), of.span(), points, of.knob().declared().number())));
        }
    }

    private void fail(Throwable problem) {
        running.set(work.isBusy());
        if (!(problem instanceof CancellationException) && course.isPresent()) {
            model.tell(Notice.problem(WorkbenchModel.sentence(problem.getMessage()), problem));
        }
    }

    /** Sets the number to the value of the sweep that is nearest to this one: one step of undo. */
    public void adopt(double wanted) {
        Optional<Result> found = result.get();
        Optional<Knob> knob = found.flatMap(shown -> named(shown.knob()));
        if (knob.isEmpty()) {
            return;
        }
        boolean log = found.get().span().logarithmic();
        double value = found.get().points().stream().filter(point -> point.reading().isPresent())
                .map(SweepPoint::value)
                .min(Comparator.comparingDouble(
                        each -> Math.abs(log ? Math.log(each / wanted) : each - wanted)))
                .orElse(wanted);
        model.change(
                knob.get().name() + " " + knob.get().declared().text() + " → " + Parameters.number(value),
                settings -> knob.get().turn().to(settings, model.batch().get().orElseThrow(), value));
    }
}
