package org.jaccardlab.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map.Entry;

/**
 * The fields of a document that this version does not know, so that it does not lose what a later one has written.
 *
 * @param fields shaped as the document, holding nothing else; within lists what is known stands as an empty object
 */
public record Unknown(JsonNode fields) {

    /** A document of one's own. */
    public static final Unknown NOTHING = new Unknown(JsonNodeFactory.instance.objectNode());

    /**
     * @param document as it was read
     * @param known the same written again, which holds what has been understood
     */
    public static Unknown in(JsonNode document, JsonNode known) {
        JsonNode left = left(document, known);
        return left.isEmpty() ? NOTHING : new Unknown(left);
    }

    private static JsonNode left(JsonNode document, JsonNode known) {
        if (document.isObject() && known.isObject()) {
            ObjectNode left = ((ObjectNode) document).objectNode();
            for (Entry<String, JsonNode> field : document.properties()) {
                JsonNode understood = known.get(field.getKey());
                JsonNode rest = understood == null ? field.getValue() : left(field.getValue(), understood);
                if (understood == null || hasFields(rest)) {
                    left.set(field.getKey(), rest);
                }
            }
            return left;
        }
        if (document.isArray() && known.isArray()) {
            ArrayNode left = ((ArrayNode) document).arrayNode();
            for (int i = 0; i < Math.min(document.size(), known.size()); i++) {
                left.add(left(document.get(i), known.get(i)));
            }
            return left;
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private static boolean hasFields(JsonNode rest) {
        if (rest.isArray()) {
            for (JsonNode each : rest) {
                if (hasFields(each)) {
                    return true;
                }
            }
            return false;
        }
        return !rest.isEmpty();
    }

    /**
     * Puts the fields back into a document, as far as what they stood in is still there.
     *
     * @param fresh changed in place
     */
    public void into(ObjectNode fresh) {
        merge(fields, fresh);
    }

    private static void merge(JsonNode rest, JsonNode fresh) {
        if (rest.isObject() && fresh.isObject()) {
            for (Entry<String, JsonNode> field : rest.properties()) {
                JsonNode present = fresh.get(field.getKey());
                if (present == null) {
                    ((ObjectNode) fresh).set(field.getKey(), field.getValue().deepCopy());
                } else {
                    merge(field.getValue(), present);
                }
            }
        }
        if (rest.isArray() && fresh.isArray()) {
            for (int i = 0; i < Math.min(rest.size(), fresh.size()); i++) {
                merge(rest.get(i), fresh.get(i));
            }
        }
    }
}
