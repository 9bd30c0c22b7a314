package org.jaccardlab.app.recipe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jaccardlab.app.export.ExportRequest;
import org.jaccardlab.app.provenance.Provenance;
import org.jaccardlab.app.provenance.SampleList;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.objective.Settings;

/**
 * All that made a file.
 *
 * @param format the number that {@link RecipeFile} knows
 * @param program what wrote it
 * @param file what it is called
 * @param samples the batch that was evaluated
 * @param member which of its samples is shown, from 0
 * @param other what the settings are compared with
 * @param engine what evaluated it: the same one gives the same bits, the other the same numbers within rounding
 * @param export what was written of the evaluation
 */
public record Recipe(int format, String program, String file, SampleList samples, int member, Settings settings,
        Optional<Settings> other, EngineKind engine, ExportRequest export) {

    /** The recipe of what is exported now. */
    public static Recipe of(String file, List<Provenance> samples, Answers answers, EngineKind engine,
            ExportRequest export) {
        return new Recipe(RecipeFile.FORMAT, RecipeFile.PROGRAM, file, SampleList.of(samples),
                answers.a().request().member(), answers.a().request().settings(),
                answers.pair().map(pair -> pair.b().request().settings()), engine, export);
    }

    /** Those of A and, in a comparison, of B. */
    public List<Settings> bothSettings() {
        return Stream.concat(Stream.of(settings), other.stream()).toList();
    }
}
