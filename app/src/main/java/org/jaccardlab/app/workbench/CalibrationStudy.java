package org.jaccardlab.app.workbench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.jaccardlab.app.recompute.LatestOnly;
import org.jaccardlab.calibration.Binning;
import org.jaccardlab.calibration.CalibrationState;
import org.jaccardlab.calibration.Forecasts;
import org.jaccardlab.calibration.Question;
import org.jaccardlab.calibration.Reliability;
import org.jaccardlab.calibration.TemperatureFit;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.metric.CalibrationBins;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.sample.Batch;

/** How far the probabilities of the chosen prediction can be believed, worked out while somebody looks. */
public final class CalibrationStudy {

    /** What is asked about if it is not a single class. */
    public static final int DECISIONS = -1;

    /**
     * @param bins from the least probable answers to the most; empty with a reason in {@code words} if there are none
     */
    public record View(String words, List<CalibrationBins.Bin> bins, boolean adaptive,
            Optional<Reliability> reliability) {
    }

    /** @param cls or {@link #DECISIONS} */
    private record Asked(Batch batch, Settings settings, int cls, boolean adaptive) {

        Binning binning() {
            return new Binning(settings.measuring().bins(), adaptive);
        }
    }

    /** What has been fitted, to what. */
    private record Fitted(Asked asked, TemperatureFit fit) {
    }

    private final WorkbenchModel model;
    private final Engine engine;
    private final Aside<Asked, View> view;
    private final LatestOnly<Asked, Fitted> fitting;
    private final SimpleIntegerProperty cls = new SimpleIntegerProperty(DECISIONS);
    private final SimpleBooleanProperty adaptive = new SimpleBooleanProperty(false);
    private final ReadOnlyObjectWrapper<Optional<Fitted>> fitted = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> fitWords = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    /** Read by the worker. */
    private volatile boolean stopped;

    /** @param engine asked on {@code worker} */
    public CalibrationStudy(WorkbenchModel model, Engine engine, Executor worker, Executor home) {
        this.model = model;
        this.engine = engine;
        this.view = new Aside<>(this::question, this::answer, worker, home);
        this.fitting = new LatestOnly<>(this::fitTo, this::show, this::fail, worker, home);
        model.batch().subscribe((before, opened) -> {
            cls.set(DECISIONS);
            stopped = true;
            fitted.set(Optional.empty());
            fitWords.set("");
        });
        List.of(model.snapshot(), model.tuned(), model.batch(), cls, adaptive)
                .forEach(property -> property.subscribe(view::refresh));
        model.snapshot().subscribe((before, after) -> forgetIfOther());
    }

    /** Empty while nobody looks. */
    public ReadOnlyObjectProperty<Optional<View>> view() {
        return view.answer();
    }

    /** Which class's probability is asked about; {@link #DECISIONS} for the classes decided for. */
    public SimpleIntegerProperty cls() {
        return cls;
    }

    /** Bins of equally many answers instead of equal width. */
    public SimpleBooleanProperty adaptive() {
        return adaptive;
    }

    public void watch(boolean looking) {
        view.watch(looking);
        if (!looking) {
            stopped = true;
        }
    }

    /** How many bins there are, here and in the metrics. */
    public void setBins(int bins) {
        int before = model.settings().measuring().bins();
        model.change("bins " + before + " → " + bins, settings -> settings
                .withMeasuring(measuring -> Parameters.with(measuring, "bins", bins)));
    }

    private Optional<Asked> question() {
        return model.batch().get()
                .map(open -> new Asked(open, model.settings(),
                        cls.get() < open.classes().count() ? cls.get() : DECISIONS, adaptive.get()));
    }

    private View answer(Asked asked) {
        try {
            Question question = asked.cls() == DECISIONS
                    ? new Question.Decisions()
                    : new Question.OfClass(asked.cls());
            Reliability reliability = Reliability.of(
                    Forecasts.of(asked.batch(), asked.settings(), question, engine, Progress.UNWATCHED),
                    asked.binning());
            CalibrationState state = CalibrationState.of(asked.batch(), asked.settings(), asked.binning(), engine,
                    Progress.UNWATCHED);
            String words = "ECE " + percent(reliability.error().dataset()) + " D, "
                    + percent(reliability.error().image()) + " I; classwise "
                    + percent(state.errors().classwise().dataset()) + "; NLL " + Figures.of(state.nll())
                    + "; against " + asked.settings().reference(asked.batch().sample(0)).name();
            return new View(words, reliability.bins(), asked.adaptive(), Optional.of(reliability));
        } catch (IllegalArgumentException refused) {
            return new View(WorkbenchModel.sentence(refused.getMessage()), List.of(), asked.adaptive(),
                    Optional.empty());
        }
    }

    private static String percent(OptionalDouble part) {
        return part.isPresent() ? String.format(Locale.ROOT, "%.2f %%", 100 * part.getAsDouble()) : Figures.NOTHING;
    }

    /** Puts the pixels on screen behind one bar into the region. */
    public void take(int bin, Sketch sketch) {
        view.answer().get().flatMap(View::reliability).ifPresent(reliability -> {
            CalibrationBins.Bin chosen = reliability.bins().get(bin);
            int member = model.member().get();
            sketch.take("Answers from " + Figures.ofPart(chosen.from()) + " to " + Figures.ofPart(chosen.to()),
                    () -> reliability.pixels(member, bin));
        });
    }

    /** "0.8 to 0.9: 1,234 answers, 0.853 probable, 0.791 true". */
    public static String words(CalibrationBins.Bin bin) {
        return Figures.ofPart(bin.from()) + " to " + Figures.ofPart(bin.to()) + ": "
                + Figures.count(bin.answers(), "answer") + (bin.answers() == 0
                        ? ""
                        : ", mean probability " + Figures.ofPart(bin.confidence()) + ", true "
                                + Figures.ofPart(bin.accuracy()));
    }

    /** Before and after the fit of the temperature, in words; empty without one. */
    public ReadOnlyObjectProperty<String> fitWords() {
        return fitWords.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Looks for the temperature at which the prediction is least surprised by its reference. */
    public void fit() {
        question().ifPresent(asked -> {
            stopped = false;
            busy.set(true);
            fitting.ask(asked);
        });
    }

    private Fitted fitTo(Asked asked) {
        return new Fitted(asked, TemperatureFit.of(asked.batch(), asked.settings(), asked.binning(), engine,
                part -> stopped));
    }

    private void show(Fitted found) {
        busy.set(fitting.isBusy());
        if (!isAbout(found)) {
            return;
        }
        CalibrationState before = found.fit().before();
        CalibrationState after = found.fit().after();
        fitted.set(Optional.of(found));
        fitWords.set("temperature " + Figures.of(before.temperature()) + " → " + Figures.of(after.temperature())
                + (found.fit().atEnd() ? " (end of the range)" : "") + "\nNLL " + Figures.of(before.nll()) + " → "
                + Figures.of(after.nll()) + "\nECE " + percent(before.errors().decisions().dataset()) + " → "
                + percent(after.errors().decisions().dataset()));
    }

    private void fail(Throwable problem) {
        busy.set(fitting.isBusy());
        if (!(problem instanceof CancellationException)) {
            model.tell(Notice.problem(WorkbenchModel.sentence(problem.getMessage()), problem));
        }
    }

    /** Whether it was fitted to what is chosen now, but for the temperature. */
    private boolean isAbout(Fitted found) {
        double one = found.asked().settings().objective().first().temperature();
        return model.batch().get().filter(found.asked().batch()::equals).isPresent()
                && model.settings().withFirstTerm(term -> term.withTemperature(one)).equals(found.asked().settings());
    }

    private void forgetIfOther() {
        if (fitted.get().isPresent() && !isAbout(fitted.get().get())) {
            fitted.set(Optional.empty());
            fitWords.set("");
        }
    }

    /** Sets the fitted temperature: one step of undo. */
    public void adopt() {
        fitted.get().ifPresent(found -> {
            double wanted = found.fit().after().temperature();
            double before = model.settings().objective().first().temperature();
            model.change("temperature " + Figures.of(before) + " → " + Figures.of(wanted),
                    settings -> settings.withFirstTerm(term -> term.withTemperature(wanted)));
        });
    }
}
