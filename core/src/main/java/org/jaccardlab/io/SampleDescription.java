package org.jaccardlab.io;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code sample.json} word for word. Which fields must be there, and what they may say, is for {@link SampleReading} to
 * decide; here only unknown fields, wrong types and other format numbers are refused.
 */
record SampleDescription(int format, @Nullable Integer order, @Nullable String title, @Nullable String about,
        @Nullable String attribution, @Nullable Integer ignore, @Nullable Classes classes,
        @Nullable List<Image> images) {

    /** What the file is called in every sample folder. */
    static final String FILE = "sample.json";

    private static final int FORMAT = 1;
    private static final long LONGEST = 4 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** Either a list of classes, or the name of a class table or of a file that holds one. */
    record Classes(@Nullable List<ClassEntry> entries, @Nullable String table) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Classes listed(List<ClassEntry> entries) {
            return new Classes(entries, null);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Classes named(String table) {
            return new Classes(null, table);
        }
    }

    record ClassEntry(@Nullable String name, @Nullable String colour) {
    }

    record Image(@Nullable String name, @Nullable String image, @Nullable List<Source> targets,
            @Nullable List<Source> predictions) {
    }

    /** A target or a prediction. */
    record Source(@Nullable String name, @Nullable String file, @Nullable String key, @Nullable String kind,
            @Nullable String layout, @Nullable Integer index, @Nullable String turn, @Nullable String fit,
            @Nullable String coding, @Nullable String at) {
    }

    /** @throws UnreadableFileException if the folder has no such file or it is not of this format */
    static SampleDescription read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new UnreadableFileException(folder, "holds no " + FILE, "choose a sample folder");
        }
        if (Files.size(file) > LONGEST) {
            throw new UnreadableFileException(file,
                    String.format(Locale.ROOT, "is %,d bytes long, which no description is", Files.size(file)),
                    "choose a sample folder");
        }
        try {
            JsonNode tree = JSON.readTree(Files.readAllBytes(file));
            JsonNode number = tree.path("format");
            if (!number.isInt()) {
                throw new UnreadableFileException(file, "has no format number", "add \"format\": " + FORMAT);
            }
            if (number.intValue() != FORMAT) {
                throw new UnreadableFileException(file, "is of format " + number.intValue()
                        + ", which this version does not know", "update JaccardLab or write format " + FORMAT);
            }
            return JSON.treeToValue(tree, SampleDescription.class);
        } catch (UnrecognizedPropertyException e) {
            throw new UnreadableFileException(file, "has the unknown field \"" + e.getPropertyName() + "\""
                    + place(e.getPath().subList(0, e.getPath().size() - 1)), "correct its name or remove it")
                    .causedBy(e);
        } catch (JsonMappingException e) {
            throw new UnreadableFileException(file, "has a value of the wrong type" + place(e.getPath()),
                    "correct it").causedBy(e);
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(file, "is not valid JSON in line " + (e.getLocation() == null
                    ? "1"
                    : e.getLocation().getLineNr()), "correct it in a text editor").causedBy(e);
        }
    }

    private static String place(List<JsonMappingException.Reference> path) {
        if (path.isEmpty()) {
            return "";
        }
        return " in " + path.stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining(".")).replace(".[", "[");
    }
}
