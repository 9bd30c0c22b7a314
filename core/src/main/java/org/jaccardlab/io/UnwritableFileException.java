package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;

/** A file that cannot be saved where it was wanted. The message is one sentence: which file, why not, what to do. */
public final class UnwritableFileException extends IOException {

    UnwritableFileException(Path file, String finding, String remedy) {
        super(UnreadableFileException.name(file) + " " + finding + ": " + remedy + ".");
    }
}
