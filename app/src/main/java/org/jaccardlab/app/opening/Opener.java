package org.jaccardlab.app.opening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jaccardlab.app.recompute.LatestOnly;
import org.jaccardlab.app.workbench.MemoryOffer;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.io.DoesNotFitException;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.Loaded;
import org.jaccardlab.io.MemoryBudget;
import org.jaccardlab.io.OpeningPlan;
import org.jaccardlab.io.Proposal;
import org.jaccardlab.io.SampleFiles;
import org.jaccardlab.io.SampleFolder;
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

    /**
     * @param adding whether it joins the batch that is open, in place of taking its place
     * @param budget asked when its turn comes
     */
    private record Wish(Source source, boolean adding, Intake intake, Supplier<MemoryBudget> budget) {
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

    private record Granted(Loaded loaded, boolean adding) {
    }

    private final WorkbenchModel model;
    private final LatestOnly<Wish, Granted> readings;
    private final Consumer<TooLarge> offering;

    /** @param offering asks, at home, what is to be done about a sample that does not fit */
    public Opener(WorkbenchModel model, Executor files, Executor home, Consumer<TooLarge> offering) {
        this.model = model;
        this.offering = offering;
        this.readings = new LatestOnly<>(Opener::read, this::show, this::report, files, home);
    }

    /** A folder with a {@code sample.json}. */
    public static Source folder(Path folder) {
        return () -> SampleFolder.plan(folder);
    }

    public void openFolder(Path folder) {
        open(folder(folder));
    }

    /** Opens loose files. */
    public void openFiles(SampleFiles files) {
        open(files::plan);
    }

    public void open(Source source) {
        readings.ask(new Wish(source, false, Intake.WHOLE, MemoryBudget::now));
    }

    /** Puts what is read behind the images of the batch that is open. */
    public void add(Source source) {
        readings.ask(new Wish(source, true, Intake.WHOLE, MemoryBudget::now));
    }

    /** Opens what has been dropped on the window: a sample folder, or files whose roles are guessed. */
    public void openDropped(List<Path> dropped) {
        open(() -> {
            if (dropped.size() == 1 && SampleFolder.is(dropped.getFirst())) {
                return SampleFolder.plan(dropped.getFirst());
            }
            return Proposal.of(dropped).plan();
        });
    }

    private static Granted read(Wish wish) {
        try {
            return new Granted(wish.source().plan().read(wish.intake(), wish.budget().get()), wish.adding());
        } catch (DoesNotFitException refused) {
            throw new TooLargeException(wish, refused);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void show(Granted granted) {
        Loaded loaded = granted.loaded();
        if (!granted.adding()) {
            model.open(loaded.batch());
        } else if (!model.add(loaded.batch())) {
            return;
        }
        if (!loaded.warnings().isEmpty()) {
            model.tell(Notice.of(String.join(" ", loaded.warnings())));
        }
    }

    private void report(Throwable problem) {
        switch (problem) {
            case TooLargeException refused -> offering.accept(new TooLarge(new MemoryOffer(refused.unfit),
                    way -> openAs(refused.wish, refused.unfit, way)));
            case UncheckedIOException unreadable -> model.tell(Notice.problem(sentence(unreadable.getCause())));
            case IllegalArgumentException refused -> model.tell(Notice.problem(sentence(refused)));
            case OutOfMemoryError full -> model.tell(
                    Notice.problem(
                            "There is not enough memory to open this: close other programs or open a part of it."));
            default -> {
                LOG.error("opening failed", problem);
                model.tell(Notice.problem("This could not be opened: " + problem + "."));
            }
        }
    }

    /** What a person has chosen although it may not fit is not held against what is free again. */
    private void openAs(Wish wish, DoesNotFitException.Unfit unfit, MemoryOffer.Way way) {
        boolean anyway = way.intake().equals(unfit.intake());
        readings.ask(new Wish(unfit::plan, wish.adding(), way.intake(),
                anyway ? () -> MemoryBudget.UNLIMITED : MemoryBudget::now));
    }

    private static String sentence(@Nullable Throwable problem) {
        String message = problem == null ? null : problem.getMessage();
        return message == null || message.isBlank() ? "This could not be opened: " + problem + "." : message;
    }
}
