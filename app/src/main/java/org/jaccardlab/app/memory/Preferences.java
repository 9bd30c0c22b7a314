package org.jaccardlab.app.memory;

import java.util.Optional;
import java.util.OptionalInt;
import org.jaccardlab.app.workbench.Colours;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.parameter.Range;

/**
 * How a person likes the program to be, whatever is on screen.
 *
 * @param fontPercent the size of all that is written, and with it of the window's parts
 * @param colours of quantities, where a session does not say otherwise
 * @param threads that the engine shares its work among; empty for as many as the computer has processors
 * @param memoryMegabytes that predictions and labels may take, outside the Java heap; empty for all that is free
 * @param engine empty for the fastest that runs here
 */
public record Preferences(Look look,
        @Range(min = Preferences.SMALLEST_FONT, max = Preferences.LARGEST_FONT, help = "") int fontPercent,
        Colours colours, OptionalInt threads, OptionalInt memoryMegabytes, Optional<EngineKind> engine) {

    public static final int SMALLEST_FONT = 80;
    public static final int LARGEST_FONT = 200;
    /** More threads than any computer at hand has processors. */
    public static final int MOST_THREADS = 256;
    /** Less holds no sample. */
    public static final int LEAST_MEGABYTES = 64;

    /** What one starts with. */
    public static final Preferences STANDARD = new Preferences(Look.SYSTEM, 100, Colours.STANDARD,
            OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

    public Preferences {
        if (fontPercent < SMALLEST_FONT || fontPercent > LARGEST_FONT) {
            throw new IllegalArgumentException("the font size must lie in " + SMALLEST_FONT + " to " + LARGEST_FONT
                    + " per cent but is " + fontPercent);
        }
        if (threads.isPresent() && (threads.getAsInt() < 1 || threads.getAsInt() > MOST_THREADS)) {
            throw new IllegalArgumentException("there can be 1 to " + MOST_THREADS + " threads but not "
                    + threads.getAsInt());
        }
        if (memoryMegabytes.isPresent() && memoryMegabytes.getAsInt() < LEAST_MEGABYTES) {
            throw new IllegalArgumentException("the memory must be at least " + LEAST_MEGABYTES + " MB but is "
                    + memoryMegabytes.getAsInt());
        }
    }

    public Preferences withLook(Look other) {
        return new Preferences(other, fontPercent, colours, threads, memoryMegabytes, engine);
    }

    public Preferences withFontPercent(int other) {
        return new Preferences(look, other, colours, threads, memoryMegabytes, engine);
    }

    public Preferences withColours(Colours other) {
        return new Preferences(look, fontPercent, other, threads, memoryMegabytes, engine);
    }

    public Preferences withThreads(OptionalInt other) {
        return new Preferences(look, fontPercent, colours, other, memoryMegabytes, engine);
    }

    public Preferences withMemoryMegabytes(OptionalInt other) {
        return new Preferences(look, fontPercent, colours, threads, other, engine);
    }

    public Preferences withEngine(Optional<EngineKind> other) {
        return new Preferences(look, fontPercent, colours, threads, memoryMegabytes, other);
    }

    /** How many threads that are. */
    public int threadCount() {
        return threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }

    /** Which engine that is: the fastest there is, too, if the wanted one does not run in this Java. */
    public EngineKind engineKind() {
        return engine.filter(EngineKind::isAvailable).orElseGet(EngineKind::standard);
    }
}
