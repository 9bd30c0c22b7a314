package org.jaccardlab.app.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jaccardlab.app.report.Json;
import org.jaccardlab.bench.Benchmark;
import org.jaccardlab.bench.Machine;
import org.jaccardlab.bench.Shape;
import org.jaccardlab.bench.Stopwatch;
import org.jaccardlab.bench.Work;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.raster.Precision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times the engines on made-up predictions. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Time the engines on made-up predictions: how long an answer takes when one thing changes.")
final class Bench implements Callable<Integer> {

    @Option(names = "--shapes", paramLabel = "CxHxW", split = ",", description = "what predictions measure (${DEFAULT-VALUE})")
    private List<String> shapes = List.of("21x512x512", "19x512x1024", "19x1024x2048");

    @Option(names = "--works", paramLabel = "WORK", split = ",", description = "what is done: ${COMPLETION-CANDIDATES} (all)")
    private List<Work> works = List.of(Work.values());

    @Option(names = "--engines", paramLabel = "ENGINE", split = ",", description = "${COMPLETION-CANDIDATES} (all)")
    private List<EngineKind> engines = List.of(EngineKind.values());

    @Option(names = "--threads", paramLabel = "N", split = ",", description = "how many threads the fused engine has (one for every processor)")
    private @Nullable List<Integer> threads;

    @Option(names = "--precisions", paramLabel = "PRECISION", split = ",", description = "how the numbers are held: ${COMPLETION-CANDIDATES} (FLOAT32)")
    private List<Precision> precisions = List.of(Precision.FLOAT32);

    @Option(names = "--runs", paramLabel = "N", description = "how often each is timed, of what takes long less often (${DEFAULT-VALUE})")
    private int runs = 15;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "how long each is done before that (${DEFAULT-VALUE})")
    private double warmUp = 3;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        Benchmark benchmark = new Benchmark(shapes.stream().map(Shape::of).toList(), works, engines,
                threads == null ? List.of(Runtime.getRuntime().availableProcessors()) : threads, precisions,
                new Stopwatch(runs, warmUp));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            List<BenchReport.Line> rows = new ArrayList<>();
            benchmark.run(row -> rows.add(BenchReport.Line.of(row)));
            out.println(Json.text(new BenchReport(Machine.here(), rows)));
        } else {
            out.println(BenchReport.heading(Machine.here()));
            benchmark.run(row -> out.println(BenchReport.line(row)));
        }
        return 0;
    }
}
