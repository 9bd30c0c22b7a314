package org.jaccardlab.app.workbench;

import org.jaccardlab.app.journal.Journal;

/**
 * One sentence for the person: good news, or what went wrong, where, and what to do.
 *
 * @param details for whoever wants to know more, as many lines; may be empty
 */
public record Notice(String sentence, boolean problem, String details) {

    public static final Notice NONE = new Notice("", false, "");

    public static Notice of(String sentence) {
        return new Notice(sentence, false, "");
    }

    public static Notice problem(String sentence) {
        return new Notice(sentence, true, "");
    }

    /** @param cause what the details tell of */
    public static Notice problem(String sentence, Throwable cause) {
        return new Notice(sentence, true, Journal.details(cause));
    }
}
