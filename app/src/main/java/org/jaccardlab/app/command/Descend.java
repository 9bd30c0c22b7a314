package org.jaccardlab.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jaccardlab.app.report.DescentReport;
import org.jaccardlab.app.report.Json;
import org.jaccardlab.app.report.Tables;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.descent.Descent;
import org.jaccardlab.descent.Plan;
import org.jaccardlab.descent.Race;
import org.jaccardlab.descent.Start;
import org.jaccardlab.descent.Variable;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.io.CsvWriter;
import org.jaccardlab.io.NpyWriter;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets a prediction descend its objective. */
@Command(name = "descend", mixinStandardHelpOptions = true, description = "Gradient descent on the prediction itself: print loss, IoU and distance from the target at every step.")
final class Descend implements Callable<Integer> {

    private static final int MOST_STEPS = 100_000;

    @Mixin
    private Inputs inputs = new Inputs();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Mixin
    private OptimiserOptions optimiser = new OptimiserOptions();

    @Mixin
    private EngineOption engine = new EngineOption();

    @Option(names = "--steps", paramLabel = "N", description = "how many steps (${DEFAULT-VALUE})")
    private int steps = 100;

    @Option(names = "--variable", paramLabel = "WHICH", description = "what descends: ${COMPLETION-CANDIDATES} (logits); probabilities are brought back into 0..1, and where they compete to a sum of one, after every step")
    private Variable variable = Variable.LOGITS;

    @Option(names = "--start", paramLabel = "WHERE", description = "where it begins: ${COMPLETION-CANDIDATES} (prediction; with --use-prediction target at the target itself)")
    private Start start = Start.PREDICTION;

    @Option(names = "--against", paramLabel = "LOSS", description = "a second loss that descends beside the first, such as \"tversky(alpha=0.3,beta=0.7)\"")
    private @Nullable String against;

    @Option(names = "--measure-every", paramLabel = "N", description = "measure the calibration error every so many steps (never)")
    private int measureEvery;

    @Option(names = "--every", paramLabel = "N", description = "print every so many steps, and the last (${DEFAULT-VALUE})")
    private int every = 1;

    @Option(names = "--out", paramLabel = "FILE", description = "write where the first loss has led, an .npy of classes x height x width; of a batch its first image")
    private @Nullable Path out;

    @Option(names = "--csv", description = "print a table instead of JSON")
    private boolean csv;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        requireWithin("--steps", steps, 0, MOST_STEPS);
        requireWithin("--every", every, 1, MOST_STEPS);
        if (out != null && !out.toString().endsWith(".npy")) {
            throw new IllegalArgumentException("--out writes an array: give it a name that ends in .npy, not " + out);
        }
        Plan plan = Parameters.with(new Plan(variable, start, optimiser.optimiser(), 0), "measureEvery",
                (double) measureEvery);
        try (Batch batch = inputs.read().batch()) {
            Settings settings = options.on(batch);
            List<Settings> objectives = against == null ? List.of(settings) : List.of(settings, beside(settings));
            long from = System.nanoTime();
            try (Race race = race(engine.start(), batch, objectives, plan)) {
                race.goTo(steps, Progress.UNWATCHED);
                print(report(race, plan, (System.nanoTime() - from) / 1e9));
                write(race.runners().getFirst());
            }
            return 0;
        }
    }

    private static void requireWithin(String option, int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(
                    option + " must lie in " + least + " to " + most + " but is " + number);
        }
    }

    private Settings beside(Settings settings) {
        return settings.withObjective(first -> new Objective(
                List.of(TermText.term(String.valueOf(against), first.first(), null))));
    }

    private static Race race(Engine engine, Batch batch, List<Settings> objectives, Plan plan) {
        List<Descent> runners = new ArrayList<>();
        try {
            for (Settings objective : objectives) {
                runners.add(new Descent(engine, batch, objective, plan, 0));
            }
            return new Race(runners);
        } catch (IllegalArgumentException refused) {
            runners.forEach(Descent::close);
            throw refused;
        }
    }

    private DescentReport report(Race race, Plan plan, double seconds) {
        return new DescentReport(plan.variable().title(), plan.start().title(),
                plan.optimiser().title() + ", " + Parameters.describe(plan.optimiser().asRecord()), steps, seconds,
                race.runners().stream().map(runner -> {
                    String objective = Captions.objective(runner.settings());
                    return new DescentReport.Runner(objective,
                            runner.trace().stream()
                                    .filter(point -> point.step() % every == 0 || point.step() == steps)
                                    .map(point -> DescentReport.Row.of(objective, point)).toList());
                }).toList());
    }

    private void print(DescentReport report) {
        PrintWriter printer = spec.commandLine().getOut();
        if (csv) {
            printer.print(CsvWriter
                    .text(Tables.rows(report.runners().stream().flatMap(runner -> runner.trace().stream()).toList())));
            printer.flush();
        } else {
            printer.println(Json.text(report));
        }
    }

    private void write(Descent descent) throws IOException {
        if (out != null) {
            try (Batch frame = descent.frame()) {
                NpyWriter.write(out, frame.sample(0).predictions().getLast().values());
            }
        }
    }
}
