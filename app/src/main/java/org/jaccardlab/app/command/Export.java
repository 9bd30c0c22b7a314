package org.jaccardlab.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jaccardlab.app.export.ExportRequest;
import org.jaccardlab.app.export.Form;
import org.jaccardlab.app.export.Frame;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.io.Loaded;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes fields as pictures or numbers, or what a batch says as a table. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "Write one file: .png, .svg and .pdf hold the picture that the window shows, or several in a figure; "
        + ".npy, .npz and .tif raw numbers; .csv and .json tables.")
final class Export implements Callable<Integer> {

    @Mixin
    private Inputs inputs = new Inputs();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Mixin
    private AgainstOptions against = new AgainstOptions();

    @Mixin
    private EngineOption engine = new EngineOption();

    @Mixin
    private PaneOptions panes = new PaneOptions();

    @Mixin
    private FrameOptions frame = new FrameOptions();

    @Option(names = "--member", paramLabel = "N", description = "which image of a batch, from 1 (1)")
    private int member = 1;

    @Mixin
    private TableOption table = new TableOption();

    @Mixin
    private RecipeOption recipe = new RecipeOption();

    @Option(names = {"-o",
            "--out"}, required = true, paramLabel = "FILE", description = "its ending says what is written")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        panes.check();
        Form form = table.instead(Form.of(out));
        panes.requireFor(form);
        Frame around = frame.frame(panes.count());
        Map<Quantity, Limits> limits = frame.limits();
        inputs.requireApart(out);
        Loaded loaded = inputs.read();
        try (Batch batch = loaded.batch()) {
            Names.requireMember(batch, member);
            Settings settings = options.on(batch);
            Optional<Settings> other = against.isGiven() ? Optional.of(against.on(settings, batch)) : Optional.empty();
            ExportRequest request = new ExportRequest(panes.on(batch, settings, other), limits, form, around);
            Answers answers = request.answeredBy(engine.start(), batch, member - 1, settings, other);
            recipe.saving(engine.kind()).write(out, inputs.provenance(batch.size()), answers, request);
            loaded.warnings().forEach(spec.commandLine().getErr()::println);
            return 0;
        }
    }

}
