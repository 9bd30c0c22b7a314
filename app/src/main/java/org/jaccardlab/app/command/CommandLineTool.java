package org.jaccardlab.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code jaccardlab}: without a command the window, with one the same program without a screen. */
@Command(name = "jaccardlab", mixinStandardHelpOptions = true, version = "JaccardLab 0.1.0", description = "See what a segmentation loss does to a prediction, pixel by pixel. Without a command: the window.", subcommands = {
        Evaluate.class, Export.class, Inspect.class, Verify.class})
public final class CommandLineTool {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLineTool.class);

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private CommandLineTool() {
    }

    /**
     * Runs one command on the process's own streams.
     *
     * @return the exit code: 0, or not after one line on standard error
     */
    public static int run(String... args) {
        return run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new CommandLineTool());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((problem, given) -> {
            err.println(oneLine(problem.getMessage()) + " (--help shows what there is)");
            return MISUSED;
        });
        line.setExecutionExceptionHandler((problem, command, given) -> {
            err.println(sentence(problem));
            return FAILED;
        });
        return line.execute(args);
    }

    private static String sentence(Exception problem) {
        return switch (problem) {
            case NoSuchFileException missing -> "There is no file " + missing.getFile() + ".";
            case IOException io when io.getMessage() != null -> oneLine(io.getMessage());
            case IllegalArgumentException refused when refused.getMessage() != null -> oneLine(refused.getMessage());
            default -> {
                LOG.error("unexpected", problem);
                yield "Something went wrong: " + problem;
            }
        };
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "" : message.replaceAll("\\s*\\R\\s*", " ");
    }
}
