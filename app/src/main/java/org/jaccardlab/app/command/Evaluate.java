package org.jaccardlab.app.command;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jaccardlab.app.report.EvaluationReport;
import org.jaccardlab.app.report.Json;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.io.Loaded;
import org.jaccardlab.sample.Batch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what the loss says of a sample, as JSON. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, description = "Print loss, per-class loss, sums and metrics as JSON.")
final class Evaluate implements Callable<Integer> {

    @Mixin
    private Inputs inputs = new Inputs();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Mixin
    private EngineOption engine = new EngineOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Loaded loaded = inputs.read();
        try (Batch batch = loaded.batch()) {
            Evaluation evaluation = engine.start()
                    .evaluate(new Request(batch, 0, options.on(batch), Set.of()));
            spec.commandLine().getOut().println(Json.text(EvaluationReport.of(evaluation, loaded.warnings())));
            return 0;
        }
    }
}
