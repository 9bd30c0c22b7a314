package org.jaccardlab.io;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.jaccardlab.coding.CodingGuess;
import org.jaccardlab.coding.LabelReading;

/** Labels that may be read in several ways, of which only a person can say which is meant. */
public final class UndecidedLabelsException extends UnreadableFileException {

    private static final long serialVersionUID = 1;

    private final String file;
    private final transient CodingGuess guess;

    UndecidedLabelsException(String file, CodingGuess guess) {
        super(file, guess.reason(), "say its coding, " + guess.choices());
        this.file = file;
        this.guess = guess;
    }

    /** The same, for a person who answers by adding one of these options. */
    public UnreadableFileException answeredBy(Function<LabelReading, String> option) {
        return new UnreadableFileException(file, guess.reason(), "add "
                + guess.readings().stream().map(option).collect(Collectors.joining(", or "))).causedBy(this);
    }
}
