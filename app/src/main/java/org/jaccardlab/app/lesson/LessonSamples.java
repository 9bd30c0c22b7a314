package org.jaccardlab.app.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jaccardlab.app.provenance.Provenance;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.MemoryBudget;
import org.jaccardlab.io.OpeningPlan;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.io.UnreadableFileException;
import org.jaccardlab.sample.Batch;

/**
 * Where lessons find what they show.
 *
 * @param folder of the shipped samples
 */
public record LessonSamples(Path folder) {

    /**
     * What a lesson shows.
     *
     * @param batch the caller closes it
     * @param provenance none of a scene, which lies in no file
     */
    public record Opened(Batch batch, List<Provenance> provenance) {
    }

    /** Those of this run of the program. */
    public static LessonSamples shipped() {
        return new LessonSamples(Path.of(System.getProperty("jaccardlab.samples", "samples")));
    }

    /**
     * Opens a scene of the lesson or a shipped sample.
     *
     * @throws IOException with one sentence, if it cannot be read
     */
    public Opened open(Lesson lesson, String sample) throws IOException {
        Scene scene = lesson.scenes().get(sample);
        if (scene != null) {
            return new Opened(scene.batch(), List.of());
        }
        Path place = folder.resolve(sample);
        if (!Files.isDirectory(place)) {
            throw new UnreadableFileException(place, "is not there",
                    "lessons need the samples folder beside the program");
        }
        OpeningPlan plan = SampleFolder.plan(place);
        Batch batch = plan.read(Intake.WHOLE, MemoryBudget.now()).batch();
        return new Opened(batch, Provenance.of(plan.source(), Intake.WHOLE, batch.size()));
    }
}
