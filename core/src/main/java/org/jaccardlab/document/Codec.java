package org.jaccardlab.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as JSON and reads them again, by what their components declare: a new loss or preset needs nothing here.
 *
 * <p>A record is an object with a field for each component, named as {@link Parameters#name} names it; of several kinds the
 * field {@value #TYPE} says which. What is empty or null is left out. A field that is missing takes the value of the
 * record's standard, or else the standard of its own type, if there is one; a map that is missing is empty. Numbers must lie in the range that their component declares. Fields that nobody knows
 * are passed over; {@link Unknown} keeps them.
 */
public final class Codec {

    /** Says which of several kinds of record an object is. */
    static final String TYPE = "type";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Of records as they are. */
    public static final Codec STANDARD = new Codec(Map.of());

    /** How values of one type are written in a way of their own. */
    private record Form(Function<Object, JsonNode> write, Function<JsonNode, Object> read) {
    }

    private final Map<Class<?>, Form> forms;

    private Codec(Map<Class<?>, Form> forms) {
        this.forms = Map.copyOf(forms);
    }

    /**
     * The same with a form of its own for values of one type.
     *
     * @param read throws an IllegalArgumentException whose message continues the field's name: "is no path"
     */
    public <T> Codec with(Class<T> type, Function<T, JsonNode> write, Function<JsonNode, T> read) {
        Map<Class<?>, Form> more = new LinkedHashMap<>(forms);
        more.put(type, new Form(value -> write.apply(type.cast(value)), read::apply));
        return new Codec(more);
    }

    /** The record as an object of JSON. */
    public ObjectNode write(Record value) {
        return object(value);
    }

    /**
     * The record that an object of JSON holds.
     *
     * @throws WrongFieldException naming the field
     */
    public <R extends Record> R read(JsonNode node, Class<R> type) {
        return type.cast(record(node, type));
    }

    private JsonNode node(Object value, Type declared) {
        Class<?> type = raw(declared);
        Form form = forms.get(type);
        if (form != null) {
            return form.write().apply(value);
        }
        return switch (value) {
            case String text -> NODES.textNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer whole -> NODES.numberNode(whole);
            case Double number -> NODES.numberNode(number);
            case Enum<?> constant -> NODES.textNode(typed(constant));
            case List<?> list -> {
                ArrayNode all = NODES.arrayNode();
                list.forEach(each -> all.add(node(each, argument(declared, 0))));
                yield all;
            }
            case Set<?> set -> {
                // In one order, so that the same set is the same text.
                ArrayNode all = NODES.arrayNode();
                set.stream().map(each -> node(each, argument(declared, 0)))
                        .sorted(Comparator.comparing(JsonNode::toString)).forEach(all::add);
                yield all;
            }
            case Map<?, ?> map -> {
                ObjectNode all = NODES.objectNode();
                map.entrySet().stream().sorted((a, b) -> typed((Enum<?>) a.getKey())
                        .compareTo(typed((Enum<?>) b.getKey())))
                        .forEach(each -> all.set(typed((Enum<?>) each.getKey()),
                                node(each.getValue(), argument(declared, 1))));
                yield all;
            }
            case Record record when Kinds.areOf(type) -> {
                ObjectNode kind = NODES.objectNode().put(TYPE, Kinds.name(type, record.getClass()));
                kind.setAll(object(record));
                yield kind;
            }
            case Record record -> object(record);
            default -> throw new IllegalArgumentException(value.getClass() + " cannot be written");
        };
    }

    private ObjectNode object(Record value) {
        ObjectNode object = NODES.objectNode();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            present(Records.value(component, value)).ifPresent(held -> object.set(Parameters.name(component),
                    node(held, held(component.getGenericType()))));
        }
        return object;
    }

    /** What there is to write of a component. */
    private static Optional<Object> present(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case Optional<?> optional -> optional.map(held -> held);
            case OptionalInt optional -> optional.isPresent() ? Optional.of(optional.getAsInt()) : Optional.empty();
            default -> Optional.of(value);
        };
    }

    /** What may be left out is written like what may not. */
    private static Type held(Type declared) {
        return raw(declared) == Optional.class
                ? argument(declared, 0)
                : declared == OptionalInt.class ? Integer.class : declared;
    }

    private Object record(JsonNode node, Class<?> type) {
        if (!node.isObject()) {
            throw wrong("an object", node);
        }
        Optional<Object> standard = Records.standard(type);
        RecordComponent[] components = type.getRecordComponents();
        @Nullable
        Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            String name = Parameters.name(component);
            values[i] = at(name, () -> component(node.path(name), component, standard));
        }
        try {
            return Records.of(type, values);
        } catch (IllegalArgumentException refused) {
            throw new WrongFieldException("", "cannot be used, because " + refused.getMessage());
        }
    }

    private @Nullable Object component(JsonNode node, RecordComponent component, Optional<Object> standard) {
        Type declared = component.getGenericType();
        boolean there = !node.isMissingNode() && !node.isNull();
        if (raw(declared) == Optional.class) {
            return there ? Optional.of(value(node, argument(declared, 0))) : Optional.empty();
        }
        if (declared == OptionalInt.class) {
            return there ? OptionalInt.of((int) value(node, Integer.class)) : OptionalInt.empty();
        }
        if (there) {
            Object read = value(node, declared);
            requireAllowed(component, read);
            return read;
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        return standard.map(known -> Records.value(component, known))
                .or(() -> raw(declared) == Map.class ? Optional.of(Map.of()) : Records.standard(raw(declared)))
                .orElseThrow(() -> new WrongFieldException("", "is missing"));
    }

    private static void requireAllowed(RecordComponent component, Object read) {
        Range range = component.getAnnotation(Range.class);
        if (range != null) {
            double number = ((Number) read).doubleValue();
            if (!(range.open() ? number >= 0 : number >= range.min() && number <= range.max())) {
                throw new WrongFieldException("", "must " + (range.open()
                        ? "be 0 or more"
                        : "lie in " + Parameters.number(range.min()) + " to " + Parameters.number(range.max()))
                        + " but is " + Parameters.number(number));
            }
        }
        Help help = component.getAnnotation(Help.class);
        if (help != null && help.options().length > 0 && !List.of(help.options()).contains(read)) {
            throw new WrongFieldException("", oneOf(List.of(help.options()), String.valueOf(read)));
        }
    }

    private Object value(JsonNode node, Type declared) {
        Class<?> type = raw(declared);
        Form form = forms.get(type);
        if (form != null) {
            return formed(form, node);
        }
        if (type == String.class) {
            return text(node);
        }
        if (type == boolean.class || type == Boolean.class) {
            return node.isBoolean() ? node.booleanValue() : fail("true or false", node);
        }
        if (type == int.class || type == Integer.class) {
            return node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : fail("a whole number", node);
        }
        if (type == double.class || type == Double.class) {
            return node.isNumber() && Double.isFinite(node.doubleValue()) ? node.doubleValue() : fail("a number", node);
        }
        if (type.isEnum()) {
            return constant(type, text(node));
        }
        if (type == List.class) {
            return list(node, argument(declared, 0));
        }
        if (type == Set.class) {
            return Set.copyOf(list(node, argument(declared, 0)));
        }
        if (type == Map.class) {
            return map(node, declared);
        }
        return type.isRecord() ? record(node, type) : kind(node, type);
    }

    private static Object formed(Form form, JsonNode node) {
        try {
            return form.read().apply(node);
        } catch (WrongFieldException wrong) {
            throw wrong;
        } catch (IllegalArgumentException refused) {
            throw new WrongFieldException("", String.valueOf(refused.getMessage()));
        }
    }

    /** Of a sealed interface: a record by its kind, or a constant of an enum by its name alone. */
    private Object kind(JsonNode node, Class<?> type) {
        if (node.isTextual() && type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                if (permitted.isEnum()) {
                    return constant(permitted, node.textValue());
                }
            }
        }
        if (!node.isObject()) {
            throw wrong("an object", node);
        }
        Class<?> kind = at(TYPE, () -> {
            JsonNode name = node.path(TYPE);
            if (name.isMissingNode()) {
                throw new WrongFieldException("", "is missing");
            }
            return Kinds.named(type, text(name))
                    .orElseThrow(() -> new WrongFieldException("", oneOf(Kinds.names(type), text(name))));
        });
        return record(node, kind);
    }

    private List<Object> list(JsonNode node, Type element) {
        if (!node.isArray()) {
            throw wrong("a list", node);
        }
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            JsonNode each = node.get(i);
            all.add(at("[" + i + "]", () -> value(each, element)));
        }
        return all;
    }

    private Map<Object, Object> map(JsonNode node, Type declared) {
        if (!node.isObject()) {
            throw wrong("an object", node);
        }
        Map<Object, Object> all = new LinkedHashMap<>();
        for (Object key : raw(argument(declared, 0)).getEnumConstants()) {
            String name = typed((Enum<?>) key);
            if (node.has(name)) {
                all.put(key, at(name, () -> value(node.get(name), argument(declared, 1))));
            }
        }
        return all;
    }

    private static Object constant(Class<?> type, String text) {
        List<?> constants = List.of(type.getEnumConstants());
        return constants.stream().filter(each -> typed((Enum<?>) each).equals(text)).findFirst().map(Object.class::cast)
                .orElseThrow(() -> new WrongFieldException("",
                        oneOf(constants.stream().map(each -> typed((Enum<?>) each)).toList(), text)));
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw wrong("a text", node);
        }
        return node.textValue();
    }

    private static <T extends @Nullable Object> T at(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (WrongFieldException wrong) {
            throw wrong.within(name);
        }
    }

    private static Object fail(String wanted, JsonNode node) {
        throw wrong(wanted, node);
    }

    private static WrongFieldException wrong(String wanted, JsonNode node) {
        return new WrongFieldException("", "must be " + wanted + " but is " + cut(node.toString()));
    }

    private static String oneOf(Iterable<String> known, String text) {
        return "must be one of " + String.join(", ", known) + " but is \"" + cut(text) + "\"";
    }

    private static String cut(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    private static String typed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    private static Type argument(Type type, int place) {
        return Arrays.asList(((ParameterizedType) type).getActualTypeArguments()).get(place);
    }
}
