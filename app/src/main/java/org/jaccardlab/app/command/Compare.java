package org.jaccardlab.app.command;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jaccardlab.app.report.ComparisonReport;
import org.jaccardlab.app.report.Json;
import org.jaccardlab.comparison.Agreement;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.io.Loaded;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what two settings say of a sample and how far their gradients agree, as JSON. */
@Command(name = "compare", mixinStandardHelpOptions = true, description = {
        "Print the losses of two settings A and B, and how far their gradients agree, as JSON.",
        "A is what the options say; B is the same but for the options that begin with --against."})
final class Compare implements Callable<Integer> {

    @Mixin
    private Inputs inputs = new Inputs();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Mixin
    private AgainstOptions against = new AgainstOptions();

    @Option(names = "--member", paramLabel = "N", description = "which image's gradients, of a batch, from 1 (1)")
    private int member = 1;

    @Mixin
    private EngineOption engine = new EngineOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Loaded loaded = inputs.read();
        try (Batch batch = loaded.batch()) {
            Names.requireMember(batch, member);
            Settings settings = options.on(batch);
            Request a = request(batch, settings);
            Request b = request(batch, against.on(settings, batch));
            Engine ofA = engine.start();
            Engine ofB = ofA.beside();
            Evaluation one = ofA.evaluate(a);
            Evaluation other = ofB.evaluate(b);
            Agreement agreement = Agreement.of(ofA, a, ofB, b, Progress.UNWATCHED);
            spec.commandLine().getOut()
                    .println(Json.text(ComparisonReport.of(one, other, agreement, loaded.warnings())));
            return 0;
        }
    }

    private Request request(Batch batch, Settings settings) {
        return new Request(batch, member - 1, settings, Set.of(), false);
    }
}
