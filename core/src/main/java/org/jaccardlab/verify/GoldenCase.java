package org.jaccardlab.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jaccardlab.io.NumberArray;

/**
 * One case of a manifest.
 *
 * @param params the library's parameters by their own names
 * @param inputs role to file; a list of files for metrics
 * @param expected named numbers; {@code grad} and {@code arrays} hold files
 * @param flags what is special about it
 */
record GoldenCase(String id, String family, JsonNode params, Map<String, JsonNode> inputs, JsonNode expected,
        Tolerance tolerance, List<String> flags) {

    private static final Set<String> KEYS = Set.of("id", "family", "params", "inputs", "expected", "tolerance",
            "flags");

    /** Keys for people. */
    private static final Set<String> REMARKS = Set.of("source", "note", "peer_float32_loss", "peer_float32");

    /** @throws IllegalArgumentException in a sentence, if anything is missing or not what it should be */
    static GoldenCase of(JsonNode node) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!KEYS.contains(entry.getKey()) && !REMARKS.contains(entry.getKey())) {
                throw new IllegalArgumentException("the case has an unknown key \"" + entry.getKey() + "\"");
            }
        }
        Map<String, JsonNode> inputs = new LinkedHashMap<>();
        object(node, "inputs").properties().forEach(entry -> inputs.put(entry.getKey(), entry.getValue()));
        return new GoldenCase(text(node, "id"), text(node, "family"), object(node, "params"), inputs,
                object(node, "expected"), Tolerance.of(object(node, "tolerance")), flags(node.path("flags")));
    }

    /** How near a number must come. */
    record Tolerance(double rtol, double atol, JsonNode all) {

        static Tolerance of(JsonNode all) {
            return of(all, "");
        }

        /** What holds for gradient entries. */
        Tolerance ofGradient() {
            return of(all, "grad_");
        }

        private static Tolerance of(JsonNode all, String prefix) {
            return new Tolerance(number(all, prefix + "rtol"), number(all, prefix + "atol"), all);
        }

        private static double number(JsonNode all, String name) {
            JsonNode given = all.path(name);
            if (!given.isNumber() || given.asDouble() < 0) {
                throw new IllegalArgumentException("the tolerance states no " + name + " of 0 or more");
            }
            return given.asDouble();
        }
    }

    /** The label that does not count. */
    OptionalInt ignored() {
        return Stream.of("ignore", "ignore_index", "ignore_label").map(params::path).filter(JsonNode::isInt)
                .mapToInt(JsonNode::asInt).findFirst();
    }

    boolean has(String role) {
        return inputs.containsKey(role);
    }

    /** The array of this role. */
    NumberArray input(Path folder, String role) throws IOException {
        JsonNode file = inputs.get(role);
        if (file == null || !file.isTextual()) {
            throw new IllegalArgumentException("there is no input \"" + role + "\" with the name of a file");
        }
        return read(folder, file);
    }

    /** The arrays of a role that holds a list of files. */
    List<NumberArray> inputs(Path folder, String role) throws IOException {
        JsonNode files = inputs.get(role);
        if (files == null || !files.isArray()) {
            throw new IllegalArgumentException("there is no input \"" + role + "\" with a list of files");
        }
        List<NumberArray> arrays = new ArrayList<>();
        for (JsonNode file : files) {
            arrays.add(read(folder, file));
        }
        return arrays;
    }

    /** An array of the folder by the name that the manifest gives it. */
    static NumberArray read(Path folder, JsonNode file) throws IOException {
        Path found = folder.resolve(file.asText()).normalize();
        if (!file.isTextual() || !found.startsWith(folder.normalize())) {
            throw new IllegalArgumentException("the manifest says " + file + " where a file of the folder belongs");
        }
        return NumberArray.read(found);
    }

    private static JsonNode object(JsonNode node, String name) {
        if (!node.path(name).isObject()) {
            throw new IllegalArgumentException("the case has no \"" + name + "\" with names and values");
        }
        return node.get(name);
    }

    private static String text(JsonNode node, String name) {
        if (!node.path(name).isTextual()) {
            throw new IllegalArgumentException("the case has no \"" + name + "\"");
        }
        return node.get(name).asText();
    }

    private static List<String> flags(JsonNode node) {
        if (!node.isArray()) {
            throw new IllegalArgumentException("the case has no list of \"flags\"");
        }
        List<String> flags = new ArrayList<>();
        node.forEach(flag -> flags.add(flag.asText()));
        return flags;
    }
}
