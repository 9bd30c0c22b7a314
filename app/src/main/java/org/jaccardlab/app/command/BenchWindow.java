package org.jaccardlab.app.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jaccardlab.app.Display;
import org.jaccardlab.app.bench.Gesture;
import org.jaccardlab.app.bench.Row;
import org.jaccardlab.app.bench.WindowBench;
import org.jaccardlab.app.report.Json;
import org.jaccardlab.bench.Machine;
import org.jaccardlab.bench.Shape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how closely the window follows a hand. */
@Command(name = "bench-window", mixinStandardHelpOptions = true, description = "Open the window on made-up predictions, drag and zoom as a hand would, and print how long each event takes to be seen.")
final class BenchWindow implements Callable<Integer> {

    private static final Pattern SIZE = Pattern.compile("(\\d{3,5})x(\\d{3,5})");
    private static final int NARROWEST = 900;
    private static final int LOWEST = 560;
    private static final String HEADING = String.format("%-13s %-12s %6s %9s %8s %8s %8s %9s %8s %6s %5s", "shape",
            "gesture", "events", "median ms", "95 % ms", "max ms", "frames/s", "answers/s", "hold ms", "holds", "load");

    @Option(names = "--shapes", split = ",", paramLabel = "CxHxW", description = "what predictions measure (${DEFAULT-VALUE})")
    private List<String> shapes = List.of("19x1024x2048", "21x512x512");

    @Option(names = "--gestures", split = ",", paramLabel = "GESTURE", description = "what the hand does: ${COMPLETION-CANDIDATES} (all)")
    private List<Gesture> gestures = List.of(Gesture.values());

    @Option(names = "--window", paramLabel = "WxH", description = "size of the window (${DEFAULT-VALUE})")
    private String window = "1280x800";

    @Option(names = "--panes", paramLabel = "N", description = "1, 2 or 4 (${DEFAULT-VALUE})")
    private int panes = 4;

    @Option(names = "--seconds", paramLabel = "S", description = "how long the hand moves each time (${DEFAULT-VALUE})")
    private double seconds = 5;

    @Option(names = "--headless", description = "draw in memory even if there is a screen")
    private boolean headless;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    private record Report(Machine machine, List<Row> rows) {
    }

    @Override
    public Integer call() {
        WindowBench.Plan plan = plan();
        if (headless || Display.missing().isPresent()) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<Row> rows = new ArrayList<>();
        WindowBench.run(plan, new OptionWords(), row -> {
            if (!json) {
                if (rows.isEmpty()) {
                    out.println("JavaFX draws with " + row.pipeline() + ", window " + row.window() + ", panes "
                            + row.panes());
                    out.println(HEADING);
                }
                out.println(line(row));
            }
            rows.add(row);
        });
        if (json) {
            out.println(Json.text(new Report(Machine.here(), rows)));
        }
        return 0;
    }

    private WindowBench.Plan plan() {
        Matcher size = SIZE.matcher(window);
        if (!size.matches() || Integer.parseInt(size.group(1)) < NARROWEST
                || Integer.parseInt(size.group(2)) < LOWEST) {
            throw new IllegalArgumentException(
                    "\"" + window + "\" is no size of a window: write width x height, at least "
                            + NARROWEST + "x" + LOWEST + ", such as 1280x800");
        }
        if (!List.of(1, 2, 4).contains(panes)) {
            throw new IllegalArgumentException("a window has 1, 2 or 4 panes, not " + panes);
        }
        if (!(seconds >= 1 && seconds <= 600)) {
            throw new IllegalArgumentException("a hand moves for 1 to 600 seconds, not " + seconds);
        }
        return new WindowBench.Plan(shapes.stream().map(Shape::of).toList(), Integer.parseInt(size.group(1)),
                Integer.parseInt(size.group(2)), panes, gestures, seconds);
    }

    private static String line(Row row) {
        return String.format(Locale.ROOT, "%-13s %-12s %6d %9.1f %8.1f %8.1f %8.1f %9.1f %8.1f %6d %4.0f%%",
                row.shape(),
                row.gesture(), row.events(), row.medianMs(), row.p95Ms(), row.maxMs(), row.framesPerSecond(),
                row.answersPerSecond(), row.longestHoldMs(), row.holds(), 100 * row.toolkitLoad());
    }
}
