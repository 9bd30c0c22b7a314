package org.jaccardlab.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jaccardlab.app.report.Json;
import org.jaccardlab.verify.Verification;
import org.jaccardlab.verify.Verification.Row;
import org.jaccardlab.verify.Verification.Status;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds the losses against numbers computed by other people's code. */
@Command(name = "verify", mixinStandardHelpOptions = true, description = "Run a folder of golden cases; without one, the shipped set.")
final class Verify implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "a folder with a manifest.json")
    private @Nullable Path folder;

    @Option(names = "--json", description = "print every case as JSON")
    private boolean json;

    @Mixin
    private EngineOption engine = new EngineOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path chosen = folder == null ? Path.of(System.getProperty("jaccardlab.golden", "assets/golden")) : folder;
        List<Row> rows = new Verification(chosen, engine.start()).run();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(rows));
        } else {
            print(rows, out);
        }
        return count(rows, Status.FAILED) == 0 ? 0 : 1;
    }

    private static void print(List<Row> rows, PrintWriter out) {
        Map<String, List<Row>> families = new LinkedHashMap<>();
        for (Row row : rows) {
            families.computeIfAbsent(row.family(), family -> new ArrayList<>()).add(row);
        }
        families.forEach((family, of) -> {
            out.println(family + ": " + tally(of) + ", " + of.stream().mapToInt(Row::gradientEntries).sum()
                    + " gradient entries compared");
            of.stream().filter(row -> row.status() == Status.FAILED)
                    .forEach(row -> out.println("  " + row.id() + ": " + row.reason()));
            of.stream().filter(row -> row.status() == Status.SKIPPED).map(Row::reason).distinct()
                    .forEach(reason -> out.println("  skipped: " + reason));
        });
        out.println(tally(rows));
    }

    private static String tally(List<Row> rows) {
        return count(rows, Status.PASSED) + " passed, " + count(rows, Status.FAILED) + " failed, "
                + count(rows, Status.SKIPPED) + " skipped";
    }

    private static long count(List<Row> rows, Status status) {
        return rows.stream().filter(row -> row.status() == status).count();
    }
}
