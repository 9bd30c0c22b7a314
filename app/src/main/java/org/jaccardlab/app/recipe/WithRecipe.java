package org.jaccardlab.app.recipe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jaccardlab.app.export.ExportRequest;
import org.jaccardlab.app.export.Exporter;
import org.jaccardlab.app.export.Series;
import org.jaccardlab.app.provenance.Provenance;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.engine.EngineKind;

/**
 * Writes files that tell how they were made, as far as it is known where their samples come from.
 *
 * @param engine what evaluates
 */
public record WithRecipe(EngineKind engine) implements Series.Saving {

    @Override
    public void write(Path file, List<Provenance> from, Answers answers, ExportRequest request) throws IOException {
        if (from.isEmpty()) {
            Exporter.write(file, answers, request);
        } else {
            RecipeFile.write(file, answers,
                    Recipe.of(String.valueOf(file.getFileName()), from, answers, engine, request));
        }
    }
}
