package org.jaccardlab.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads JSON that may come from anywhere: its length, depth, names, texts and numbers are limited. */
public final class JsonFile {

    /** As a tree JSON takes several times its length. */
    private static final long LONGEST = 256L << 20;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(100)
                    .maxNameLength(10_000).maxStringLength(64 << 20).build())
            .build()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private JsonFile() {
    }

    /** @throws UnreadableFileException if it is too long or not JSON */
    public static JsonNode read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new UnreadableFileException(file,
                    String.format(Locale.ROOT, "is %,d MB of JSON, more than the %d that are read",
                            Files.size(file) >> 20, LONGEST >> 20),
                    "keep only what belongs to this image");
        }
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(file, "is not valid JSON in line " + (e.getLocation() == null
                    ? "1"
                    : e.getLocation().getLineNr()), "correct it in a text editor").causedBy(e);
        } catch (OutOfMemoryError e) {
            throw new UnreadableFileException(file, "is too long for the memory at hand",
                    "keep only what belongs to this image").causedBy(e);
        }
    }
}
