package org.jaccardlab.app.memory;

import org.jaccardlab.parameter.Titled;

/** Which look of the window a person prefers. */
public enum Look implements Titled {
    SYSTEM("As the system"), LIGHT("Light"), DARK("Dark");

    private final String title;

    Look(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
