package org.jaccardlab.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jaccardlab.app.report.Json;
import org.jaccardlab.app.report.SweepRow;
import org.jaccardlab.app.report.Tables;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.io.CsvWriter;
import org.jaccardlab.io.NpyWriter;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sweep.Knob;
import org.jaccardlab.sweep.Span;
import org.jaccardlab.sweep.Sweep;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Turns one number of the settings through a range. */
@Command(name = "sweep", mixinStandardHelpOptions = true, description = "Turn one number of the settings through a range: print loss, metrics and the length of the gradient for every value.")
final class SweepCommand implements Callable<Integer> {

    @Mixin
    private Inputs inputs = new Inputs();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Mixin
    private EngineOption engine = new EngineOption();

    @Option(names = "--over", required = true, paramLabel = "NAME", description = "the number, such as temperature, smooth, epsilon, alpha or teacher-weight, of a sum of terms term2.smooth; a wrong one is answered with all there are")
    private String over = "";

    @Option(names = "--from", paramLabel = "A", description = "the first value (the least of its range)")
    private @Nullable Double from;

    @Option(names = "--to", paramLabel = "B", description = "the last value (the largest of its range)")
    private @Nullable Double to;

    @Option(names = "--points", paramLabel = "N", description = "how many values (${DEFAULT-VALUE})")
    private int points = 21;

    @Option(names = "--log", description = "space the values' logarithms evenly, not the values")
    private boolean logarithmic;

    @Option(names = "--field", paramLabel = "ID[:C]", description = "write this field for every value, such as share or gradient-logit:lake")
    private @Nullable String field;

    @Option(names = "--into", paramLabel = "FOLDER", description = "where fields go, as 000.npy, 001.npy and so on; made if it is missing")
    private @Nullable Path folder;

    @Option(names = "--csv", description = "print a table instead of JSON")
    private boolean csv;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    /**
     * What is printed.
     *
     * @param over the number that was turned
     * @param presentValue as the settings have it
     */
    record Report(String objective, String over, double presentValue, List<SweepRow> values) {
    }

    @Override
    public Integer call() throws IOException {
        if ((field == null) != (folder == null)) {
            throw new IllegalArgumentException("--field and --into go together: say what is written and where it goes");
        }
        try (Batch batch = inputs.read().batch()) {
            Settings settings = options.on(batch);
            Knob knob = Knob.named(settings, over);
            Span span = new Span(from == null ? knob.declared().min() : from, to == null ? knob.declared().max() : to,
                    points, logarithmic);
            Set<FieldKey> fields = field == null ? Set.of() : Set.of(PaneOptions.key(field, batch, settings));
            if (folder != null) {
                Files.createDirectories(folder);
            }
            List<SweepRow> rows = new Sweep(knob, span).run(engine.start(), batch, settings, 0, fields,
                    (point, evaluation) -> write(indexOf(span, point.value()), evaluation), Progress.UNWATCHED)
                    .stream().map(SweepRow::of).toList();
            requireAny(rows);
            PrintWriter out = spec.commandLine().getOut();
            if (csv) {
                out.print(CsvWriter.text(Tables.rows(rows)));
                out.flush();
            } else {
                out.println(Json.text(new Report(Captions.objective(settings), knob.name(), knob.declared().number(),
                        rows)));
            }
            return 0;
        }
    }

    private static void requireAny(List<SweepRow> rows) {
        if (rows.stream().allMatch(row -> row.refusal() != null)) {
            throw new IllegalArgumentException(String.valueOf(rows.getFirst().refusal()));
        }
    }

    private static int indexOf(Span span, double value) {
        int i = 0;
        while (span.at(i) != value) {
            i++;
        }
        return i;
    }

    private void write(int index, Evaluation evaluation) {
        if (folder == null) {
            return;
        }
        try {
            NpyWriter.write(folder.resolve(String.format(Locale.ROOT, "%03d.npy", index)),
                    evaluation.fields().values().iterator().next());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
