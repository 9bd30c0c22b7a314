package org.jaccardlab.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.preset.Preset;

/** The parameters of a case as a preset, nothing guessed: a name, a word or a number that is not meant so is refused. */
final class PresetParameters {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS).build();

    /** Keys that say how the library was called, with the words that can stand there. A preset may want to know them. */
    private static final Map<String, List<String>> CALL = Map.of("label", List.of("hard", "soft"), "target",
            List.of("labels", "soft"), "activation", List.of("softmax", "sigmoid"), "ce_target",
            List.of("index", "one_hot"), "entry", List.of("FocalLoss", "py_sigmoid_focal_loss"));

    private PresetParameters() {
    }

    /** The names by which a library calls the parameters of this preset. */
    static List<String> names(Class<? extends Preset> preset) {
        BeanDescription described = MAPPER.getDeserializationConfig().introspect(MAPPER.constructType(preset));
        return described.findProperties().stream().filter(property -> property.hasConstructorParameter())
                .map(property -> property.getName()).toList();
    }

    /** @throws IllegalArgumentException naming the parameter that is not understood */
    static Preset read(JsonNode params, Class<? extends Preset> preset) {
        ObjectNode known = params.deepCopy();
        List<String> declared = names(preset);
        CALL.forEach((key, words) -> {
            if (params.has(key)) {
                requireWord(key, params.get(key), words);
            }
            if (!declared.contains(key)) {
                known.remove(key);
            }
        });
        known.properties().forEach(entry -> requireNoNullInside(entry.getKey(), entry.getValue()));
        try {
            Preset read = MAPPER.treeToValue(known, preset);
            Parameters.of(read.asRecord()).forEach(parameter -> requireChosen(parameter, params));
            return read;
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException("there is no parameter \"" + e.getPropertyName() + "\": choose one of "
                    + String.join(", ", declared));
        } catch (JsonProcessingException e) {
            throw e.getCause() instanceof IllegalArgumentException refused ? refused : notUnderstood(e, params);
        }
    }

    /** @throws IllegalArgumentException if there are weights or class numbers for other classes than these */
    static void requireFits(Preset preset, int classes) {
        for (Parameter parameter : Parameters.of(preset.asRecord())) {
            boolean fits = switch (parameter) {
                // One weight may stand for all; a background that is left out needs none.
                case Parameter.Weights weights -> weights.values().size() < 2 || parameter.fits(classes)
                        || parameter.fits(classes - 1);
                default -> parameter.fits(classes);
            };
            if (!fits) {
                throw new IllegalArgumentException("the parameter \"" + parameter.name() + "\" is " + parameter.text()
                        + ", which does not go with " + classes + (classes == 1 ? " class" : " classes"));
            }
        }
    }

    /** A remark may follow: "sigmoid (inside)". */
    private static void requireWord(String key, JsonNode value, List<String> words) {
        if (words.stream().noneMatch(value.asText().split(" ", 2)[0]::equals)) {
            throw new IllegalArgumentException("the parameter \"" + key + "\" is " + value + ", wanted one of "
                    + String.join(", ", words));
        }
    }

    private static void requireNoNullInside(String name, JsonNode value) {
        if (StreamSupport.stream(value.spliterator(), false).anyMatch(JsonNode::isNull)) {
            throw new IllegalArgumentException("the parameter \"" + name + "\" is " + value + ", with nothing inside");
        }
    }

    private static void requireChosen(Parameter parameter, JsonNode params) {
        if (parameter instanceof Parameter.Choice choice && choice.chosen().isEmpty()
                && !(choice.optional() && params.path(choice.name()).isNull())) {
            throw new IllegalArgumentException("the parameter \"" + choice.name() + "\" is "
                    + params.path(choice.name()) + ", wanted one of "
                    + String.join(", ", choice.options().stream().map(Parameter.Choice.Option::title).toList()));
        }
    }

    private static IllegalArgumentException notUnderstood(JsonProcessingException e, JsonNode params) {
        String name = e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? String.valueOf(mapping.getPath().getFirst().getFieldName())
                : "";
        return new IllegalArgumentException(name.isEmpty()
                ? "the parameters are not those of this library"
                : "the parameter \"" + name + "\" cannot be " + params.path(name));
    }
}
