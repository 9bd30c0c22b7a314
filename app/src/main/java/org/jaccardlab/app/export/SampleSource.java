package org.jaccardlab.app.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.app.provenance.Provenance;
import org.jaccardlab.io.DoesNotFitException;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.Loaded;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.sample.Batch;

/** Samples of a series: in folders, or open already. */
public final class SampleSource {

    private SampleSource() {
    }

    /**
     * The sample in this folder, or all samples in the folders directly within it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static List<Series.Source> in(Path folder, Intake intake) throws IOException {
        if (SampleFolder.is(folder)) {
            return List.of(new Folder(SampleFolder.summary(folder), intake));
        }
        List<Series.Source> sources = new ArrayList<>();
        for (SampleFolder.Summary summary : SampleFolder.list(folder)) {
            sources.add(new Folder(summary, intake));
        }
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("there is no sample in " + folder
                    + ": name a folder with a sample.json, or one that holds such folders");
        }
        return sources;
    }

    /** A sample that is listed. */
    public static Series.Source of(SampleFolder.Summary summary) {
        return new Folder(summary, Intake.WHOLE);
    }

    private record Folder(SampleFolder.Summary summary, Intake intake) implements Series.Source {

        @Override
        public String title() {
            return summary.title();
        }

        @Override
        public Series.Opened open() throws IOException {
            try {
                Loaded loaded = SampleFolder.load(summary.folder(), intake);
                return new Series.Opened(loaded.batch(), loaded.batch()::close, Provenance
                        .of(new org.jaccardlab.io.SampleSource.Folder(summary.folder()), intake, loaded.batch().size()),
                        loaded.warnings());
            } catch (DoesNotFitException large) {
                throw new IOException("there is not enough memory for it, export it by itself", large);
            }
        }
    }

    /** A batch that somebody else closes, but not before it has been exported. */
    public record Open(Batch batch, List<Provenance> from) implements Series.Source {

        @Override
        public String title() {
            return batch.title();
        }

        @Override
        public Series.Opened open() {
            return new Series.Opened(batch, batch.lease()::close, from, List.of());
        }
    }
}
