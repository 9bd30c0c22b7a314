package org.jaccardlab.app.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jaccardlab.app.provenance.PathForm;
import org.jaccardlab.app.provenance.SampleList;
import org.jaccardlab.document.Codec;
import org.jaccardlab.document.SettingsDocument;
import org.jaccardlab.document.Unknown;
import org.jaccardlab.document.WrongFieldException;
import org.jaccardlab.io.AtomicFile;
import org.jaccardlab.io.JsonFile;
import org.jaccardlab.io.UnreadableFileException;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;

/** A session file that has been read as far as it goes without its samples. */
public final class SessionFile {

    /** How session files end. */
    public static final String ENDING = ".jaccardlab";

    static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private final JsonNode tree;
    private final SampleList samples;

    private SessionFile(Path file, JsonNode tree, SampleList samples) {
        this.file = file;
        this.tree = tree;
        this.samples = samples;
    }

    /** Whether this is called as a session file is. */
    public static boolean is(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /** What a session is called by people. */
    public static String title(Path file) {
        String name = String.valueOf(file.getFileName());
        return is(file) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    /**
     * Writes a session whole or not at all.
     *
     * @param moves whether samples are named as seen from the file, so that both can move together
     * @param unknown what a later version had written into it
     */
    static void write(Path file, SessionDocument document, boolean moves, Unknown unknown) throws IOException {
        ObjectNode tree = writing(moves ? Optional.ofNullable(file.toAbsolutePath().getParent()) : Optional.empty())
                .write(document);
        unknown.into(tree);
        byte[] bytes = JSON.writeValueAsBytes(tree);
        AtomicFile.write(file, out -> out.write(bytes));
    }

    private static Codec writing(Optional<Path> folder) {
        return SettingsDocument.codec(PathForm.codec(folder), stored -> {
            throw new IllegalStateException("settings are read on a batch");
        });
    }

    /** @throws UnreadableFileException naming the file, and the field if one is to blame */
    static SessionFile read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableFileException(file, "is not there", "open the session where it is now");
        }
        JsonNode tree = JsonFile.read(file);
        JsonNode format = tree.path("format");
        if (!format.isInt()) {
            throw new UnreadableFileException(file, "has no format number",
                    "choose a file that was saved as a session");
        }
        if (format.intValue() != FORMAT) {
            throw new UnreadableFileException(file, "is of format " + format.intValue()
                    + ", which this version does not know", "update JaccardLab");
        }
        SampleList samples = named(file, () -> codec(file).read(tree, Samples.class)).samples();
        return new SessionFile(file, tree, samples);
    }

    /** As much of a session as tells what to read. */
    private record Samples(SampleList samples) {
    }

    private static Codec codec(Path file) {
        return PathForm.codec(Optional.ofNullable(file.toAbsolutePath().getParent()));
    }

    SampleList samples() {
        return samples;
    }

    /**
     * The session on its batch.
     *
     * @throws UnreadableFileException naming the field that is to blame
     */
    SessionDocument on(Batch batch) throws UnreadableFileException {
        return read(stored -> {
            try {
                return stored.on(batch);
            } catch (IllegalArgumentException another) {
                // Its files have changed: what does not fit them is left out.
                return stored.fittedTo(batch);
            }
        });
    }

    /** The session on samples that it was not made for: what does not fit them is left out. */
    SessionDocument fittedTo(Batch batch) throws UnreadableFileException {
        return read(stored -> stored.fittedTo(batch));
    }

    private SessionDocument read(Function<SettingsDocument, Settings> settings) throws UnreadableFileException {
        Codec codec = SettingsDocument.codec(codec(file), settings);
        return named(file, () -> codec.read(tree, SessionDocument.class));
    }

    /** What a later version has written into it. */
    Unknown unknown(SessionDocument understood) {
        return Unknown.in(tree, writing(Optional.ofNullable(file.toAbsolutePath().getParent())).write(understood));
    }

    private interface Reading<T> {
        T get();
    }

    private static <T> T named(Path file, Reading<T> reading) throws UnreadableFileException {
        try {
            return reading.get();
        } catch (WrongFieldException wrong) {
            throw new UnreadableFileException(file, wrong.finding(), "correct it in a text editor");
        }
    }
}
