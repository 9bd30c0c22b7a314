package org.jaccardlab.app.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jaccardlab.document.Codec;
import org.jaccardlab.document.Unknown;
import org.jaccardlab.document.WrongFieldException;
import org.jaccardlab.io.AtomicFile;
import org.jaccardlab.io.MemoryBudget;
import org.jaccardlab.parameter.Parameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The preferences and their file. Belongs to the home thread; it is written by another. What a later version has written
 * into the file is kept.
 */
public final class PreferencesMemory {

    static final String FILE = "preferences.json";

    private static final Logger LOG = LoggerFactory.getLogger(PreferencesMemory.class);
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final double MEGABYTES = 1024;

    private final Optional<Path> folder;
    private final Executor writer;
    private final ReadOnlyObjectWrapper<Preferences> now = new ReadOnlyObjectWrapper<>(Preferences.STANDARD);
    private final boolean memoryGiven = System.getProperty(MemoryBudget.CAP) != null;
    private Unknown unknown = Unknown.NOTHING;
    private Optional<String> problem = Optional.empty();

    private PreferencesMemory(Optional<Path> folder, Executor writer) {
        this.folder = folder;
        this.writer = writer;
    }

    /** One that forgets everything when the program ends. */
    public static PreferencesMemory ofThisRun() {
        return new PreferencesMemory(Optional.empty(), Runnable::run);
    }

    /**
     * What a folder holds.
     *
     * @param writer runs what writes to it
     */
    public static PreferencesMemory in(Path folder, Executor writer) {
        PreferencesMemory memory = new PreferencesMemory(Optional.of(folder), writer);
        memory.read(folder.resolve(FILE));
        return memory;
    }

    private void read(Path file) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            JsonNode tree = JSON.readTree(file.toFile());
            Preferences read = Codec.STANDARD.read(tree, Preferences.class);
            unknown = Unknown.in(tree, Codec.STANDARD.write(read));
            now.set(read);
        } catch (WrongFieldException wrong) {
            refuse(file, wrong.finding());
        } catch (IOException | RuntimeException damaged) {
            LOG.info("{} is not read", file, damaged);
            refuse(file, "is no JSON");
        }
    }

    private void refuse(Path file, String finding) {
        problem = Optional.of(file + " " + finding
                + ": the standard preferences hold until you correct it, or choose others.");
    }

    public ReadOnlyObjectProperty<Preferences> now() {
        return now.getReadOnlyProperty();
    }

    /** Why the standard preferences hold although there is a file; a sentence for the person. */
    public Optional<String> problem() {
        return problem;
    }

    /** Whether the program was started with a limit of its memory, which wins over the preference. */
    public boolean isMemoryGiven() {
        return memoryGiven;
    }

    /**
     * Changes the preferences, and remembers them.
     *
     * @return why they were not changed, a sentence; empty if they were
     */
    public Optional<String> change(UnaryOperator<Preferences> change) {
        Preferences changed;
        try {
            changed = change.apply(now.get());
        } catch (IllegalArgumentException refused) {
            String message = String.valueOf(refused.getMessage());
            return Optional.of(Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".");
        }
        if (!changed.equals(now.get())) {
            now.set(changed);
            write(changed);
        }
        return Optional.empty();
    }

    /** The same with a number of threads as it was typed; empty for all there are. */
    public Optional<String> typeThreads(String text) {
        return typed(text, "is no number of threads: type a whole number such as 4, or nothing for all there are.",
                stripped -> Integer.parseInt(stripped),
                (before, threads) -> before.withThreads(threads));
    }

    /** The same with gigabytes of memory as they were typed; empty for all that is free. */
    public Optional<String> typeMemory(String text) {
        return typed(text, "is no size of memory: type gigabytes such as 2.5, or nothing for all that is free.",
                stripped -> {
                    double megabytes = MEGABYTES * Double.parseDouble(stripped.replace(',', '.'));
                    if (!(megabytes >= 0 && megabytes <= Integer.MAX_VALUE)) {
                        throw new NumberFormatException(stripped);
                    }
                    return (int) Math.round(megabytes);
                },
                (before, megabytes) -> before.withMemoryMegabytes(megabytes));
    }

    /** How the memory is typed: "2.5". */
    public static String gigabytes(OptionalInt megabytes) {
        return megabytes.isPresent()
                ? Parameters.number(Math.round(megabytes.getAsInt() / MEGABYTES * 100) / 100.0)
                : "";
    }

    private interface Parsing {
        int parse(String text);
    }

    private interface Setting {
        Preferences set(Preferences before, OptionalInt number);
    }

    private Optional<String> typed(String text, String otherwise, Parsing parsing, Setting setting) {
        String stripped = text.strip();
        OptionalInt number;
        try {
            number = stripped.isEmpty() ? OptionalInt.empty() : OptionalInt.of(parsing.parse(stripped));
        } catch (NumberFormatException other) {
            return Optional.of("\"" + text + "\" " + otherwise);
        }
        return change(before -> setting.set(before, number));
    }

    private void write(Preferences preferences) {
        if (folder.isEmpty()) {
            return;
        }
        Path place = folder.get();
        ObjectNode tree = Codec.STANDARD.write(preferences);
        unknown.into(tree);
        writer.execute(() -> {
            try {
                Files.createDirectories(place);
                byte[] bytes = JSON.writeValueAsBytes(tree);
                AtomicFile.write(place.resolve(FILE), out -> out.write(bytes));
            } catch (IOException full) {
                LOG.warn("{} is not written", place.resolve(FILE), full);
            }
        });
    }
}
