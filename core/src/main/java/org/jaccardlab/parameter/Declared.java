package org.jaccardlab.parameter;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** From an annotated record component to the parameter it declares. */
final class Declared {

    private Declared() {
    }

    /** A boxed type may be left out. */
    static Parameter numeric(RecordComponent component, String name, Range range, @Nullable Number value) {
        Class<?> type = component.getType();
        return new Parameter.Numeric(name, range.help(),
                value == null ? OptionalDouble.empty() : OptionalDouble.of(value.doubleValue()),
                !type.isPrimitive(), type == int.class || type == Integer.class, range.min(), range.max(),
                range.curve(), range.step());
    }

    static Parameter other(RecordComponent component, String name, Help help, @Nullable Object value) {
        Class<?> type = component.getType();
        if (type == boolean.class) {
            return new Parameter.Flag(name, help.value(), Boolean.TRUE.equals(value));
        }
        if (type.isEnum()) {
            return choice(component, name, help, Arrays.stream(type.getEnumConstants()).map(Declared::option).toList(),
                    value);
        }
        if (type == String.class) {
            return choice(component, name, help, Arrays.stream(help.options())
                    .map(each -> new Parameter.Choice.Option(each, each, each)).toList(), value);
        }
        return list(component, name, help, value);
    }

    private static Parameter choice(RecordComponent component, String name, Help help,
            List<Parameter.Choice.Option> options, @Nullable Object value) {
        return new Parameter.Choice(name, help.value(), options,
                options.stream().filter(option -> option.value().equals(value)).findFirst(),
                component.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }

    private static Parameter.Choice.Option option(Object constant) {
        String text = Parameters.typed((Enum<?>) constant);
        return new Parameter.Choice.Option(constant, text, constant instanceof Titled titled ? titled.title() : text);
    }

    @SuppressWarnings("unchecked")
    private static Parameter list(RecordComponent component, String name, Help help, @Nullable Object value) {
        Object of = component.getGenericType() instanceof ParameterizedType generic
                ? generic.getActualTypeArguments()[0]
                : component.getType();
        if (of == Double.class) {
            return new Parameter.Weights(name, help.value(), value == null ? List.of() : (List<Double>) value);
        }
        if (of == Integer.class) {
            return new Parameter.Classes(name, help.value(), value == null ? List.of() : (List<Integer>) value);
        }
        throw new IllegalStateException(component + " is of a type that cannot be tuned");
    }
}
