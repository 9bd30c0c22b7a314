package org.jaccardlab.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.app.lesson.Lesson;
import org.jaccardlab.app.lesson.Lessons;
import org.jaccardlab.raster.Region;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code jaccardlab}: without a command the window, with one the same program without a screen. */
@Command(name = "jaccardlab", mixinStandardHelpOptions = true, version = "JaccardLab 0.1.0", description = "See what a segmentation loss does to a prediction, pixel by pixel. Without a command: the window; with a session (.jaccardlab) or --lesson NAME alone: the window with it.", subcommands = {
        Bench.class, BenchDescent.class, BenchWindow.class, Calibrate.class, Check.class, Compare.class, Descend.class,
        Evaluate.class, RunExperiment.class, Export.class, ExportAll.class, Inspect.class, ListPresets.class,
        PlayLessons.class, Run.class, SweepCommand.class, Verify.class})
public final class CommandLineTool implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLineTool.class);

    private static final String LESSON = "--lesson";
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    @Option(names = LESSON, paramLabel = "NAME", description = "begin this lesson in the window; \"jaccardlab lessons\" lists them")
    private @Nullable String lesson;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    private CommandLineTool() {
    }

    /** The lesson that the window is asked to begin with; empty unless these arguments ask for that and nothing else. */
    public static Optional<Lesson> lesson(List<String> args) {
        boolean asked = args.size() == 2 && args.getFirst().equals(LESSON);
        return asked
                ? Lessons.all().stream().filter(each -> each.name().equalsIgnoreCase(args.getLast())).findFirst()
                : Optional.empty();
    }

    /** Without a command there is the window, and who comes here has asked for something that it has not. */
    @Override
    public void run() {
        if (lesson == null) {
            throw new ParameterException(spec.commandLine(), "Missing required subcommand");
        }
        try {
            Lessons.named(lesson);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
        }
        throw new ParameterException(spec.commandLine(), LESSON + " NAME stands alone: leave the rest out");
    }

    /**
     * Runs one command on the process's own streams.
     *
     * @return the exit code: 0, or not after one line on standard error
     */
    public static int run(String... args) {
        // JSON is UTF-8, whatever language the terminal speaks.
        return run(new PrintWriter(System.out, true, StandardCharsets.UTF_8), new PrintWriter(System.err, true), args);
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new CommandLineTool());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // A word that starts with @ is a file's name like any other.
        line.setExpandAtFiles(false);
        line.registerConverter(Path.class, CommandLineTool::path);
        line.registerConverter(Region.class, CommandLineTool::region);
        line.setParameterExceptionHandler((problem, given) -> {
            err.println(oneLine(problem.getMessage()) + " (--help shows what there is)");
            return MISUSED;
        });
        line.setExecutionExceptionHandler((problem, command, given) -> {
            err.println(sentence(problem));
            return FAILED;
        });
        int code = execute(line, err, args);
        if (out.checkError()) {
            err.println("The result could not be written to standard output: make room where it goes.");
            return FAILED;
        }
        return code;
    }

    private static int execute(CommandLine line, PrintWriter err, String... args) {
        try {
            return line.execute(args);
        } catch (OutOfMemoryError full) {
            err.println("There is not enough memory for this: add --float16, or --region X,Y,WxH for a part of it.");
            return FAILED;
        }
    }

    private static Path path(String word) {
        if (word.isBlank()) {
            throw new TypeConversionException("a file's name is empty");
        }
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(
                    "the language set for this terminal cannot write this name, set LC_ALL=C.UTF-8");
        }
    }

    private static Region region(String word) {
        try {
            return Region.parse(word);
        } catch (IllegalArgumentException refused) {
            throw new TypeConversionException(String.valueOf(refused.getMessage()));
        }
    }

    private static String sentence(Exception problem) {
        return switch (problem) {
            case NoSuchFileException missing -> "There is no file " + missing.getFile() + ": check its name.";
            case AccessDeniedException closed -> closed.getFile() + " may not be used by you: check its permissions.";
            case FileSystemException other -> oneLine(other.getFile() + " cannot be used (" + other.getReason()
                    + "): check its name and place.");
            case IOException io when io.getMessage() != null -> oneLine(io.getMessage());
            case IllegalArgumentException refused when refused.getMessage() != null ->
                whole(oneLine(refused.getMessage()));
            default -> {
                LOG.error("unexpected", problem);
                yield "Something went wrong: " + problem;
            }
        };
    }

    /** With a capital and a full stop, wherever the words come from. */
    private static String whole(String words) {
        String capital = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "" : message.replaceAll("\\s*\\R\\s*", " ");
    }
}
