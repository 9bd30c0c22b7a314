package org.jaccardlab.app.window;

import org.jaccardlab.app.journal.Journal;
import org.jaccardlab.app.memory.Preferences;
import org.jaccardlab.app.memory.PreferencesMemory;
import org.jaccardlab.app.workbench.ChosenEngine;

/**
 * What a window shares with the rest of the program.
 *
 * @param engine what answers the window's questions
 * @param journal what happened
 */
public record Habits(PreferencesMemory preferences, ChosenEngine engine, Journal journal) {

    /** The standard, remembered by nobody. */
    public static Habits ofThisRun() {
        return new Habits(PreferencesMemory.ofThisRun(), new ChosenEngine(Preferences.STANDARD.engineKind(),
                Preferences.STANDARD.threadCount()), new Journal());
    }
}
