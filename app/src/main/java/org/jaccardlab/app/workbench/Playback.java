package org.jaccardlab.app.workbench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jaccardlab.app.recompute.LatestOnly;
import org.jaccardlab.descent.Adam;
import org.jaccardlab.descent.Descent;
import org.jaccardlab.descent.Momentum;
import org.jaccardlab.descent.Optimiser;
import org.jaccardlab.descent.Plan;
import org.jaccardlab.descent.Race;
import org.jaccardlab.descent.TracePoint;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Has the prediction descend and the panes show it on its way: both sides if two are compared. The next step is taken when
 * the panes have shown the last, so that none is skipped. Belongs to the home thread; the descent itself to the worker.
 */
public final class Playback {

    /** How far one plays unless another length is chosen. */
    public static final int STANDARD_LENGTH = 200;
    /** The longest way. */
    public static final int LONGEST = 10_000;

    /** A way to step, as it is offered: with the rate at which it starts. */
    public enum Way {
        GRADIENT("Gradient descent", 1), MOMENTUM("Momentum 0.9", 0.1), ADAM("Adam", 0.1);

        private final String title;
        private final double rate;

        Way(String title, double rate) {
            this.title = title;
            this.rate = rate;
        }

        public String title() {
            return title;
        }

        public double usualRate() {
            return rate;
        }

        Optimiser at(double rate) {
            return switch (this) {
                case GRADIENT -> new Momentum(rate, 0, 0);
                case MOMENTUM -> new Momentum(rate, 0.9, 0);
                case ADAM -> new Adam(rate, 0.9, 0.999, 1e-8, 0);
            };
        }
    }

    /**
     * How far it is, with what has been met on the way.
     *
     * @param place "step 40 of 200"
     * @param words the same with the numbers there
     * @param loss of every side by the step
     * @param iou mean over the classes and all images, in per cent
     * @param distance from the target
     */
    public record View(int step, String place, String words, List<Trail> loss, List<Trail> iou, List<Trail> distance) {
    }

    /** One descent: it begins anew if any of it changes. */
    private record Course(Batch batch, List<Settings> sides, Plan plan) {
    }

    private record Wish(Course course, int step) {
    }

    private record Place(Course course, int step, Frame frame, List<List<TracePoint>> traces) {
    }

    /** A picture on the way, with all that is to be closed once nobody looks at it any more. */
    private record Frame(StandIn standIn, List<Batch> owned) implements AutoCloseable {

        @Override
        public void close() {
            owned.forEach(Batch::close);
        }
    }

    private final WorkbenchModel model;
    private final Engine engine;
    private final Executor worker;
    private final LatestOnly<Wish, Place> work;
    private final ReadOnlyObjectWrapper<Plan> plan = new ReadOnlyObjectWrapper<>(new Plan());
    private final ReadOnlyObjectWrapper<Optional<View>> view = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Integer> length = new ReadOnlyObjectWrapper<>(STANDARD_LENGTH);
    /** The newest last; the one before may still be looked at. */
    private final Deque<Frame> frames = new ArrayDeque<>();
    private List<List<TracePoint>> traces = List.of();
    private boolean watched;
    /** Whether the newest frame is not on screen yet. */
    private boolean awaited;
    private Optional<Integer> next = Optional.empty();
    private Optional<Course> course = Optional.empty();
    /** Read by the worker. */
    private volatile boolean stopped;
    /** The worker's own. */
    private @Nullable Race race;
    private @Nullable Course raced;

    /** @param engine asked on {@code worker} */
    public Playback(WorkbenchModel model, Engine engine, Executor worker, Executor home) {
        this.model = model;
        this.engine = engine;
        this.worker = worker;
        this.work = new LatestOnly<>(this::go, this::arrive, this::fail, worker, home);
        model.batch().subscribe((before, opened) -> begin());
        model.snapshot().subscribe((before, after) -> begin());
        model.evaluation().subscribe((before, answered) -> shown(answered));
        model.status().subscribe((before, status) -> {
            if (status instanceof Status.Failed) {
                awaited = false;
                next = Optional.empty();
                pause();
            }
        });
    }

    /** How it descends. */
    public ReadOnlyObjectProperty<Plan> plan() {
        return plan.getReadOnlyProperty();
    }

    /** Descends in another way, from the start. */
    public void follow(Plan other) {
        plan.set(other);
        begin();
    }

    /** @param rate is refused in a notice if it makes no sense */
    public void step(Way way, double rate) {
        if (!(rate > 0 && rate <= 1000)) {
            model.tell(Notice.problem("The step size is a number above 0 and up to 1000, such as "
                    + Figures.plain(way.usualRate()) + "."));
            return;
        }
        follow(plan.get().with(way.at(rate)));
    }

    /** Empty while the panes show the prediction that is chosen. */
    public ReadOnlyObjectProperty<Optional<View>> view() {
        return view.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty playing() {
        return playing.getReadOnlyProperty();
    }

    /** The step at which playing ends. */
    public ReadOnlyObjectProperty<Integer> length() {
        return length.getReadOnlyProperty();
    }

    public void setLength(int steps) {
        if (steps < 1 || steps > LONGEST) {
            model.tell(Notice.problem("A descent is shown for 1 to " + LONGEST + " steps, not for " + steps + "."));
            return;
        }
        length.set(steps);
        showPlace();
    }

    /** Whether somebody looks: if nobody does, the prediction that is chosen comes back. */
    public void watch(boolean looking) {
        if (looking != watched) {
            watched = looking;
            end();
        }
    }

    public void play() {
        if (step() >= length.get()) {
            traces = List.of();
            playing.set(true);
            goTo(0);
        } else {
            playing.set(true);
            goTo(step() + (view.get().isPresent() ? 1 : 0));
        }
    }

    /** Stays where it is. */
    public void pause() {
        playing.set(false);
        stopped = true;
    }

    /** One step forwards, or back. */
    public void advance(int by) {
        playing.set(false);
        moveTo(next.orElse(step()) + by);
    }

    /** To any step of the way; further ones are stepped to. */
    public void scrub(int to) {
        playing.set(false);
        moveTo(to);
    }

    private void moveTo(int to) {
        goTo(Math.clamp(to, 0, length.get()));
    }

    private int step() {
        return view.get().map(View::step).orElse(0);
    }

    private void goTo(int to) {
        if (!watched || model.batch().get().isEmpty()) {
            playing.set(false);
            return;
        }
        stopped = false;
        if (awaited) {
            next = Optional.of(to);
        } else {
            Course now = present();
            course = Optional.of(now);
            work.ask(new Wish(now, to));
        }
    }

    private Course present() {
        Snapshot snapshot = model.snapshot().get();
        List<Settings> sides = new ArrayList<>(List.of(snapshot.settings(Side.A)));
        if (snapshot.isComparing()) {
            sides.add(snapshot.settings(Side.B));
        }
        return new Course(model.batch().get().orElseThrow(), sides, plan.get());
    }

    /** Another course begins at its first step, if one is under way. */
    private void begin() {
        if (course.isEmpty()) {
            return;
        }
        if (model.batch().get().isEmpty() || !course.get().batch().equals(model.batch().get().get())) {
            end();
        } else if (!course.get().equals(present())) {
            pause();
            traces = List.of();
            next = Optional.empty();
            goTo(0);
        }
    }

    /** What is chosen comes back, and the descent gives its memory back. */
    private void end() {
        pause();
        awaited = false;
        next = Optional.empty();
        traces = List.of();
        if (course.isPresent()) {
            boolean same = model.batch().get().filter(open -> course.get().batch().equals(open)).isPresent();
            course = Optional.empty();
            view.set(Optional.empty());
            if (same) {
                model.showInstead(Optional.empty());
            } else {
                closeFrames(0);
            }
            worker.execute(this::closeRace);
        }
    }

    private void closeRace() {
        if (race != null) {
            race.close();
            race = null;
            raced = null;
        }
    }

    private Place go(Wish wish) {
        if (race == null || !wish.course().equals(raced)) {
            closeRace();
            race = start(wish.course());
            raced = wish.course();
        }
        Race running = race;
        running.goTo(wish.step(), part -> stopped || work.isNewerWaiting());
        return new Place(wish.course(), wish.step(), frame(wish.course(), running),
                running.runners().stream().map(Descent::trace).toList());
    }

    private Race start(Course from) {
        List<Descent> runners = new ArrayList<>();
        try {
            for (Settings side : from.sides()) {
                runners.add(new Descent(engine, from.batch(), side, from.plan(),
                        Descent.KEPT_BYTES / from.sides().size()));
            }
            return new Race(runners);
        } catch (RuntimeException | Error problem) {
            runners.forEach(Descent::close);
            throw problem;
        }
    }

    private static Frame frame(Course course, Race running) {
        Batch first = running.runners().getFirst().frame();
        Map<Side, String> names = new EnumMap<>(Side.class);
        names.put(Side.A, name(first, course.batch()));
        if (running.runners().size() == 1) {
            return new Frame(new StandIn(first, names), List.of(first));
        }
        // The samples of both own the second's numbers, so that these are closed with them and not with the second frame.
        Batch second = running.runners().getLast().frame();
        String other = name(first, course.batch()) + " of B";
        List<Sample> samples = IntStream.range(0, first.size()).mapToObj(m -> {
            Prediction moving = second.sample(m).predictions().getLast();
            return first.sample(m).plus(moving.named(other));
        }).toList();
        names.put(Side.B, other);
        Batch both = new Batch(first.title(), samples);
        return new Frame(new StandIn(both, names), List.of(both, first));
    }

    private static String name(Batch frame, Batch batch) {
        return frame.sample(0).predictions().get(batch.sample(0).predictions().size()).name();
    }

    private void arrive(Place place) {
        if (course.isEmpty() || !course.get().equals(place.course())) {
            place.frame().close();
            return;
        }
        frames.addLast(place.frame());
        traces = place.traces();
        awaited = true;
        view.set(Optional.of(view(place.step())));
        model.showInstead(Optional.of(place.frame().standIn()));
    }

    private void fail(Throwable problem) {
        if (problem instanceof CancellationException) {
            return;
        }
        pause();
        model.tell(Notice.problem(switch (problem) {
            case OutOfMemoryError full ->
                "There is not enough memory for this descent: open a smaller picture or compare nothing.";
            default -> WorkbenchModel.sentence(problem.getMessage());
        }, problem));
    }

    /** The panes have got an answer. */
    private void shown(Optional<Evaluation> answered) {
        if (answered.isEmpty()) {
            return;
        }
        Batch of = answered.get().request().batch();
        if (course.isEmpty()) {
            if (frames.stream().noneMatch(frame -> frame.standIn().batch() == of)) {
                closeFrames(0);
            }
        } else if (!frames.isEmpty() && frames.getLast().standIn().batch() == of && awaited) {
            awaited = false;
            closeFrames(2);
            if (next.isPresent()) {
                int to = next.get();
                next = Optional.empty();
                goTo(to);
            } else if (playing.get() && step() < length.get()) {
                goTo(step() + 1);
            } else {
                playing.set(false);
            }
        }
    }

    private void closeFrames(int kept) {
        while (frames.size() > kept) {
            frames.removeFirst().close();
        }
    }

    private void showPlace() {
        view.get().ifPresent(shown -> view.set(Optional.of(view(shown.step()))));
    }

    private View view(int step) {
        List<TracePoint> here = traces.stream().map(trace -> trace.get(step)).toList();
        String place = String.format(Locale.ROOT, "step %,d of %,d", step, Math.max(step, length.get()));
        StringBuilder words = new StringBuilder(Character.toUpperCase(place.charAt(0)) + place.substring(1));
        for (int k = 0; k < here.size(); k++) {
            words.append(k == 0 ? ": " : "; ").append(here.size() == 1 ? "" : Side.values()[k] + " ").append("loss ")
                    .append(Figures.of(here.get(k).loss())).append(", IoU ")
                    .append(Figures.ofPart(here.get(k).iou().dataset())).append(", from the target ")
                    .append(Figures.of(here.get(k).distance()));
        }
        return new View(step, place, words.toString(), trails(TracePoint::loss),
                trails(point -> 100 * point.iou().dataset().orElse(Double.NaN)), trails(TracePoint::distance));
    }

    private List<Trail> trails(ToDoubleFunction<TracePoint> number) {
        return IntStream.range(0, traces.size())
                .mapToObj(k -> new Trail(traces.size() == 1 ? "" : Side.values()[k].name(),
                        traces.get(k).stream().mapToDouble(TracePoint::step).toArray(),
                        traces.get(k).stream().mapToDouble(number).toArray()))
                .toList();
    }
}
