package org.jaccardlab.app.journal;

import java.time.Instant;
import org.jaccardlab.parameter.Titled;

/**
 * Something that happened.
 *
 * @param source which part of the program says so
 * @param sentence one line
 * @param details more lines, such as where in the program; may be empty
 */
public record Entry(Instant at, Level level, String source, String sentence, String details) {

    /** How much it matters, least first. */
    public enum Level implements Titled {
        NOTE("Note"), WARNING("Warning"), PROBLEM("Problem");

        private final String title;

        Level(String title) {
            this.title = title;
        }

        @Override
        public String title() {
            return title;
        }
    }

    public Entry {
        sentence = sentence.replaceAll("\\s*\\R\\s*", " ").strip();
    }

    /** Something that happens now. */
    public static Entry now(Level level, String source, String sentence, String details) {
        return new Entry(Instant.now(), level, source, sentence, details);
    }
}
