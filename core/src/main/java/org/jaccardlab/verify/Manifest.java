package org.jaccardlab.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.io.UnreadableFileException;

/** The cases that a folder lists, each as it stands there: whether one is sound is its own affair. */
record Manifest(List<JsonNode> cases) {

    /** @throws UnreadableFileException if there is no list, nothing in it, or less than it says */
    static Manifest read(Path folder) throws IOException {
        Path file = folder.resolve("manifest.json");
        if (!Files.isRegularFile(file)) {
            throw new UnreadableFileException(folder, "holds no manifest.json",
                    "name a folder of golden cases with its manifest");
        }
        JsonNode root = root(file);
        if (!root.path("cases").isArray()) {
            throw new UnreadableFileException(file, "has no list of cases", "check it against the format");
        }
        List<JsonNode> cases = new ArrayList<>();
        root.get("cases").forEach(cases::add);
        if (cases.isEmpty()) {
            throw new UnreadableFileException(file, "lists no cases", "nothing compared is nothing passed");
        }
        if (root.has("case_count") && root.get("case_count").asInt(-1) != cases.size()) {
            throw new UnreadableFileException(file,
                    "says case_count " + root.get("case_count") + " but lists " + cases.size() + " cases",
                    "copy the whole folder again");
        }
        return new Manifest(cases);
    }

    private static JsonNode root(Path file) throws IOException {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(file, "is no JSON from line " + e.getLocation().getLineNr() + " on",
                    "copy the whole folder again");
        }
    }
}
