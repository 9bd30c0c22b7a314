package org.jaccardlab.app.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.Wanted;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;

/**
 * Goes through a series, one file after the other. A sample that cannot be read or evaluated is left out and named; a file
 * that cannot be written ends the series. Whenever it ends, files are whole or not there.
 */
public final class SeriesRun {

    /** Follows a series, and may stop it; called from the computing thread. */
    public interface Watcher {

        /**
         * @param fraction how much is done, 0..1
         * @param what is being worked on
         * @return true to stop
         */
        boolean reached(double fraction, String what);
    }

    /**
     * How a series ended.
     *
     * @param written in their order
     * @param kept files that were there already
     * @param problems one sentence each
     * @param stopped whether it was stopped before its end
     */
    public record Outcome(List<Path> written, List<Path> kept, List<String> problems, boolean stopped) {

        public Outcome {
            written = List.copyOf(written);
            kept = List.copyOf(kept);
            problems = List.copyOf(problems);
        }

        /** "Wrote 12 files into out; kept 2 that were there already." */
        public String sentence(Path folder) {
            return (stopped ? "Stopped: wrote " : "Wrote ") + files(written.size()) + " into " + folder
                    + (kept.isEmpty() ? "" : ", kept " + files(kept.size()) + " that " + were() + " there already")
                    + (problems.isEmpty() ? "." : "; " + problems.size() + " could not be made.");
        }

        private String were() {
            return kept.size() == 1 ? "was" : "were";
        }

        private static String files(int count) {
            return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "file" : "files");
        }
    }

    /** Ends the series. */
    private static final class Ended extends Exception {

        private static final long serialVersionUID = 1;
    }

    private final Series series;
    private final Engine engine;
    private final Watcher watcher;
    private final List<Path> written = new ArrayList<>();
    private final List<Path> kept = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<Path> names = new HashSet<>();
    private double done;

    private SeriesRun(Series series, Engine engine, Watcher watcher) {
        this.series = series;
        this.engine = engine;
        this.watcher = watcher;
    }

    /** Returns when all is done, or what can be. */
    public static Outcome of(Series series, Engine engine, Watcher watcher) {
        SeriesRun run = new SeriesRun(series, engine, watcher);
        boolean stopped = false;
        try {
            Files.createDirectories(series.folder());
            run.all();
        } catch (CancellationException cancelled) {
            stopped = true;
        } catch (IOException | Ended unwritable) {
            if (run.problems.isEmpty()) {
                run.problems.add("The folder " + series.folder() + " could not be made: choose another one.");
            }
        }
        return new Outcome(run.written, run.kept, run.problems, stopped);
    }

    private void all() throws Ended {
        double part = 1.0 / series.sources().size();
        for (int i = 0; i < series.sources().size(); i++) {
            done = i * part;
            Series.Source source = series.sources().get(i);
            watch(source.title());
            try {
                Series.Opened opened = source.open();
                try (Series.AutoCloseableQuietly _ = opened.end()) {
                    sample(opened, part);
                }
            } catch (IOException | IllegalArgumentException refused) {
                problems.add(source.title() + ": " + refused.getMessage());
            } catch (OutOfMemoryError full) {
                problems.add(source.title() + ": there is not enough memory for it.");
            }
        }
    }

    private void watch(String what) {
        if (watcher.reached(done, what)) {
            throw new CancellationException();
        }
    }

    private void sample(Series.Opened opened, double part) throws Ended {
        Batch batch = opened.batch();
        double step = part / (series.losses().size() * batch.size());
        for (Series.Variant loss : series.losses()) {
            for (int member = 0; member < batch.size(); member++) {
                String what = batch.sample(member).name() + ", " + loss.name();
                watch(what);
                try {
                    image(opened, member, loss, what);
                } catch (IllegalArgumentException refused) {
                    problems.add(what + ": " + refused.getMessage());
                }
                done += step;
            }
        }
    }

    private void image(Series.Opened opened, int member, Series.Variant loss, String what) throws Ended {
        Batch batch = opened.batch();
        Settings settings = loss.settings().apply(batch);
        List<ExportRequest> requests = series.shows().of(batch, settings);
        Map<ExportRequest, Path> wanted = new LinkedHashMap<>();
        for (ExportRequest request : requests) {
            Path file = file(batch, member, loss, request, settings);
            if (Files.exists(file) && !series.replace()) {
                kept.add(file);
            } else {
                wanted.put(request, file);
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        List<PaneSettings> panes = wanted.keySet().stream().flatMap(request -> request.panes().stream()).toList();
        Answers answers = Wanted.of(batch, member, settings, Optional.empty(), panes, Set.of()).answeredBy(engine,
                false,
                _ -> watcher.reached(done, what));
        for (Map.Entry<ExportRequest, Path> each : wanted.entrySet()) {
            watch(what);
            write(each.getValue(), opened, answers, each.getKey());
        }
    }

    private void write(Path file, Series.Opened opened, Answers answers, ExportRequest request) throws Ended {
        try {
            series.saving().write(file, opened.from(), answers, request);
            written.add(file);
        } catch (IOException unwritable) {
            problems.add(String.valueOf(unwritable.getMessage()));
            throw new Ended();
        }
    }

    /** With a number behind it if this series has given the name already. */
    private Path file(Batch batch, int member, Series.Variant loss, ExportRequest request, Settings settings) {
        Map<NamePattern.Place, String> told = new EnumMap<>(NamePattern.Place.class);
        told.put(NamePattern.Place.SAMPLE, batch.title());
        told.put(NamePattern.Place.IMAGE, batch.sample(member).name());
        told.put(NamePattern.Place.LOSS, loss.name());
        told.put(NamePattern.Place.FIELD, field(request, settings, batch));
        String name = series.names().name(told);
        String ending = "." + request.form().ending();
        Path file = series.folder().resolve(name + ending);
        for (int k = 2; !names.add(file); k++) {
            file = series.folder().resolve(name + "-" + k + ending);
        }
        return file;
    }

    private static String field(ExportRequest request, Settings settings, Batch batch) {
        return switch (request.form()) {
            case CLASSES -> "classes";
            case METRICS -> "metrics";
            case JSON -> "report";
            default -> request.panes().size() > 1
                    ? "figure"
                    : Exporter.name(request.panes().getFirst(), settings, request.appearance().classes(batch));
        };
    }
}
