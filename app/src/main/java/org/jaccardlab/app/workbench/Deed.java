package org.jaccardlab.app.workbench;

/**
 * Something that can be done now, as the palette lists it.
 *
 * @param group what it belongs to, such as "Loss"
 * @param help one sentence; may be empty
 * @param keys that do it too, in words; may be empty
 */
public record Deed(String group, String title, String help, String keys, Runnable run) {

    public Deed(String group, String title, String help, Runnable run) {
        this(group, title, help, "", run);
    }
}
