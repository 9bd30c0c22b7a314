package org.jaccardlab.io;

import java.util.List;
import org.jaccardlab.coding.CodingGuess;
import org.jaccardlab.coding.LabelReading;

/** Labels that may be read in several ways, of which only a person can say which is meant. */
public final class UndecidedLabelsException extends UnreadableFileException {

    private static final long serialVersionUID = 1;

    private final String finding;
    private final transient List<LabelReading> readings;

    UndecidedLabelsException(String file, CodingGuess guess) {
        super(file, guess.reason(), "say its coding, " + guess.choices());
        this.finding = file + " " + guess.reason();
        this.readings = guess.readings();
    }

    /** The file and what was found in it, a clause. */
    public String finding() {
        return finding;
    }

    /** What makes sense, the likeliest first. */
    public List<LabelReading> readings() {
        return readings;
    }
}
