package org.jaccardlab.app.workbench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jaccardlab.app.provenance.Provenance;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.comparison.Agreement;
import org.jaccardlab.comparison.Pair;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.metric.Metrics;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Origin;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.raster.RowSet;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Sample;
import org.jspecify.annotations.Nullable;

/**
 * The state of the window: the batch, the settings with their history, and the newest evaluation. Every gesture becomes
 * a new snapshot; a new snapshot becomes a question for the one worker. Belongs to the home thread, except that the
 * engine runs on the worker.
 */
public final class WorkbenchModel {

    /** Beyond this part of all rows, asking for some of them and then for all takes longer than asking for all. */
    private static final double MOST_ROWS = 0.7;

    private final Enquiry enquiry;
    private final History<Snapshot> history = new History<>();

    private final ReadOnlyObjectWrapper<Optional<Batch>> batch = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ClassTable>> classes = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper member = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyObjectWrapper<Side> tuned = new ReadOnlyObjectWrapper<>(Side.A);
    private final ReadOnlyIntegerWrapper term = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyObjectWrapper<Snapshot> snapshot = new ReadOnlyObjectWrapper<>(Snapshot.BLANK);
    private final ReadOnlyObjectWrapper<Optional<Evaluation>> evaluation = new ReadOnlyObjectWrapper<>(
            Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Pair>> pair = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Agreed>> agreed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Measured>> measured = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Map<Quantity, Limits>> limits = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Map<Quantity, Limits>> differenceLimits = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(new Status.Idle(-1));
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(Notice.NONE);
    private final ReadOnlyObjectWrapper<Optional<String>> undoName = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> redoName = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** Of every sample of the batch, or of none of them. */
    private List<Provenance> provenance = List.of();
    private List<PaneSettings> answeredPanes = List.of();
    private Optional<StandIn> standIn = Optional.empty();
    private final Map<Side, Measured> measuredSides = new EnumMap<>(Side.class);
    /** What the agreement is about. */
    private Optional<Wanted> agreedOn = Optional.empty();
    private @Nullable Snapshot gestureStart;
    private boolean gestureRecorded;
    /** What "exactly the target" goes back to; a file of no name becomes the first there is. */
    private PredictionChoice leftForTheTarget = new PredictionChoice.File("");
    /** Read by the worker: quantities that have limits already, so that none are worked out in vain. */
    private volatile Set<Quantity> quantitiesWithLimits = Set.of();
    /** Read by the worker, too. */
    private volatile Appearance appearance = Appearance.STANDARD;
    /** Those whose limits on screen make way for the next that are found. */
    private Set<Quantity> outdated = Set.of();
    /** Fields that no pane need show, by who wants them. */
    private final Map<Object, Set<FieldKey>> alsoWanted = new HashMap<>();
    private volatile Set<Quantity> differencesWithLimits = Set.of();
    /** Read by the worker: what a hand has only begun to move apart is no measure of a difference. */
    private volatile boolean moving;
    private RowSet rowsOnScreen = RowSet.all(1);
    private Colours preferred = Colours.STANDARD;

    /** One that measures every answer without delay. */
    public WorkbenchModel(Engine engine, Executor worker, Executor home) {
        this(engine, worker, home, home);
    }

    /**
     * @param worker runs the engine, one computation at a time
     * @param home where all else happens; the JavaFX thread in the program
     * @param atRest runs at home, too, but what can wait until the hand rests
     */
    public WorkbenchModel(Engine engine, Executor worker, Executor home, Executor atRest) {
        this.enquiry = new Enquiry(engine, this::fit, new Enquiry.Listener() {

            @Override
            public void answered(Enquiry.Answer.Picture answer) {
                show(answer);
            }

            @Override
            public void measured(Metrics a, Optional<Metrics> b) {
                showMetrics(a, b);
            }

            @Override
            public void agreed(Wanted wanted, Agreement found, Optional<Limits> fitted) {
                show(wanted, found, fitted);
            }

            @Override
            public void progressed(double fraction) {
                status.set(new Status.Computing(fraction));
            }

            @Override
            public void stopped() {
                status.set(new Status.Failed());
                tell(Notice
                        .of("Stopped: what is shown belongs to earlier settings; take back the step or change them."));
            }

            @Override
            public void failed(Throwable problem, boolean newest) {
                report(problem, newest);
            }
        }, worker, home, atRest);
    }

    public ReadOnlyObjectProperty<Optional<Batch>> batch() {
        return batch.getReadOnlyProperty();
    }

    /** What the classes of the batch are called, and how they are coloured, wherever they are shown; empty without one. */
    public ReadOnlyObjectProperty<Optional<ClassTable>> classes() {
        return classes.getReadOnlyProperty();
    }

    /** Has the panes show this from now on in the place of what is chosen, or what is chosen again. */
    void showInstead(Optional<StandIn> other) {
        batch.get().ifPresent(opened -> {
            standIn = other;
            enquiry.turnTo(other.map(StandIn::batch).orElse(opened));
            ask();
        });
    }

    /** Where each sample of the batch comes from; empty if that is not known of all. */
    public List<Provenance> provenance() {
        return provenance;
    }

    /** Which sample of the batch the panes show. */
    public ReadOnlyIntegerProperty member() {
        return member.getReadOnlyProperty();
    }

    /** Which side of a comparison the panels tune and the readout reads; A without one. */
    public ReadOnlyObjectProperty<Side> tuned() {
        return tuned.getReadOnlyProperty();
    }

    /** From now on the panels tune this side. */
    void tune(Side side) {
        if (side != tuned.get()) {
            // Whoever is told may ask for the term.
            term.set(Math.min(term.get(), snapshot.get().settings(side).objective().terms().size() - 1));
            tuned.set(side);
            showTuned();
        }
    }

    /** Which term of the objective the panels tune. */
    public ReadOnlyIntegerProperty term() {
        return term.getReadOnlyProperty();
    }

    /**
     * Runs {@code show} from now on whenever there is another batch, or {@code part} of the settings is another than it was
     * for the last time: at every step of a slider most of the window stays as it is.
     */
    public void follow(Supplier<?> part, Runnable show) {
        Object[] last = {part.get()};
        Runnable showIfChanged = () -> {
            Object now = part.get();
            if (!now.equals(last[0])) {
                last[0] = now;
                show.run();
            }
        };
        batch.subscribe((before, opened) -> {
            last[0] = part.get();
            show.run();
        });
        term.subscribe((before, selected) -> showIfChanged.run());
        tuned.subscribe((before, side) -> showIfChanged.run());
        snapshot.subscribe((before, newest) -> showIfChanged.run());
    }

    public void selectTerm(int index) {
        term.set(Math.clamp(index, 0, settings().objective().terms().size() - 1));
    }

    /** The term that the panels tune. */
    public Term selectedTerm() {
        return settings().objective().terms().get(term.get());
    }

    public ReadOnlyObjectProperty<Snapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    /**
     * The newest answer about the settings that are tuned; it carries those it was made from, which may be a little behind
     * the snapshot's.
     */
    public ReadOnlyObjectProperty<Optional<Evaluation>> evaluation() {
        return evaluation.getReadOnlyProperty();
    }

    /** A and B, if they are compared; the {@link #evaluation()} is one of them. */
    public ReadOnlyObjectProperty<Optional<Pair>> pair() {
        return pair.getReadOnlyProperty();
    }

    /** How far the gradients of A and B agree; behind the pair while the hand moves. */
    public ReadOnlyObjectProperty<Optional<Agreed>> agreed() {
        return agreed.getReadOnlyProperty();
    }

    /** All that has been answered; empty if nothing has. */
    public Optional<Answers> answers() {
        return pair.get().map(Pair::a).or(evaluation::get)
                .map(a -> new Answers(a, pair.get(), agreed.get().map(Agreed::agreement)));
    }

    /** The panes as they were when the evaluation was asked for: its fields are theirs. */
    public List<PaneSettings> answeredPanes() {
        return answeredPanes;
    }

    /** The newest metrics, which may be behind the evaluation while the hand moves. */
    public ReadOnlyObjectProperty<Optional<Measured>> measured() {
        return measured.getReadOnlyProperty();
    }

    /** The same of one side. */
    public Optional<Measured> measured(Side side) {
        return Optional.ofNullable(measuredSides.get(side));
    }

    /** Colour limits, one pair a quantity, shared by all panes and held until {@link #fitLimits()}. */
    public ReadOnlyObjectProperty<Map<Quantity, Limits>> limits() {
        return limits.getReadOnlyProperty();
    }

    /** Colour limits of A minus B, one pair a quantity, shared and held in the same way. */
    public ReadOnlyObjectProperty<Map<Quantity, Limits>> differenceLimits() {
        return differenceLimits.getReadOnlyProperty();
    }

    /** The colour limits that a pane has; empty as long as none have been fitted. */
    public Optional<Limits> limits(PaneSettings pane, Answers shown) {
        return FittedLimits.held(pane, shown, limits.get(), differenceLimits.get());
    }

    public ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Notice> notice() {
        return notice.getReadOnlyProperty();
    }

    /** The name of the step that undo takes back; empty if there is none. */
    public ReadOnlyObjectProperty<Optional<String>> undoName() {
        return undoName.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<String>> redoName() {
        return redoName.getReadOnlyProperty();
    }

    /** Those that the panels tune. */
    public Settings settings() {
        return snapshot.get().settings(tuned.get());
    }

    /** Shows another batch, which this model now owns and closes; the batch before is closed. */
    public void open(Batch opened) {
        open(opened, List.of());
    }

    /** @param from where each of its samples comes from; empty if that is not known */
    public void open(Batch opened, List<Provenance> from) {
        open(opened, 0, from);
    }

    /** Shows what was shown before, all at once; the way back to the settings of now is one step. */
    public void restore(Batch opened, List<Provenance> from, Restored shown) {
        restore("session", opened, from, shown);
    }

    /** @param name of the step */
    public void restore(String name, Batch opened, List<Provenance> from, Restored shown) {
        if (batch.get().isPresent()) {
            history.record(name, snapshot.get());
        }
        open(opened, Math.clamp(shown.member(), 0, opened.size() - 1), from, shown.snapshot(), shown.limits());
        nameSteps();
        selectTerm(shown.term());
    }

    /** Shows these settings on the batch that is open, as one step. */
    public void restore(String name, Snapshot shown) {
        changeSnapshot(name, present -> batch.get().map(shown::fittedTo).orElse(shown));
    }

    /**
     * Puts further samples behind those of the batch, or opens them if there is none. This model owns them now.
     *
     * @return false if they do not go together; the reason is then the {@link #notice()} and they have been closed
     */
    public boolean add(Batch further) {
        return add(further, List.of());
    }

    /** @param from where each of the samples comes from; empty if that is not known */
    public boolean add(Batch further, List<Provenance> from) {
        if (batch.get().isEmpty()) {
            open(further, from);
            return true;
        }
        try {
            Batch before = batch.get().get();
            List<Provenance> together = new ArrayList<>(provenance);
            together.addAll(from);
            open(before.plus(further), before.size(), together);
            return true;
        } catch (IllegalArgumentException refused) {
            further.close();
            tell(Notice.problem(sentence(refused.getMessage())));
            return false;
        }
    }

    /** Takes the sample on screen out of the batch; the last one stays. */
    public void removeMember() {
        batch.get().filter(present -> present.size() > 1).ifPresent(present -> {
            List<Provenance> rest = new ArrayList<>(provenance);
            if (!rest.isEmpty()) {
                rest.remove(member.get());
            }
            open(present.without(member.get()), Math.min(member.get(), present.size() - 2), rest);
        });
    }

    /** Moves the sample on screen by so many places in the order of the batch, as far as there are any. */
    public void moveMember(int places) {
        batch.get().ifPresent(present -> {
            int to = Math.clamp(member.get() + places, 0, present.size() - 1);
            if (to != member.get()) {
                List<Provenance> reordered = new ArrayList<>(provenance);
                if (!reordered.isEmpty()) {
                    reordered.add(to, reordered.remove(member.get()));
                }
                open(present.moved(member.get(), to), to, reordered);
            }
        });
    }

    private void open(Batch opened, int shownMember, List<Provenance> from) {
        open(opened, shownMember, from, batch.get().map(left -> {
            Snapshot fitted = snapshot.get().fittedTo(opened);
            return left.classes().equals(opened.classes())
                    ? fitted
                    : fitted.withAppearance(Appearance::forOtherClasses);
        }).orElseGet(() -> Snapshot.startingWith(opened).withAppearance(look -> look.withColours(preferred))),
                Map.of());
    }

    private void open(Batch opened, int shownMember, List<Provenance> from, Snapshot shown,
            Map<Quantity, Limits> held) {
        Optional<Batch> before = batch.get();
        provenance = from.size() == opened.size() ? List.copyOf(from) : List.of();
        standIn = Optional.empty();
        enquiry.turnTo(opened);
        showNothing();
        outdated = Set.of();
        setLimits(held);
        setDifferenceLimits(Map.of());
        set(shown, Optional.of(opened));
        appearance = shown.appearance();
        // Neither batch may meet a member that it lacks.
        member.set(0);
        batch.set(Optional.of(opened));
        member.set(shownMember);
        notice.set(Notice.NONE);
        before.ifPresent(left -> left.samples().stream().filter(sample -> !opened.samples().contains(sample))
                .forEach(Sample::close));
        ask();
    }

    /** Shows another sample of the batch. */
    public void showMember(int index) {
        if (index != member.get()) {
            enquiry.forget();
            pair.set(Optional.empty());
            agreed.set(Optional.empty());
            evaluation.set(Optional.empty());
            member.set(index);
            ask();
        }
    }

    public void tell(Notice news) {
        notice.set(news);
    }

    /** Until {@link #endGesture()}, all changes are one step of the history: a drag is one step. */
    public void beginGesture() {
        gestureStart = snapshot.get();
        gestureRecorded = false;
        moving = true;
    }

    public void endGesture() {
        if (gestureRecorded && snapshot.get().equals(gestureStart)) {
            history.forgetNewest();
            nameSteps();
        }
        gestureStart = null;
        gestureRecorded = false;
        moving = false;
        wanted().filter(wanted -> !areFitted(wanted.subtracted())).ifPresent(
                wanted -> enquiry.askAnew(wanted, snapshot.get().panes(), wanted.allRows()));
    }

    private boolean areFitted(Set<FieldKey> subtracted) {
        return subtracted.stream().map(FieldKey::quantity).allMatch(differencesWithLimits::contains);
    }

    /**
     * Changes the settings of the numbers.
     *
     * @param name of the step, such as "epsilon 0.1 → 0.2"
     * @return false if the change was refused; the reason is then the {@link #notice()} and all is as it was
     */
    public boolean change(String name, UnaryOperator<Settings> change) {
        return changeSnapshot(name, present -> present.withSettings(tuned.get(), change));
    }

    /** Changes the term that the panels tune. */
    public boolean changeTerm(String name, UnaryOperator<Term> change) {
        return change(name, settings -> settings.withTerm(term.get(), change));
    }

    /**
     * Changes the target of the term that the panels tune.
     *
     * @param alone whether other terms that had the same target keep it
     */
    public boolean changeTarget(String name, boolean alone, UnaryOperator<TargetRecipe> change) {
        return change(name, settings -> withTarget(settings, alone, change));
    }

    /** Changes the target of every term. */
    public boolean changeTargets(String name, UnaryOperator<TargetRecipe> change) {
        return change(name, settings -> settings.withObjective(objective -> batch.get()
                .map(opened -> objective.withTargets(change, opened)).orElse(objective)));
    }

    Settings withTarget(Settings settings, boolean alone, UnaryOperator<TargetRecipe> change) {
        return settings.withObjective(objective -> batch.get()
                .map(opened -> objective.withTarget(term.get(), alone, change, opened)).orElse(objective));
    }

    /** Has the terms derived, as a library has them. */
    public boolean derive(String name, Origin origin) {
        return change(name, settings -> derived(settings, origin));
    }

    Settings derived(Settings settings, Origin origin) {
        return settings.withObjective(objective -> batch.get()
                .map(opened -> Objective.of(origin, opened, objective.target(term.get()))).orElse(objective));
    }

    /** Changes one pane. */
    public boolean changePane(String name, int pane, UnaryOperator<PaneSettings> change) {
        return changeSnapshot(name, present -> present.withPane(pane, change));
    }

    /** Gives a pane colour limits of its own, to begin with those that it has, or lets it share those of all panes. */
    public void setOwnLimits(int index, boolean own) {
        changeSnapshot("pane " + (index + 1) + ": " + (own ? "limits of its own" : "shared limits"),
                present -> present.withPane(index, pane -> pane.withOwnLimits(own
                        ? Optional.of(pane.ownLimits().orElseGet(() -> sharedAsOwn(pane)))
                        : Optional.empty())));
    }

    private OwnLimits sharedAsOwn(PaneSettings pane) {
        return new OwnLimits(sharedRule(pane), answers().flatMap(shown -> limits(pane, shown)));
    }

    /** Differences are always fitted in the same way. */
    private LimitRule sharedRule(PaneSettings pane) {
        return pane.side() == PaneSide.DIFFERENCE
                ? LimitRule.STANDARD
                : snapshot.get().appearance().rule(answers().map(pane::shownQuantity).orElse(pane.quantity()));
    }

    /** How the colour limits of a pane are found. */
    public LimitRule rule(PaneSettings pane) {
        return pane.ownLimits().map(OwnLimits::rule).orElseGet(() -> sharedRule(pane));
    }

    /** Shows this class in every pane that shows one class; panes with the sum over all classes keep it. */
    public void showClass(int cls) {
        changeSnapshot("class " + classes.get().map(table -> table.name(cls)).orElse(""), present -> {
            Snapshot changed = present;
            for (int i = 0; i < Snapshot.PANES; i++) {
                if (present.panes().get(i).cls() != FieldKey.TOTAL) {
                    changed = changed.withPane(i, pane -> pane.withClass(cls));
                }
            }
            return changed;
        });
    }

    public void showPanes(int count) {
        arrange(Arrangement.of(count));
    }

    /** Shows so many panes, and so arranged. */
    public void arrange(Arrangement wanted) {
        changeSnapshot(wanted.title(), present -> present.withVisiblePanes(wanted.panes())
                .withAppearance(appearance -> appearance.withColumns(wanted.columns())));
    }

    /** Changes what all panes share of how they look. */
    public boolean changeAppearance(String name, UnaryOperator<Appearance> change) {
        return changeSnapshot(name, present -> present.withAppearance(change));
    }

    /** The first batch will be shown in these colours, and one that is open is from now on. */
    public void preferColours(Colours colours) {
        if (!colours.equals(preferred)) {
            preferred = colours;
            if (batch.get().isPresent()) {
                changeAppearance("colours " + colours.sequential() + ", " + colours.diverging(),
                        look -> look.withColours(colours));
            }
        }
    }

    boolean changeSnapshot(String name, UnaryOperator<Snapshot> change) {
        Snapshot before = snapshot.get();
        Snapshot after;
        try {
            after = change.apply(before);
        } catch (IllegalArgumentException refused) {
            notice.set(Notice.problem(sentence(refused.getMessage())));
            return false;
        }
        if (after.equals(before)) {
            return true;
        }
        if (gestureRecorded) {
            history.rename(name);
        } else {
            history.record(name, before);
            gestureRecorded = gestureStart != null;
        }
        notice.set(leftOrigin(before, after));
        showSnapshot(after);
        return true;
    }

    /** Says so when a change by hand ends that a library's loss is what is computed. */
    private Notice leftOrigin(Snapshot before, Snapshot after) {
        Objective left = before.settings(tuned.get()).objective();
        Objective now = after.settings(tuned.get()).objective();
        boolean byHand = before.isComparing() == after.isComparing() && now.derivation().isEmpty()
                && now.terms().size() == left.terms().size();
        return left.origin().isPresent() && byHand
                ? Notice.of("These terms are your own now: they follow " + left.origin().get().title() + " no more.")
                : Notice.NONE;
    }

    /** From a prediction of the file to "exactly the target", where only losses fit for soft labels are zero, and back. */
    public void toggleExactlyTheTarget() {
        PredictionChoice before = settings().prediction();
        PredictionChoice choice = new PredictionChoice.ExactlyTheTarget();
        if (before.equals(choice)) {
            Settings left = settings().withPrediction(leftForTheTarget);
            choice = batch.get().map(left::fittedTo).orElse(left).prediction();
        } else {
            leftForTheTarget = before;
        }
        PredictionChoice chosen = choice;
        change("prediction: " + chosen.title(), settings -> settings.withPrediction(chosen));
    }

    public void undo() {
        history.undo(snapshot.get()).ifPresent(this::showRemembered);
    }

    public void redo() {
        history.redo(snapshot.get()).ifPresent(this::showRemembered);
    }

    /** Every step there is. */
    public Steps steps() {
        return new Steps(history.names(), history.done());
    }

    /** Takes steps back or again until so many hold. */
    public void goTo(int done) {
        Optional<Snapshot> there = Optional.empty();
        Snapshot present = snapshot.get();
        while (history.done() != Math.clamp(done, 0, history.names().size())) {
            there = history.done() > done ? history.undo(present) : history.redo(present);
            present = there.orElseThrow();
        }
        there.ifPresent(this::showRemembered);
    }

    private void showRemembered(Snapshot remembered) {
        // The step may have been made with another batch on screen.
        Snapshot shown = batch.get().map(remembered::fittedTo).orElse(remembered);
        if (gestureStart != null) {
            // A drag that goes on after undo is a new step: the one it had begun is no longer there to be renamed.
            gestureStart = shown;
            gestureRecorded = false;
        }
        // What was said of the step is not true of the one that is shown now.
        notice.set(Notice.NONE);
        Side changed = tuned.get();
        if (snapshot.get().settings(changed).equals(shown.settings(changed))
                && !snapshot.get().settings(changed.other()).equals(shown.settings(changed.other()))) {
            // The step was one of the side that the panels do not show: they follow, so that it is seen.
            changed = changed.other();
        }
        showSnapshot(shown);
        if (shown.isComparing()) {
            tune(changed);
        }
    }

    private void showSnapshot(Snapshot shown) {
        nameSteps();
        boolean limitsToFind = follow(shown.appearance())
                || shown.onScreen().stream().anyMatch(pane -> pane.ruleToFit().isPresent());
        set(shown, batch.get());
        if (limitsToFind) {
            askForLimits();
        } else {
            ask();
        }
    }

    /** @return whether limits have to be found by another rule than before; the old ones stay until the new are there */
    private boolean follow(Appearance other) {
        Appearance before = appearance;
        appearance = other;
        Set<Quantity> changed = EnumSet.noneOf(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            if (!before.rule(quantity).equals(other.rule(quantity))) {
                changed.add(quantity);
            }
        }
        if (changed.isEmpty()) {
            return false;
        }
        Map<Quantity, Limits> typed = new EnumMap<>(Quantity.class);
        changed.forEach(quantity -> {
            if (other.rule(quantity) instanceof LimitRule.Typed(Limits byHand)) {
                typed.put(quantity, byHand);
            }
        });
        changed.removeAll(typed.keySet());
        changed.addAll(outdated);
        outdated = changed;
        addLimits(typed);
        setLimits(limits.get());
        return !outdated.isEmpty();
    }

    /** @param on the batch that it is of */
    private void set(Snapshot shown, Optional<Batch> on) {
        Side side = shown.isComparing() ? tuned.get() : Side.A;
        // Whoever is told of the snapshot may ask for the term.
        term.set(Math.min(term.get(), shown.settings(side).objective().terms().size() - 1));
        if (!shown.isComparing() && snapshot.get().isComparing()) {
            endPair();
        }
        // Whoever is told of the snapshot may ask for the classes, too.
        call(on.map(shown.appearance()::classes));
        snapshot.set(shown);
        tuned.set(side);
    }

    /** From now on the classes look so, in what has been answered already, too: no number depends on it. */
    private void call(Optional<ClassTable> table) {
        if (!table.equals(classes.get())) {
            classes.set(table);
            pair.set(pair.get().map(this::called));
            evaluation.set(evaluation.get().map(this::called));
        }
    }

    private Evaluation called(Evaluation answered) {
        return classes.get().map(answered::calling).orElse(answered);
    }

    private Pair called(Pair answered) {
        return classes.get().map(answered::calling).orElse(answered);
    }

    /** What was the tuned side's is all there is from now on. */
    private void endPair() {
        Optional.ofNullable(measuredSides.remove(tuned.get())).ifPresent(kept -> measuredSides.put(Side.A, kept));
        measuredSides.remove(Side.B);
        pair.set(Optional.empty());
        agreed.set(Optional.empty());
        agreedOn = Optional.empty();
    }

    private void nameSteps() {
        undoName.set(history.undoName());
        redoName.set(history.redoName());
    }

    /** Fits the colour limits to what is on screen, anew; the old ones stay until the new are there. */
    public void fitLimits() {
        outdated = EnumSet.allOf(Quantity.class);
        snapshot.set(snapshot.get().toFitAnew());
        setLimits(limits.get());
        differencesWithLimits = Set.of();
        askForLimits();
    }

    /** Stops the evaluation that is under way; the picture stays as it was. */
    public void stop() {
        enquiry.stop();
    }

    /** Asks once more for what is on screen: another engine answers by now. */
    public void askAgain() {
        wanted().ifPresent(wanted -> enquiry.askAnew(wanted, snapshot.get().panes(), rows(wanted)));
    }

    private void askForLimits() {
        wanted().ifPresent(wanted -> enquiry.askAnew(wanted, snapshot.get().panes(), wanted.allRows()));
    }

    /** The screen shows these rows of the sample, and needs no others while the hand moves. */
    public void showRows(RowSet rows) {
        rowsOnScreen = rows;
        enquiry.askForRows(rows);
    }

    private void ask() {
        wanted().ifPresent(wanted -> enquiry.ask(wanted, snapshot.get().panes(), rows(wanted)));
    }

    /** Those on screen if that saves time; limits are fitted to all. */
    private RowSet rows(Wanted wanted) {
        RowSet all = wanted.allRows();
        boolean fitted = wanted.requests().flatMap(request -> request.fields().stream()).map(FieldKey::quantity)
                .allMatch(quantitiesWithLimits::contains)
                && (moving || areFitted(wanted.subtracted()))
                && snapshot.get().onScreen().stream().allMatch(pane -> pane.ruleToFit().isEmpty());
        return fitted && rowsOnScreen.height() == all.height() && rowsOnScreen.count() < MOST_ROWS * all.height()
                ? rowsOnScreen
                : all;
    }

    /** What is on screen, as a question. */
    private Optional<Wanted> wanted() {
        Set<FieldKey> more = alsoWanted.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Snapshot present = snapshot.get();
        return batch.get().map(opened -> standIn
                .map(instead -> instead.in(present).wanted(instead.batch(), member.get(), more))
                .orElseGet(() -> present.wanted(opened, member.get(), more)));
    }

    /** From now on these fields are computed too, whether or not a pane shows them; none if they are no longer wanted. */
    public void alsoWant(Object owner, Set<FieldKey> fields) {
        alsoWanted.put(owner, fields);
        ask();
    }

    private void show(Enquiry.Answer.Picture answer) {
        Wanted wanted = answer.question().wanted();
        if (wanted.member() != member.get() || answer.pair().isPresent() != snapshot.get().isComparing()) {
            return;
        }
        addLimits(answer.fitted());
        if (!enquiry.isBusy()) {
            status.set(new Status.Idle(answer.millis()));
        }
        answeredPanes = answer.question().panes();
        note(Side.A, answer.a());
        answer.pair().ifPresent(both -> note(Side.B, both.b()));
        if (agreedOn.map(on -> !on.isAbout(wanted)).orElse(false)) {
            agreed.set(agreed.get().map(Agreed::old));
        }
        pair.set(answer.pair().map(this::called));
        if (answer.pair().isEmpty()) {
            evaluation.set(Optional.of(called(answer.a())));
        }
        showTuned();
    }

    /** The metrics of one side are those of its picture, or old. */
    private void note(Side side, Evaluation shown) {
        shown.measured().map(metrics -> new Measured(metrics, true))
                .or(() -> Optional.ofNullable(measuredSides.get(side)).map(Measured::old))
                .ifPresent(found -> measuredSides.put(side, found));
    }

    private void showMetrics(Metrics a, Optional<Metrics> b) {
        measuredSides.put(Side.A, new Measured(a, true));
        b.ifPresent(metrics -> measuredSides.put(Side.B, new Measured(metrics, true)));
        measured.set(Optional.ofNullable(measuredSides.get(tuned.get())));
    }

    private void show(Wanted wanted, Agreement found, Optional<Limits> fitted) {
        if (wanted.member() == member.get() && snapshot.get().isComparing()) {
            agreedOn = Optional.of(wanted);
            if (!quantitiesWithLimits.contains(Quantity.OPPOSED)) {
                fitted.ifPresent(limit -> addLimits(
                        new Enquiry.Fitted(Map.of(Quantity.OPPOSED, limit), Map.of(), Map.of())));
            }
            agreed.set(Optional.of(new Agreed(found, true)));
        }
    }

    /** What the readout reads is the side that is tuned. */
    private void showTuned() {
        measured.set(Optional.ofNullable(measuredSides.get(tuned.get())));
        pair.get().ifPresent(both -> evaluation.set(Optional.of(tuned.get() == Side.A ? both.a() : both.b())));
    }

    private void showNothing() {
        pair.set(Optional.empty());
        agreed.set(Optional.empty());
        agreedOn = Optional.empty();
        measuredSides.clear();
        evaluation.set(Optional.empty());
        measured.set(Optional.empty());
    }

    private void report(Throwable problem, boolean newest) {
        if (newest) {
            status.set(new Status.Failed());
        }
        notice.set(Notice.problem(switch (problem) {
            case OutOfMemoryError full ->
                "There is not enough memory for this evaluation: show fewer panes or open a smaller picture.";
            case IllegalArgumentException refused -> sentence(refused.getMessage());
            default -> sentence("the evaluation failed: " + problem.getMessage());
        }, problem));
    }

    /**
     * On the worker: limits for the quantities that have none yet, holding what both sides say; a map that is zero
     * everywhere decides nothing.
     */
    private Enquiry.Fitted fit(Enquiry.Question question, Evaluation a, Optional<Pair> both) {
        Set<Quantity> fitted = quantitiesWithLimits;
        Map<Quantity, Limits> found = fit(a, fitted);
        both.ifPresent(present -> fit(present.b(), fitted)
                .forEach((quantity, limit) -> found.merge(quantity, limit, FittedLimits::both)));
        Set<Quantity> fittedDifferences = differencesWithLimits;
        Map<Quantity, Limits> differences = new EnumMap<>(Quantity.class);
        both.ifPresent(present -> present.differences().forEach((key, field) -> {
            if (!moving && !fittedDifferences.contains(key.quantity()) && field.rows().isAll()) {
                FittedLimits.ofDifference(field, present.kept()).ifPresent(
                        limit -> differences.merge(key.quantity(), limit, FittedLimits::both));
            }
        }));
        Answers answers = new Answers(a, both, Optional.empty());
        Map<PaneSettings, Limits> own = new HashMap<>();
        question.panes().forEach(pane -> pane.ruleToFit().flatMap(rule -> FittedLimits.own(pane, rule, answers))
                .ifPresent(limits -> own.put(pane, limits)));
        return new Enquiry.Fitted(found, differences, own);
    }

    private Map<Quantity, Limits> fit(Evaluation evaluated, Set<Quantity> fitted) {
        Map<Quantity, Limits> found = new EnumMap<>(Quantity.class);
        evaluated.fields().forEach((key, field) -> {
            // Of rows that were asked for before limits were wanted, the whole picture will follow.
            if (!fitted.contains(key.quantity()) && !found.containsKey(key.quantity()) && field.rows().isAll()) {
                FittedLimits.of(key.quantity(), appearance.rule(key.quantity()), field, evaluated)
                        .ifPresent(limits -> found.put(key.quantity(), limits));
            }
        });
        return found;
    }

    private void addLimits(Enquiry.Fitted found) {
        addLimits(found.limits());
        if (!found.differences().isEmpty()) {
            setDifferenceLimits(together(differenceLimits.get(), found.differences()));
        }
        if (!found.own().isEmpty()) {
            Snapshot present = snapshot.get();
            if (present.equals(gestureStart)) {
                gestureStart = present.withFound(found.own());
            }
            snapshot.set(present.withFound(found.own()));
        }
    }

    private void addLimits(Map<Quantity, Limits> found) {
        if (!found.isEmpty()) {
            Set<Quantity> left = EnumSet.noneOf(Quantity.class);
            left.addAll(outdated);
            left.removeAll(found.keySet());
            outdated = left;
            setLimits(together(limits.get(), found));
        }
    }

    private static Map<Quantity, Limits> together(Map<Quantity, Limits> present, Map<Quantity, Limits> found) {
        Map<Quantity, Limits> together = new EnumMap<>(Quantity.class);
        together.putAll(present);
        together.putAll(found);
        return together;
    }

    private void setDifferenceLimits(Map<Quantity, Limits> all) {
        differencesWithLimits = Set.copyOf(all.keySet());
        differenceLimits.set(Map.copyOf(all));
    }

    private void setLimits(Map<Quantity, Limits> all) {
        Set<Quantity> settled = EnumSet.noneOf(Quantity.class);
        settled.addAll(all.keySet());
        settled.removeAll(outdated);
        quantitiesWithLimits = settled;
        limits.set(Map.copyOf(all));
    }

    static String sentence(@Nullable String message) {
        if (message == null || message.isEmpty()) {
            return "Something went wrong, the log says more.";
        }
        String capital = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }
}
