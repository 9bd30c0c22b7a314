package org.jaccardlab.preset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weights as PyTorch broadcasts them over images of channels: a number or a list of one for all channels, an array of C x 1
 * x 1 for one each. A flat list of several would weigh columns of pixels.
 */
final class PerChannel extends JsonDeserializer<List<Double>> {

    @Override
    public List<Double> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode given = parser.readValueAsTree();
        if (given.isNumber()) {
            return List.of(given.asDouble());
        }
        List<Double> numbers = new ArrayList<>();
        for (JsonNode each : given) {
            JsonNode number = given.size() == 1 && each.isNumber() ? each : each.path(0).path(0);
            if (!number.isNumber() || each.size() > 1 || each.path(0).size() > 1) {
                throw new IllegalArgumentException(
                        "weights are one number, or one for every channel in an array of C x 1 x 1");
            }
            numbers.add(number.asDouble());
        }
        return numbers;
    }

    /** One for every channel; none for none. */
    static List<Double> of(@Nullable List<Double> weights, int channels) {
        if (weights == null) {
            return List.of();
        }
        return weights.size() == 1 ? Collections.nCopies(channels, weights.getFirst()) : weights;
    }
}
