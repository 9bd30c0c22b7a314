package org.jaccardlab.io;

import java.io.IOException;

/** Files that make a batch, known by name and not yet read. */
public interface OpeningPlan {

    /** What the batch will be called. */
    String title();

    /**
     * What says all this.
     *
     * @throws UnreadableFileException if it does not yet say enough to be read
     */
    SampleSource source() throws UnreadableFileException;

    /**
     * Looks into the heads of all files.
     *
     * @throws UnreadableFileException if one of them cannot be what it is named as
     */
    Outline outline() throws IOException;

    /**
     * Reads all files, or this much of each, or none: if one is refused, nothing stays in memory.
     *
     * @return the caller closes its batch
     * @throws DoesNotFitException before anything is read, if it needs more memory than the budget has
     * @throws UnreadableFileException naming the file that cannot be read or does not fit the others
     */
    Loaded read(Intake intake, MemoryBudget budget) throws IOException;

    /** The same with the memory that there is now. */
    default Loaded read(Intake intake) throws IOException {
        return read(intake, MemoryBudget.now());
    }
}
