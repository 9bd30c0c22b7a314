package org.jaccardlab.app.command;

import org.jaccardlab.app.export.Series;
import org.jaccardlab.app.recipe.WithRecipe;
import org.jaccardlab.engine.EngineKind;
import picocli.CommandLine.Option;

/** Whether what is written tells how it was made. */
final class RecipeOption {

    @Option(names = "--no-recipe", description = "write nothing that tells how a file was made; otherwise a .png carries its recipe and any other file has one beside it (FILE.json), for the command run")
    private boolean without;

    Series.Saving saving(EngineKind engine) {
        return without ? Series.Saving.PLAIN : new WithRecipe(engine);
    }
}
