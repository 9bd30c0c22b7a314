package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that could not be understood. The message is one sentence for the person who chose the file: which file, what
 * was found in it, and what to do.
 */
public sealed class UnreadableFileException extends IOException permits UndecidedLabelsException {

    /**
     * @param file what the person calls the file, its name without folders
     * @param finding what was found, a clause that continues the name: "is empty"
     * @param remedy what to do about it, without a full stop: "save it again"
     */
    public UnreadableFileException(String file, String finding, String remedy) {
        super(printable(file) + " " + printable(finding) + ": " + printable(remedy) + ".");
    }

    /** The same for {@code file} itself, called by its name. */
    public UnreadableFileException(Path file, String finding, String remedy) {
        this(name(file), finding, remedy);
    }

    /** @param sentence that has been said of the file before */
    UnreadableFileException(String sentence) {
        super(printable(sentence));
    }

    UnreadableFileException causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    /** The last part of the path, which is what messages call a file. */
    static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    /** A word from a file in quotes, cut short if it is long. */
    static String quoted(String word) {
        return '"' + (word.length() > 60 ? word.substring(0, 60) + "..." : word) + '"';
    }

    /** Names come from files: a line break in one of them must not break the sentence. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
