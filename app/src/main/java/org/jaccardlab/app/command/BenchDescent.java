package org.jaccardlab.app.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jaccardlab.bench.DescentTiming;
import org.jaccardlab.bench.Machine;
import org.jaccardlab.bench.Shape;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.loss.Loss;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times descents on made-up predictions. */
@Command(name = "bench-descent", mixinStandardHelpOptions = true, description = "Time gradient descent on made-up predictions, its trace included.")
final class BenchDescent implements Callable<Integer> {

    private static final int MOST_STEPS = 10_000;
    private static final String COLUMNS = "%-18s %-16s %-6s %13s %6s %9s %12s";

    @Option(names = "--shape", paramLabel = "CxHxW", description = "what the prediction measures (${DEFAULT-VALUE})")
    private String shape = "19x512x1024";

    @Option(names = "--losses", paramLabel = "ID", split = ",", description = "what descends (${DEFAULT-VALUE})")
    private List<String> losses = List.of("jml1", "cross-entropy");

    @Option(names = "--hard", description = "against one class a pixel; against soft labels otherwise")
    private boolean hard;

    @Option(names = "--steps", paramLabel = "N", description = "how many (${DEFAULT-VALUE})")
    private int steps = 200;

    @Mixin
    private OptimiserOptions optimiser = new OptimiserOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException("--steps must lie in 1 to " + MOST_STEPS + " but is " + steps);
        }
        Shape measured = Shape.of(shape);
        List<Loss> chosen = losses.stream().map(Loss::withId).toList();
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.here().processor() + ", " + Machine.here().processors() + " processors");
        out.println(String.format(Locale.ROOT, COLUMNS, "optimiser", "loss", "target", "shape", "steps", "seconds",
                "ms a step"));
        Engine engine = EngineKind.standard().start();
        for (Loss loss : chosen) {
            DescentTiming timing = DescentTiming.of(engine, measured, loss, hard, optimiser.optimiser(), steps);
            out.println(String.format(Locale.ROOT, COLUMNS, timing.optimiser().title(), loss.id(),
                    hard ? "hard" : "soft", measured, steps, String.format(Locale.ROOT, "%.2f", timing.seconds()),
                    String.format(Locale.ROOT, "%.1f", 1000 * timing.seconds() / steps)));
        }
        return 0;
    }
}
