package org.jaccardlab.app.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jaccardlab.app.memory.Memory;
import org.jaccardlab.app.provenance.SampleList;
import org.jaccardlab.app.recompute.LatestOnly;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.Viewport;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.document.Unknown;
import org.jaccardlab.io.MemoryBudget;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves and opens sessions. Belongs to the home thread; files are written and read on another. */
public final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /**
     * A session that is wanted.
     *
     * @param done at home, once it is on screen
     */
    private record Wish(Path file, boolean recovered, Runnable done) {
    }

    /** A session that has been read; without its samples if none of them is there. */
    private record Opened(Wish wish, SessionFile file, Optional<SampleList.Reading> reading,
            Optional<SessionDocument> document, Unknown unknown, List<Path> missing) {
    }

    private final WorkbenchModel model;
    private final Viewport viewport;
    private final Memory memory;
    private final Executor files;
    private final Executor home;
    private final LatestOnly<Wish, Opened> readings;
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Unknown unknown = Unknown.NOTHING;
    /** One whose samples are not there; it is for the next that are opened. */
    private Optional<SessionFile> waiting = Optional.empty();

    public Sessions(WorkbenchModel model, Viewport viewport, Memory memory, Executor files, Executor home) {
        this.model = model;
        this.viewport = viewport;
        this.memory = memory;
        this.files = files;
        this.home = home;
        this.readings = new LatestOnly<>(Sessions::read, this::show, this::report, files, home);
        model.batch().subscribe((before, opened) -> apply());
    }

    /** The file of the session on screen; empty before it has been saved. */
    public ReadOnlyObjectProperty<Optional<Path>> file() {
        return file.getReadOnlyProperty();
    }

    /** Tells the autosave of all that is worth keeping, from now on. */
    public void keepIn(Autosave autosave) {
        Runnable changed = () -> SessionDocument.of(model, viewport).ifPresent(autosave::keep);
        model.snapshot().subscribe(changed);
        model.batch().subscribe(changed);
        model.member().subscribe(changed);
        model.term().subscribe(changed);
        model.limits().subscribe(changed);
        viewport.view().subscribe(changed);
    }

    /** Opens a session in place of what is on screen. */
    public void open(Path session) {
        readings.ask(new Wish(session, false, () -> {
        }));
    }

    /**
     * Opens what a run that was killed has left.
     *
     * @param done once it is on screen
     */
    public void recover(Path session, Runnable done) {
        readings.ask(new Wish(session, true, done));
    }

    /** Saves what is on screen, with the ending of session files. */
    public void save(Path chosen) {
        Path session = SessionFile.is(chosen) ? chosen : Path.of(chosen + SessionFile.ENDING);
        Optional<SessionDocument> document = SessionDocument.of(model, viewport);
        if (document.isEmpty()) {
            model.tell(Notice.problem("There is nothing to save yet: open a sample first."));
            return;
        }
        Unknown keeping = file.get().filter(session::equals).isPresent() ? unknown : Unknown.NOTHING;
        files.execute(() -> {
            try {
                SessionFile.write(session, document.get(), true, keeping);
                home.execute(() -> saved(session, keeping));
            } catch (IOException | RuntimeException problem) {
                home.execute(() -> model.tell(Notice.problem(sentence(session, problem), problem)));
            }
        });
    }

    private void saved(Path session, Unknown kept) {
        file.set(Optional.of(session));
        unknown = kept;
        memory.opened(List.of(session));
        model.tell(Notice.of("Saved " + session + "."));
    }

    private static Opened read(Wish wish) {
        try {
            SessionFile read = SessionFile.read(wish.file());
            List<Path> missing = read.samples().missing();
            Optional<SampleList.Reading> reading = read.samples().read(MemoryBudget.now());
            if (reading.isEmpty()) {
                return new Opened(wish, read, reading, Optional.empty(), Unknown.NOTHING, missing);
            }
            try {
                SessionDocument document = missing.isEmpty()
                        ? read.on(reading.get().batch())
                        : read.fittedTo(reading.get().batch());
                return new Opened(wish, read, reading, Optional.of(document), read.unknown(document), missing);
            } catch (IOException | RuntimeException refused) {
                reading.get().batch().close();
                throw refused;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void show(Opened opened) {
        Wish wish = opened.wish();
        file.set(wish.recovered() ? Optional.empty() : Optional.of(wish.file()));
        unknown = opened.unknown();
        if (!wish.recovered()) {
            memory.opened(List.of(wish.file()));
        }
        waiting = Optional.empty();
        if (opened.reading().isPresent() && opened.document().isPresent()) {
            SampleList.Reading reading = opened.reading().get();
            SessionDocument document = opened.document().get();
            model.restore(reading.batch(), reading.provenance(), document.restored());
            viewport.show(model.batch().get().orElseThrow().sample(model.member().get()).size(), document.view());
            tell(opened, reading.warnings());
            wish.done().run();
            return;
        }
        waiting = Optional.of(opened.file());
        apply();
        model.tell(Notice.problem(lost(opened.missing()) + " The settings of "
                + SessionFile.title(wish.file()) + " are kept for what you open next."));
    }

    private void tell(Opened opened, List<String> warnings) {
        if (!opened.missing().isEmpty()) {
            model.tell(Notice.problem(lost(opened.missing())));
        } else if (!warnings.isEmpty()) {
            model.tell(Notice.of(String.join(" ", warnings)));
        }
    }

    private static String lost(List<Path> missing) {
        String others = missing.size() == 1 ? "" : " and " + (missing.size() - 1) + " more";
        return missing.isEmpty()
                ? "The session lists no samples."
                : missing.getFirst() + others + (missing.size() == 1 ? " is" : " are")
                        + " not there: put back what was moved, or open it where it is now.";
    }

    /** Gives what waits for samples to those that are open. */
    private void apply() {
        if (waiting.isPresent() && model.batch().get().isPresent()) {
            SessionFile session = waiting.get();
            waiting = Optional.empty();
            try {
                SessionDocument document = session.fittedTo(model.batch().get().get());
                model.restore("session", document.snapshot());
            } catch (IOException wrong) {
                model.tell(Notice.problem(String.valueOf(wrong.getMessage())));
            }
        }
    }

    private void report(Throwable problem) {
        LOG.info("a session is not opened", problem);
        model.tell(Notice.problem(switch (problem) {
            case UncheckedIOException unreadable -> words(unreadable.getCause());
            case OutOfMemoryError full ->
                "There is not enough memory to open this session: close other programs.";
            default -> "This session could not be opened: " + problem.getMessage();
        }, problem));
    }

    private static String words(@Nullable Throwable cause) {
        return cause == null || cause.getMessage() == null
                ? "This session could not be read, the log says more."
                : cause.getMessage();
    }

    private static String sentence(Path session, Exception problem) {
        LOG.info("{} is not saved", session, problem);
        return problem instanceof IOException && problem.getMessage() != null
                ? problem.getMessage()
                : session.getFileName() + " could not be saved: " + problem;
    }
}
