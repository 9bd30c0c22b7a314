package org.jaccardlab.app.workbench;

/** One sentence for the person: good news, or what went wrong, where, and what to do. */
public record Notice(String sentence, boolean problem) {

    public static final Notice NONE = new Notice("", false);

    public static Notice of(String sentence) {
        return new Notice(sentence, false);
    }

    public static Notice problem(String sentence) {
        return new Notice(sentence, true);
    }
}
