package org.jaccardlab.io;

import java.util.List;
import org.jaccardlab.sample.Batch;

/**
 * A batch as it came from files.
 *
 * @param batch the caller closes it
 * @param warnings what the reader was unsure about, one sentence each, with what to do if it guessed wrong
 */
public record Loaded(Batch batch, List<String> warnings) {

    public Loaded {
        warnings = List.copyOf(warnings);
    }
}
