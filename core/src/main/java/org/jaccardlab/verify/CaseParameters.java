package org.jaccardlab.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The parameters of a case that are no preset's, each of which must be there and of its kind. */
record CaseParameters(JsonNode all) {

    /** @throws IllegalArgumentException if there is any other, or one of these is missing */
    static CaseParameters of(GoldenCase golden, List<String> names) {
        for (Map.Entry<String, JsonNode> entry : golden.params().properties()) {
            if (!names.contains(entry.getKey())) {
                throw new IllegalArgumentException("there is no parameter \"" + entry.getKey() + "\": choose one of "
                        + String.join(", ", names));
            }
        }
        require(golden.params(), names);
        return new CaseParameters(golden.params());
    }

    static void require(JsonNode params, List<String> names) {
        for (String name : names) {
            if (!params.has(name)) {
                throw new IllegalArgumentException("the parameter \"" + name + "\" is missing");
            }
        }
    }

    double number(String name) {
        if (!all.path(name).isNumber()) {
            throw wrong(name, "a number");
        }
        return all.get(name).asDouble();
    }

    int whole(String name) {
        if (!all.path(name).isInt()) {
            throw wrong(name, "a whole number");
        }
        return all.get(name).asInt();
    }

    boolean flag(String name) {
        if (!all.path(name).isBoolean()) {
            throw wrong(name, "true or false");
        }
        return all.get(name).asBoolean();
    }

    String text(String name) {
        if (!all.path(name).isTextual()) {
            throw wrong(name, "a word");
        }
        return all.get(name).asText();
    }

    private IllegalArgumentException wrong(String name, String wanted) {
        return new IllegalArgumentException(
                "the parameter \"" + name + "\" is " + all.path(name) + ", wanted " + wanted);
    }
}
