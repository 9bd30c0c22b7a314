package org.jaccardlab.document;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.Origin;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.preset.Presets;

/**
 * What documents call the kinds of an interface: losses and presets by their ids, the records of any other sealed interface
 * by their names.
 */
final class Kinds {

    private static final ClassValue<Map<String, Class<?>>> OF = new ClassValue<>() {
        @Override
        protected Map<String, Class<?>> computeValue(Class<?> type) {
            Map<String, Class<?>> kinds = new LinkedHashMap<>();
            if (type == Origin.class) {
                for (Preset preset : Presets.all()) {
                    kinds.put(Presets.id(preset), preset.getClass());
                }
            }
            if (type == Loss.class) {
                for (Loss loss : Loss.catalogue()) {
                    kinds.put(loss.id(), loss.getClass());
                }
            }
            collect(type, kinds);
            return kinds;
        }
    };

    private Kinds() {
    }

    private static void collect(Class<?> type, Map<String, Class<?>> kinds) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                collect(permitted, kinds);
            }
        } else if (type.isRecord() && !kinds.containsValue(type)) {
            kinds.put(hyphened(type.getSimpleName()), type);
        }
    }

    /** Whether a value of this type is one of several kinds, which a document has to name. */
    static boolean areOf(Class<?> type) {
        return type.isInterface() && !OF.get(type).isEmpty();
    }

    /** @throws IllegalArgumentException if values of this class cannot be written */
    static String name(Class<?> type, Class<?> kind) {
        return OF.get(type).entrySet().stream().filter(each -> each.getValue() == kind).map(Entry::getKey).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind + " is no kind of " + type));
    }

    static Optional<Class<?>> named(Class<?> type, String name) {
        return Optional.ofNullable(OF.get(type).get(name));
    }

    static Iterable<String> names(Class<?> type) {
        return OF.get(type).keySet();
    }

    /** SoftDiceL2 is "soft-dice-l2". */
    private static String hyphened(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
