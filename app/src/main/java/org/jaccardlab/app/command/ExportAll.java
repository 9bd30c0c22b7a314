package org.jaccardlab.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jaccardlab.app.export.ExportRequest;
import org.jaccardlab.app.export.Form;
import org.jaccardlab.app.export.Frame;
import org.jaccardlab.app.export.NamePattern;
import org.jaccardlab.app.export.SampleSource;
import org.jaccardlab.app.export.Series;
import org.jaccardlab.app.export.SeriesRun;
import org.jaccardlab.app.recompute.Workers;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.figure.Figure;
import org.jaccardlab.io.Intake;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.sample.Batch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes every image of many samples, under many losses. */
@Command(name = "export-all", mixinStandardHelpOptions = true, description = "Write many files of one kind into a folder: every image of every sample, under every loss. "
        + "Ctrl-C stops it; what is finished stays, and is kept when it runs again.")
final class ExportAll implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "SAMPLE", description = "folders with a sample.json, or folders of such folders")
    private List<Path> samples = List.of();

    @Option(names = "--losses", paramLabel = "LOSS", split = ",(?![^(]*\\))", description = "in place of --loss, one file for each: ids with their parameters, such as jml1,tversky(alpha=0.3,beta=0.7)")
    private List<String> losses = List.of();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Mixin
    private EngineOption engine = new EngineOption();

    @Mixin
    private PaneOptions panes = new PaneOptions();

    @Option(names = "--separately", description = "every one of --panes in a file of its own, not all in one figure")
    private boolean separately;

    @Mixin
    private FrameOptions frame = new FrameOptions();

    @Option(names = "--form", paramLabel = "FORM", description = "what files are written: ${COMPLETION-CANDIDATES} (png)")
    private Form form = Form.PNG;

    @Option(names = "--into", required = true, paramLabel = "FOLDER", description = "made if it is missing")
    @SuppressWarnings("NullAway.Init") // required
    private Path folder;

    @Option(names = "--names", paramLabel = "PATTERN", description = "what files are called, of {sample}, {image}, {loss} and {field} ({image}-{loss}-{field})")
    private String names = NamePattern.STANDARD.text();

    @Option(names = "--replace", description = "replace files that are there already, which are kept otherwise")
    private boolean replace;

    @Mixin
    private RecipeOption recipe = new RecipeOption();

    @Option(names = "--float16", description = "hold predictions and soft labels in half the memory, rounded to 11 significant bits")
    private boolean half;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        panes.check();
        panes.requireFor(form);
        Series series = new Series(sources(), variants(), shows(), folder, new NamePattern(names), replace,
                recipe.saving(engine.kind()));
        Figure.prepare();
        AtomicBoolean stopped = new AtomicBoolean();
        try (Workers.Interruption _ = Workers.onInterruption(() -> stopped.set(true))) {
            SeriesRun.Outcome outcome = SeriesRun.of(series, engine.start(), (_, _) -> stopped.get());
            outcome.problems().forEach(spec.commandLine().getErr()::println);
            spec.commandLine().getOut().println(outcome.sentence(folder));
            spec.commandLine().getOut().flush();
            return outcome.problems().isEmpty() && !outcome.stopped() ? 0 : 1;
        }
    }

    private List<Series.Source> sources() throws IOException {
        Intake intake = new Intake(Optional.empty(), half ? Precision.FLOAT16 : Precision.FLOAT32);
        List<Series.Source> sources = new ArrayList<>();
        for (Path sample : samples) {
            sources.addAll(SampleSource.in(sample, intake));
        }
        return sources;
    }

    private List<Series.Variant> variants() {
        if (losses.isEmpty()) {
            return List.of(new Series.Variant(options.name(), options::on));
        }
        options.requireNoLoss("--losses");
        return losses.stream().map(String::strip).map(text -> new Series.Variant(text, batch -> options.on(batch)
                .withFirstTerm(term -> TermText.term(text, term, null)))).toList();
    }

    private Series.Shows shows() {
        boolean one = form.kind() == Form.Kind.TABLE || !separately;
        Map<Quantity, Limits> limits = frame.limits();
        Frame around = frame.frame(one ? panes.count() : 1);
        return new Series.Shows() {

            @Override
            public int count() {
                return one ? 1 : panes.count();
            }

            @Override
            public List<ExportRequest> of(Batch batch, Settings settings) {
                List<PaneSettings> shown = panes.on(batch, settings, Optional.empty());
                return one
                        ? List.of(new ExportRequest(shown, limits, form, around))
                        : shown.stream().map(pane -> new ExportRequest(List.of(pane), limits, form, around)).toList();
            }
        };
    }
}
