package org.jaccardlab.verify;

import java.io.IOException;
import java.nio.file.Path;
import org.jaccardlab.evaluation.Engine;

/** How the cases of one family are worked out here. */
interface Family {

    /**
     * @throws IllegalArgumentException if a parameter is unknown or refused; the case then fails
     * @throws SkippedException if this case is known not to be covered
     */
    Answer answer(GoldenCase golden, Path folder, Engine engine) throws IOException, SkippedException;
}
