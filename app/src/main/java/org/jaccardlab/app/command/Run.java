package org.jaccardlab.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jaccardlab.app.provenance.SampleList;
import org.jaccardlab.app.recipe.Recipe;
import org.jaccardlab.app.recipe.RecipeFile;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.io.MemoryBudget;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an exported file again. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Make an exported file again from the recipe that it carries (.png) or that lies beside it (.json).")
final class Run implements Callable<Integer> {

    @Parameters(paramLabel = "RECIPE", description = "a .json that was written beside an export, or a .png that carries its recipe")
    @SuppressWarnings("NullAway.Init") // required
    private Path recipe;

    @Option(names = {"-o",
            "--out"}, paramLabel = "FILE", description = "what to write; beside the recipe under the name it had if left out, unless there is such a file already")
    private @Nullable Path out;

    @Option(names = "--engine", paramLabel = "ENGINE", description = "${COMPLETION-CANDIDATES} (the one that made it, which gives the same bits)")
    private @Nullable EngineKind engine;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RecipeFile file = RecipeFile.read(recipe);
        List<Path> missing = file.samples().missing();
        Optional<SampleList.Reading> reading = missing.isEmpty()
                ? file.samples().read(MemoryBudget.now())
                : Optional.empty();
        if (reading.isEmpty()) {
            throw new IllegalArgumentException(missing.isEmpty()
                    ? recipe + " lists no samples"
                    : missing.getFirst() + " is not there: put back what " + recipe.getFileName() + " was made from");
        }
        try (Batch batch = reading.get().batch()) {
            Recipe made = file.on(batch);
            requireThere(made, batch);
            Path place = place(made, file.samples());
            Answers answers = made.export().answeredBy((engine == null ? made.engine() : engine).start(), batch,
                    made.member(), made.settings(), made.other());
            RecipeFile.write(place, answers, Recipe.of(String.valueOf(place.getFileName()), reading.get().provenance(),
                    answers, engine == null ? made.engine() : engine, made.export()));
            reading.get().warnings().forEach(spec.commandLine().getErr()::println);
            return 0;
        }
    }

    private Path place(Recipe made, SampleList samples) throws IOException {
        // A name and nothing else: a recipe from elsewhere must not decide on a place.
        Path place = out == null
                ? recipe.toAbsolutePath().resolveSibling(String.valueOf(Path.of(made.file()).getFileName()))
                : out;
        if (out == null && Files.exists(place)) {
            throw new IllegalArgumentException(
                    place.getFileName() + " is there already: say what to write with --out FILE");
        }
        for (Path opened : samples.files()) {
            if (Files.exists(place) && Files.isSameFile(place, opened)) {
                throw new IllegalArgumentException(
                        place + " is one of the files it would be made from: choose another name for the result");
            }
        }
        return place;
    }

    private void requireThere(Recipe made, Batch batch) {
        if (made.member() < 0 || made.member() >= batch.size()) {
            throw new IllegalArgumentException(recipe.getFileName() + " shows image number " + (made.member() + 1)
                    + " of " + batch.size() + ": its samples have changed");
        }
        for (Settings settings : made.bothSettings()) {
            if (settings.prediction() instanceof PredictionChoice.File prediction
                    && batch.sample(0).prediction(prediction.name()).isEmpty()) {
                throw new IllegalArgumentException(recipe.getFileName() + " was made from the prediction \""
                        + prediction.name() + "\", which the samples lack now: they have changed");
            }
        }
    }
}
