package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a batch is read from, and how: enough to read the same again. */
public sealed interface SampleSource permits SampleSource.Folder, SampleFiles {

    /**
     * What is to be read.
     *
     * @throws UnreadableFileException if it does not say so itself in a way that can be understood
     */
    OpeningPlan plan() throws IOException;

    /** Every file that would be read, or what stands for them if it is not there. */
    List<Path> files() throws IOException;

    /** A folder with a {@code sample.json}. */
    record Folder(Path folder) implements SampleSource {

        @Override
        public OpeningPlan plan() throws IOException {
            return SampleFolder.plan(folder);
        }

        @Override
        public List<Path> files() throws IOException {
            return SampleFolder.is(folder) ? SampleFolder.files(folder) : List.of(folder);
        }
    }
}
