package org.jaccardlab.verify;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jaccardlab.io.NumberArray;
import org.jaccardlab.io.UnreadableFileException;
import org.jspecify.annotations.Nullable;

/**
 * One case of a manifest.
 *
 * @param params the library's parameters by their own names
 * @param inputs role to file; a list of files for metrics
 * @param expected named numbers; {@code grad} and {@code arrays} hold files
 */
@JsonIgnoreProperties({"source", "note", "peer_float32_loss", "peer_float32"})
public record GoldenCase(String id, String family, JsonNode params, Map<String, JsonNode> inputs, JsonNode expected,
        @Nullable Tolerance tolerance, @Nullable List<String> flags) {

    /** How near a number, and how near a gradient entry, must come. */
    public record Tolerance(double rtol, double atol, @Nullable Double grad_rtol, @Nullable Double grad_atol) {

        /** What holds for gradient entries; the same as for numbers unless stated. */
        Tolerance ofGradient() {
            return new Tolerance(grad_rtol == null ? rtol : grad_rtol, grad_atol == null ? atol : grad_atol, null,
                    null);
        }
    }

    boolean has(String role) {
        return inputs.containsKey(role);
    }

    /** The array of this role. */
    NumberArray input(Path folder, String role) throws IOException {
        JsonNode file = inputs.get(role);
        if (file == null || !file.isTextual()) {
            throw new UnreadableFileException(id, "has no input \"" + role + "\"", "add it to the manifest");
        }
        return NumberArray.read(folder.resolve(file.asText()));
    }

    /** The arrays of a role that holds a list of files. */
    List<NumberArray> inputs(Path folder, String role) throws IOException {
        JsonNode files = inputs.get(role);
        if (files == null || !files.isArray()) {
            throw new UnreadableFileException(id, "has no list of inputs \"" + role + "\"", "add it to the manifest");
        }
        List<NumberArray> arrays = new ArrayList<>();
        for (JsonNode file : files) {
            arrays.add(NumberArray.read(folder.resolve(file.asText())));
        }
        return arrays;
    }
}
