package org.jaccardlab.app.recipe;

import java.util.List;
import org.jaccardlab.app.export.ExportRequest;
import org.jaccardlab.app.provenance.Provenance;
import org.jaccardlab.app.provenance.SampleList;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.objective.Settings;

/**
 * All that made a file.
 *
 * @param format the number that {@link RecipeFile} knows
 * @param program what wrote it
 * @param file what it is called
 * @param samples the batch that was evaluated
 * @param member which of its samples is shown, from 0
 * @param engine what evaluated it: the same one gives the same bits, the other the same numbers within rounding
 * @param export what was written of the evaluation
 */
public record Recipe(int format, String program, String file, SampleList samples, int member, Settings settings,
        EngineKind engine, ExportRequest export) {

    /** The recipe of what is exported now. */
    public static Recipe of(String file, List<Provenance> samples, Evaluation evaluation, EngineKind engine,
            ExportRequest export) {
        return new Recipe(RecipeFile.FORMAT, RecipeFile.PROGRAM, file, SampleList.of(samples),
                evaluation.request().member(), evaluation.request().settings(), engine, export);
    }
}
