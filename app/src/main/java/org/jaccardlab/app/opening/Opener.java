package org.jaccardlab.app.opening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import org.jaccardlab.app.recompute.LatestOnly;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.io.Loaded;
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
        Loaded read() throws IOException;
    }

    /** @param adding whether it joins the batch that is open, in place of taking its place */
    private record Wish(Source source, boolean adding) {
    }

    private record Granted(Loaded loaded, boolean adding) {
    }

    private final WorkbenchModel model;
    private final LatestOnly<Wish, Granted> readings;

    public Opener(WorkbenchModel model, Executor files, Executor home) {
        this.model = model;
        this.readings = new LatestOnly<>(Opener::read, this::show, this::report, files, home);
    }

    /** Opens a folder with a {@code sample.json}. */
    public void openFolder(Path folder) {
        open(() -> SampleFolder.load(folder));
    }

    /** Opens loose files. */
    public void openFiles(SampleFiles files) {
        open(files::read);
    }

    public void open(Source source) {
        readings.ask(new Wish(source, false));
    }

    /** Puts what is read behind the images of the batch that is open. */
    public void add(Source source) {
        readings.ask(new Wish(source, true));
    }

    /** Opens what has been dropped on the window: a sample folder, or files whose roles are guessed. */
    public void openDropped(List<Path> dropped) {
        open(() -> {
            if (dropped.size() == 1 && SampleFolder.is(dropped.getFirst())) {
                return SampleFolder.load(dropped.getFirst());
            }
            return FileRoles.guess(dropped).files().read();
        });
    }

    private static Granted read(Wish wish) {
        try {
            return new Granted(wish.source().read(), wish.adding());
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

    private static String sentence(@Nullable Throwable problem) {
        String message = problem == null ? null : problem.getMessage();
        return message == null || message.isBlank() ? "This could not be opened: " + problem + "." : message;
    }
}
