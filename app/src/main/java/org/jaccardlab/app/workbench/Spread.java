package org.jaccardlab.app.workbench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jaccardlab.colour.Extremes;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Region;
import org.jaccardlab.survey.Histogram;

/**
 * How the values of the pane in focus are spread, and the colour limits that cut them. The limits are one pair a quantity
 * for all panes, or those of the pane alone.
 */
public final class Spread {

    /** What there is to choose from, besides limits by hand. */
    public static final List<LimitRule> RULES = List.of(LimitRule.STANDARD, new LimitRule.Robust(95),
            new LimitRule.Robust(98), new LimitRule.Robust(99), new LimitRule.Robust(99.9), new LimitRule.Full(),
            new LimitRule.Symmetric());

    private static final int BINS = 128;
    /** Further than this many times their own width from the limits, values are only counted. */
    private static final double REACH = 1.5;

    /**
     * @param title of the field
     * @param quantity that is on screen
     * @param histogram over all that is worth a bin
     */
    public record Plot(String title, Quantity quantity, Histogram histogram) {

        /** "65,536 pixels, 312 ignored, 4 not finite; about 1.0 % beyond the limits". */
        public String words(Limits limits) {
            StringBuilder words = new StringBuilder(Figures.count(histogram.counted(), "pixel"));
            if (histogram.ignored() > 0) {
                words.append(", ").append(String.format(Locale.ROOT, "%,d", histogram.ignored())).append(" ignored");
            }
            if (histogram.notFinite() > 0) {
                words.append(", ").append(String.format(Locale.ROOT, "%,d", histogram.notFinite()))
                        .append(" not finite");
            }
            if (!histogram.everyRow()) {
                words.append(", rows on screen only");
            }
            double beyond = histogram.beyond(limits);
            words.append("; ").append(beyond > 0 && beyond < 0.001
                    ? "under 0.1"
                    : "about " + String.format(Locale.ROOT, "%.1f", 100 * beyond));
            return words.append(" % beyond the limits").toString();
        }
    }

    private record Question(String title, Quantity quantity, Field field, KeepMask kept, double factor, Region part,
            Limits around) {
    }

    private final WorkbenchModel model;
    private final Viewport viewport;
    private final Focus focus;
    private final Aside<Question, Plot> plot;
    private final SimpleBooleanProperty inView = new SimpleBooleanProperty(true);
    private boolean held;
    private Optional<Limits> around = Optional.empty();
    private Optional<Quantity> aroundOf = Optional.empty();

    public Spread(WorkbenchModel model, Viewport viewport, Focus focus, Executor worker, Executor home) {
        this.model = model;
        this.viewport = viewport;
        this.focus = focus;
        this.plot = new Aside<>(this::question, Spread::count, worker, home);
        List.of(model.evaluation(), model.snapshot(), model.limits(), viewport.view(), focus.pane(), inView)
                .forEach(property -> property.subscribe(plot::refresh));
    }

    /** Empty while the pane in focus shows no numbers. */
    public ReadOnlyObjectProperty<Optional<Plot>> plot() {
        return plot.answer();
    }

    /** Whether only what is on screen is counted, or all of the image. */
    public SimpleBooleanProperty inView() {
        return inView;
    }

    /** Whether somebody looks. */
    public void watch(boolean looking) {
        plot.watch(looking);
    }

    /** The quantity that the pane in focus shows; empty for pictures and class maps. */
    public Optional<Quantity> quantity() {
        PaneSettings pane = focus.paneSettings();
        return model.answers().filter(any -> pane.quantity().isScalar()).map(pane::shownQuantity);
    }

    /** The limits of that quantity. */
    public Optional<Limits> limits() {
        return quantity().map(
                shown -> model.answers().flatMap(answers -> model.limits(focus.paneSettings(), answers))
                        .orElseGet(() -> FittedLimits.standard(shown)));
    }

    public LimitRule rule() {
        return quantity().map(shown -> model.rule(focus.paneSettings())).orElse(LimitRule.STANDARD);
    }

    /** Whether the limits are those of this pane alone. */
    public boolean isOwn() {
        return focus.paneSettings().ownLimits().isPresent();
    }

    /** Gives the pane limits of its own, or lets it share those of all. */
    public void setOwn(boolean own) {
        model.setOwnLimits(focus.pane().get(), own);
    }

    /** Has the limits found in another way. */
    public void follow(LimitRule rule) {
        quantity().ifPresent(shown -> change(shown, ": " + rule.title().toLowerCase(Locale.ROOT), () -> rule));
    }

    /** What is chosen for a difference is always its own: what all panes share belongs to what is subtracted. */
    private boolean change(Quantity shown, String how, Supplier<LimitRule> rule) {
        int pane = focus.pane().get();
        return isOwn() || focus.paneSettings().side() == PaneSide.DIFFERENCE
                ? model.changePane("limits of pane " + (pane + 1) + how, pane,
                        present -> present.withOwnLimits(Optional.of(OwnLimits.by(rule.get()))))
                : model.changeAppearance("limits of " + name(shown) + how,
                        appearance -> appearance.withRule(shown, rule.get()));
    }

    /** Sets the limits by hand; in the wrong order they are refused, with a notice. */
    public boolean set(double low, double high) {
        return quantity().map(shown -> change(shown, " " + Figures.of(low) + " to " + Figures.of(high),
                () -> new LimitRule.Typed(new Limits(low, high)))).orElse(false);
    }

    /** A hand takes hold of the limits: until {@link #letGo()} it is one step, and the bins stay under it. */
    public void hold() {
        held = true;
        model.beginGesture();
    }

    public void letGo() {
        held = false;
        model.endGesture();
        plot.refresh();
    }

    private static String name(Quantity quantity) {
        String title = quantity.title();
        return Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }

    private Optional<Question> question() {
        Optional<Quantity> quantity = quantity();
        if (quantity.isEmpty()) {
            return Optional.empty();
        }
        if (!held || !quantity.equals(aroundOf)) {
            around = limits();
            aroundOf = quantity;
        }
        PaneSettings pane = focus.paneSettings();
        Answers answers = model.answers().orElseThrow();
        String title = Captions.pane(pane, answers);
        if (pane.side() == PaneSide.DIFFERENCE) {
            return answers.pair().flatMap(pair -> pair.difference(pane.key())
                    .map(field -> question(title, quantity.get(), field, pair.kept(), 1)));
        }
        Evaluation evaluation = pane.side() == PaneSide.SWIPE
                ? model.evaluation().get().orElseThrow()
                : answers.evaluation(pane.side() == PaneSide.B ? Side.B : Side.A);
        return evaluation.field(pane.key()).map(field -> question(title, quantity.get(), field, evaluation.kept(),
                FittedLimits.factor(quantity.get(), evaluation)));
    }

    private Question question(String title, Quantity quantity, Field field, KeepMask kept, double factor) {
        return new Question(title, quantity, field, kept, factor,
                inView.get() && viewport.view().get().image().equals(field.size())
                        ? viewport.view().get().part()
                        : Region.whole(field.size()),
                around.orElseThrow());
    }

    private static Plot count(Question question) {
        Limits range = range(Extremes.of(question.field, question.kept), question.factor, question.around);
        return new Plot(question.title, question.quantity,
                Histogram.of(question.field, question.kept, question.factor, question.part, range, BINS));
    }

    /** All values and the limits, except what is so far out that nothing of the rest could be seen. */
    private static Limits range(Extremes extremes, double factor, Limits limits) {
        double reach = REACH * (limits.high() - limits.low());
        double low = extremes.isEmpty() ? limits.low() : extremes.smallest() * factor;
        double high = extremes.isEmpty() ? limits.high() : extremes.largest() * factor;
        return new Limits(Math.clamp(low, limits.low() - reach, limits.low()),
                Math.clamp(high, limits.high(), limits.high() + reach));
    }
}
