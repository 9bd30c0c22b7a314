package org.jaccardlab.parameter;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and changes the {@link Range} and {@link Help} components of any record. */
public final class Parameters {

    /** Asked for again with every step of a slider, and slow to come by. */
    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
        }
    };

    /** @param name a record that mirrors a library names its components as the library does */
    private record Component(RecordComponent declaration, String name, String key) {

        static Component of(RecordComponent declaration) {
            String name = Parameters.name(declaration);
            return new Component(declaration, name, plain(name));
        }

        Optional<Parameter> in(Record owner) {
            return declared(this, value(declaration, owner));
        }
    }

    private Parameters() {
    }

    /** What people call a component: its own name, or in a record that mirrors a library what the library calls it. */
    public static String name(RecordComponent component) {
        JsonProperty spelled = component.getAccessor().getAnnotation(JsonProperty.class);
        return spelled == null ? component.getName() : spelled.value();
    }

    private static List<Component> components(Record owner) {
        return COMPONENTS.get(owner.getClass());
    }

    /** The tunable components of {@code owner} in the order of its declaration. */
    public static List<Parameter> of(Record owner) {
        return components(owner).stream().flatMap(component -> component.in(owner).stream()).toList();
    }

    /** The tunable component of this name, with its present value; hyphens, underscores and capitals do not matter. */
    public static Parameter of(Record owner, String name) {
        return find(owner, name).orElseThrow(() -> new IllegalArgumentException(unknown(owner, name)));
    }

    private static Optional<Parameter> find(Record owner, String name) {
        String wanted = plain(name);
        return components(owner).stream().filter(component -> component.key().equals(wanted))
                .flatMap(component -> component.in(owner).stream()).findFirst();
    }

    /** Whether there is a tunable component of this name. */
    public static boolean has(Record owner, String name) {
        return find(owner, name).isPresent();
    }

    private static String plain(String name) {
        return name.replace("-", "").replace("_", "").replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** The tunable number of this name. */
    public static Parameter.Numeric number(Record owner, String name) {
        if (of(owner, name) instanceof Parameter.Numeric number) {
            return number;
        }
        throw new IllegalArgumentException(name + " is not a number");
    }

    /**
     * A copy of {@code owner} in which {@code name} is {@code value}: a Double for a number, a Boolean, an option's
     * value, a list, or null for what may be left out.
     *
     * @throws IllegalArgumentException if there is no such parameter, the value is out of range, or the record's own
     *         rules refuse it; the message is fit to be shown
     */
    public static <R extends Record> R with(R owner, String name, @Nullable Object value) {
        Parameter parameter = of(owner, name);
        List<Component> components = components(owner);
        @Nullable
        Object[] values = new @Nullable Object[components.size()];
        Class<?>[] types = new Class<?>[components.size()];
        for (int i = 0; i < values.length; i++) {
            RecordComponent declaration = components.get(i).declaration();
            types[i] = declaration.getType();
            values[i] = components.get(i).name().equals(parameter.name())
                    ? accepted(parameter, value, declaration)
                    : value(declaration, owner);
        }
        return newRecord(owner, types, values);
    }

    /** The same with the value as a person types it; an empty text leaves out what may be left out. */
    public static <R extends Record> R withText(R owner, String name, String text) {
        return with(owner, name, TypedText.value(of(owner, name), text.strip()));
    }

    private static Optional<Parameter> declared(Component component, @Nullable Object value) {
        RecordComponent declaration = component.declaration();
        Range range = declaration.getAnnotation(Range.class);
        if (range != null) {
            return Optional.of(Declared.numeric(declaration, component.name(), range, (Number) value));
        }
        Help help = declaration.getAnnotation(Help.class);
        return help == null
                ? Optional.empty()
                : Optional.of(Declared.other(declaration, component.name(), help, value));
    }

    private static @Nullable Object accepted(Parameter parameter, @Nullable Object value,
            RecordComponent component) {
        return switch (parameter) {
            case Parameter.Numeric number -> accepted(number, (Number) value, component.getType());
            case Parameter.Choice choice -> {
                if (value == null
                        ? !choice.optional()
                        : choice.options().stream().noneMatch(o -> o.value().equals(value))) {
                    throw new IllegalArgumentException(TypedText.oneOf(choice, String.valueOf(value)));
                }
                yield value;
            }
            case Parameter.Flag flag -> value;
            case Parameter.Weights weights -> orNull(value, component);
            case Parameter.Classes classes -> orNull(value, component);
        };
    }

    /** No list at all is what a library that knows one understands by an empty one. */
    private static @Nullable Object orNull(@Nullable Object value, RecordComponent component) {
        boolean none = value instanceof List<?> list && list.isEmpty()
                && component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return none ? null : value;
    }

    private static @Nullable Object accepted(Parameter.Numeric number, @Nullable Number value, Class<?> type) {
        if (value == null) {
            if (!number.optional()) {
                throw new IllegalArgumentException(number.name() + " cannot be left out");
            }
            return null;
        }
        double wanted = value.doubleValue();
        if (!(wanted >= number.min() && wanted <= number.max())) {
            throw new IllegalArgumentException(number.name() + " must lie in " + number(number.min()) + " to "
                    + number(number.max()) + " but is " + number(wanted));
        }
        if (number.whole() && wanted != Math.rint(wanted)) {
            throw new IllegalArgumentException(
                    number.name() + " must be a whole number but is " + number(wanted));
        }
        return type == int.class || type == Integer.class ? (Object) (int) wanted : (Object) wanted;
    }

    /** "alpha 0.3, smooth numerator 1": the present values in a line, empty for a record without parameters. */
    public static String describe(Record owner) {
        return of(owner).stream().filter(p -> !p.text().isEmpty()).map(p -> p.title() + " " + p.text())
                .collect(Collectors.joining(", "));
    }

    /** A number as a person writes it: no trailing zeros, no more digits than a float carries. */
    public static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return Long.toString((long) value);
        }
        return Float.toString((float) value).replace(".0E", "e").replace("E", "e");
    }

    /** How an enum constant is typed: lower case with hyphens. */
    static String typed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String unknown(Record owner, String name) {
        String known = of(owner).stream().map(Parameter::name).collect(Collectors.joining(", "));
        return owner.getClass().getSimpleName() + " has no parameter \"" + name + "\""
                + (known.isEmpty() ? ": it has none at all" : ": choose one of " + known);
    }

    private static @Nullable Object value(RecordComponent component, Record owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <R extends Record> R newRecord(R owner, Class<?>[] types, @Nullable Object[] values) {
        try {
            @SuppressWarnings("unchecked")
            Constructor<R> constructor = (Constructor<R>) owner.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
