package org.jaccardlab.app.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jaccardlab.app.report.CheckReport;
import org.jaccardlab.app.report.Json;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.check.AlignmentCheck;
import org.jaccardlab.check.DifferenceCheck;
import org.jaccardlab.check.LeakCheck;
import org.jaccardlab.check.MinimiserCheck;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a skeptic asks of a loss. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Ask a loss what a skeptic asks, and print the answer as JSON.", subcommands = {
        Check.Minimum.class, Check.Gradient.class, Check.Leaks.class, Check.Alignment.class})
final class Check implements Callable<Integer> {

    @Parameters(hidden = true, description = "taken in so that the answer to it says what is missing")
    private List<String> withoutQuestion = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        String behind = withoutQuestion.isEmpty() ? "" : ", with " + withoutQuestion.getFirst() + " behind it";
        throw new ParameterException(spec.commandLine(),
                "Say what is checked: check minimum, check gradient, check leaks or check alignment" + behind);
    }

    /** One question of a batch under settings. */
    private abstract static class Question implements Callable<Integer> {

        static final String SEED_HELP = "the same seed draws the same (${DEFAULT-VALUE})";

        @Mixin
        private Inputs inputs = new Inputs();

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Mixin
        private EngineOption engine = new EngineOption();

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it before the call
        private CommandSpec spec;

        /** @return a report to be printed */
        abstract Object answer(Engine asked, Batch batch, Settings settings, String objective);

        @Override
        public Integer call() throws IOException {
            try (Batch batch = inputs.read().batch()) {
                Settings settings = options.on(batch);
                spec.commandLine().getOut().println(
                        Json.text(answer(engine.start(), batch, settings, Captions.objective(settings))));
                return 0;
            }
        }
    }

    @Command(name = "minimum", mixinStandardHelpOptions = true, description = "Which prediction does this loss want for this target? Descends from the target and from even probabilities, and tells who came below the loss at the target.")
    static final class Minimum extends Question {

        private static final int MOST = 100_000;

        @Option(names = "--steps", paramLabel = "N", description = "of each descent (${DEFAULT-VALUE})")
        private int steps = 200;

        @Override
        Object answer(Engine asked, Batch batch, Settings settings, String objective) {
            if (steps < 1 || steps > MOST) {
                throw new IllegalArgumentException("--steps must lie in 1 to " + MOST + " but is " + steps);
            }
            return CheckReport.Minimum.of(objective,
                    MinimiserCheck.of(asked, batch, settings, steps, Progress.UNWATCHED));
        }
    }

    @Command(name = "gradient", mixinStandardHelpOptions = true, description = "Is the gradient right? Holds it against finite differences at random pixels and classes of the first image.")
    static final class Gradient extends Question {

        @Option(names = "--places", paramLabel = "N", description = "how many are drawn (${DEFAULT-VALUE})")
        private int places = 1000;

        @Option(names = "--seed", paramLabel = "N", description = SEED_HELP)
        private long seed = 1;

        @Override
        Object answer(Engine asked, Batch batch, Settings settings, String objective) {
            return CheckReport.Gradient.of(objective,
                    DifferenceCheck.of(asked, batch, 0, settings, places, seed, Progress.UNWATCHED), batch);
        }
    }

    @Command(name = "leaks", mixinStandardHelpOptions = true, description = "Does gradient get where none belongs: to ignored pixels, to classes that are absent, inactive or excluded?")
    static final class Leaks extends Question {

        @Override
        Object answer(Engine asked, Batch batch, Settings settings, String objective) {
            return CheckReport.Leaks.of(objective, LeakCheck.of(asked, batch, settings, Progress.UNWATCHED), batch);
        }
    }

    @Command(name = "alignment", mixinStandardHelpOptions = true, description = "Do loss and IoU put predictions in the same order? Ranks random perturbations of this one by both.")
    static final class Alignment extends Question {

        @Option(names = "--perturbations", paramLabel = "N", description = "how many (${DEFAULT-VALUE})")
        private int count = 100;

        @Option(names = "--seed", paramLabel = "N", description = SEED_HELP)
        private long seed = 1;

        @Override
        Object answer(Engine asked, Batch batch, Settings settings, String objective) {
            return CheckReport.Alignment.of(objective,
                    AlignmentCheck.of(asked, batch, settings, count, seed, Progress.UNWATCHED), seed);
        }
    }
}
