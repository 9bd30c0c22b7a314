package org.jaccardlab.app.opening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jaccardlab.app.memory.Habit;
import org.jaccardlab.app.memory.Memory;
import org.jaccardlab.app.provenance.Provenance;
import org.jaccardlab.app.recompute.LatestOnly;
import org.jaccardlab.app.workbench.MemoryOffer;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.io.DoesNotFitException;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.Loaded;
import org.jaccardlab.io.MemoryBudget;
import org.jaccardlab.io.OpeningPlan;
import org.jaccardlab.io.Outline;
import org.jaccardlab.io.SampleFiles;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.io.SampleSource;
import org.jaccardlab.io.UnreadableFileException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads samples off the home thread and hands them to the workbench. What cannot be read leaves all as it was. */
public final class Opener {

    private static final Logger LOG = LoggerFactory.getLogger(Opener.class);

    /** Something that can be read: a folder or a set of files. */
    public interface Source {
        OpeningPlan plan() throws IOException;
    }

    /**
     * A sample that needs more memory than there is.
     *
     * @param open what is done with the way that a person chooses
     */
    public record TooLarge(MemoryOffer offer, Consumer<MemoryOffer.Way> open) {
    }

    /** What only a person can say. */
    public interface Asking {

        /** What is to be done about a sample that does not fit. */
        void howMuch(TooLarge large);

        /** What files are, and how they are read. */
        void whatTheyAre(Import files);
    }

    /**
     * @param paths what a person has named, for the list of what was opened lately; empty if it is not for that list
     * @param adding whether it joins the batch that is open, in place of taking its place
     * @param budget asked when its turn comes
     */
    private record Wish(Source source, List<Path> paths, boolean adding, Intake intake, Supplier<MemoryBudget> budget,
            int stopsBefore) {
    }

    /** A wish that has been refused before anything was read. */
    private static final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Wish wish;
        private final transient DoesNotFitException.Unfit unfit;

        TooLargeException(Wish wish, DoesNotFitException refused) {
            super(refused);
            this.wish = wish;
            this.unfit = refused.unfit();
        }
    }

    /**
     * Loose files as they are taken for.
     *
     * @param choices what a person may know better
     */
    private record ProposedPlan(ImportChoices choices) implements OpeningPlan {

        boolean isCertain() {
            return choices.proposal().isCertain();
        }

        private OpeningPlan plan() throws UnreadableFileException {
            return choices.files().plan();
        }

        @Override
        public String title() {
            return choices.proposal().items().getFirst().file().toString();
        }

        @Override
        public SampleSource source() throws UnreadableFileException {
            return choices.files();
        }

        @Override
        public Outline outline() throws IOException {
            return plan().outline();
        }

        @Override
        public Loaded read(Intake intake, MemoryBudget budget) throws IOException {
            return choices.told(plan().read(intake, budget));
        }
    }

    /** What became of a wish. */
    private sealed interface Outcome {

        Wish wish();

        record Read(Wish wish, Loaded loaded, SampleSource source) implements Outcome {
        }

        /** A person has to be asked first. */
        record Undecided(Wish wish, ImportChoices choices, Optional<String> refusal) implements Outcome {
        }
    }

    private final WorkbenchModel model;
    private final LatestOnly<Wish, Outcome> readings;
    private final Executor files;
    private final Executor home;
    private final Memory memory;
    private final Asking asking;
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    /** Counts what a person has not wanted to wait for: what was asked before is thrown away when it comes. */
    private int stops;

    /** @param asking a person, at home */
    public Opener(WorkbenchModel model, Executor files, Executor home, Memory memory, Asking asking) {
        this.model = model;
        this.files = files;
        this.home = home;
        this.memory = memory;
        this.asking = asking;
        this.readings = new LatestOnly<>(Opener::read, this::show, this::report, files, home);
    }

    /** A folder with a {@code sample.json}. */
    public static Source folder(Path folder) {
        return () -> SampleFolder.plan(folder);
    }

    public void openFolder(Path folder) {
        open(folder(folder), List.of(folder));
    }

    /** Opens loose files. */
    public void openFiles(SampleFiles files) {
        open(() -> files.keyed().plan());
    }

    public void open(Source source) {
        open(source, List.of());
    }

    private void open(Source source, List<Path> paths) {
        ask(source, paths, false, Intake.WHOLE, MemoryBudget::now);
    }

    /** Puts what is read behind the images of the batch that is open. */
    public void add(Source source) {
        ask(source, List.of(), true, Intake.WHOLE, MemoryBudget::now);
    }

    private void ask(Source source, List<Path> paths, boolean adding, Intake intake, Supplier<MemoryBudget> budget) {
        reading.set(true);
        readings.ask(new Wish(source, paths, adding, intake, budget, stops));
    }

    /** Whether something is being read that is wanted. */
    public ReadOnlyBooleanProperty isReading() {
        return reading.getReadOnlyProperty();
    }

    /** What is being read is not wanted any more: all stays as it is. */
    public void stop() {
        if (reading.get()) {
            stops++;
            reading.set(false);
            model.tell(Notice.of("Stopped opening; everything is as it was."));
        }
    }

    /**
     * Opens what has been dropped on the window or was opened before: a sample folder, or files whose roles are guessed.
     * Where that leaves something open, a person is asked.
     */
    public void openDropped(List<Path> dropped) {
        Dropped together = new Dropped(dropped);
        Habit habit = dropped.isEmpty() || together.paths().getFirst().getParent() == null
                ? Habit.NONE
                : memory.habit(together.paths().getFirst().getParent());
        open(() -> {
            Optional<Path> sample = together.sample();
            if (sample.isPresent()) {
                return SampleFolder.plan(sample.get());
            }
            return new ProposedPlan(ImportChoices.of(together.proposal(), habit));
        }, dropped);
    }

    private static Outcome read(Wish wish) {
        try {
            OpeningPlan plan = wish.source().plan();
            return plan instanceof ProposedPlan proposed
                    ? read(wish, proposed)
                    : new Outcome.Read(wish, plan.read(wish.intake(), wish.budget().get()),
                            plan.source());
        } catch (DoesNotFitException refused) {
            throw new TooLargeException(wish, refused);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** If files are not what they were taken for, a person may know better. */
    private static Outcome read(Wish wish, ProposedPlan proposed) throws IOException {
        if (!proposed.isCertain()) {
            return new Outcome.Undecided(wish, proposed.choices(), Optional.empty());
        }
        try {
            return new Outcome.Read(wish, proposed.read(wish.intake(), wish.budget().get()), proposed.source());
        } catch (UnreadableFileException refused) {
            return new Outcome.Undecided(wish, proposed.choices(), Optional.of(sentence(refused)));
        }
    }

    private void show(Outcome outcome) {
        reading.set(reading.get() && readings.isBusy());
        if (outcome.wish().stopsBefore() != stops) {
            if (outcome instanceof Outcome.Read unwanted) {
                unwanted.loaded().batch().close();
            }
            return;
        }
        switch (outcome) {
            case Outcome.Read(Wish wish, Loaded loaded, SampleSource source) -> show(wish, loaded, source);
            case Outcome.Undecided(Wish wish, ImportChoices choices, Optional<String> refusal) ->
                asking.whatTheyAre(new Import(new Dropped(wish.paths()), choices.suggested(), refusal, memory, files,
                        home, this::open));
        }
    }

    private void show(Wish wish, Loaded loaded, SampleSource source) {
        if (!wish.paths().isEmpty()) {
            memory.opened(wish.paths());
        }
        List<Provenance> from = Provenance.of(source, wish.intake(), loaded.batch().size());
        if (!wish.adding()) {
            model.open(loaded.batch(), from);
        } else if (!model.add(loaded.batch(), from)) {
            return;
        }
        if (!loaded.warnings().isEmpty()) {
            model.tell(Notice.of(String.join(" ", loaded.warnings())));
        }
    }

    private void report(Throwable problem) {
        if (!reading.get()) {
            // Nobody waits for it any more.
            return;
        }
        reading.set(readings.isBusy());
        switch (problem) {
            case TooLargeException refused -> asking.howMuch(new TooLarge(new MemoryOffer(refused.unfit),
                    way -> openAs(refused.wish, refused.unfit, way)));
            case UncheckedIOException unreadable ->
                model.tell(Notice.problem(sentence(unreadable.getCause()), unreadable));
            case IllegalArgumentException refused -> model.tell(Notice.problem(sentence(refused)));
            case OutOfMemoryError full -> model.tell(
                    Notice.problem(
                            "There is not enough memory to open this: close other programs or open a part of it."));
            default -> {
                LOG.error("opening failed", problem);
                model.tell(Notice.problem("This could not be opened: " + problem + ".", problem));
            }
        }
    }

    /** What a person has chosen although it may not fit is not held against what is free again. */
    private void openAs(Wish wish, DoesNotFitException.Unfit unfit, MemoryOffer.Way way) {
        boolean anyway = way.intake().equals(unfit.intake());
        ask(unfit::plan, wish.paths(), wish.adding(), way.intake(),
                anyway ? () -> MemoryBudget.UNLIMITED : MemoryBudget::now);
    }

    /** What went wrong, for a person. */
    static String sentence(@Nullable Throwable problem) {
        String message = problem == null ? null : problem.getMessage();
        return message == null || message.isBlank() ? "This could not be opened: " + problem + "." : message;
    }
}
