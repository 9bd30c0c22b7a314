package org.jaccardlab.parameter;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads and changes the {@link Range} components of any record. The only reflection in the program. */
public final class Parameters {

    private Parameters() {
    }

    /** The tunable numbers of {@code owner} in the order of its declaration. */
    public static List<Parameter> of(Record owner) {
        List<Parameter> parameters = new ArrayList<>();
        for (RecordComponent component : owner.getClass().getRecordComponents()) {
            Range range = component.getAnnotation(Range.class);
            if (range != null) {
                parameters.add(new Parameter(component.getName(), kind(component), number(value(component, owner)),
                        range.min(), range.max(), range.curve(), range.help()));
            }
        }
        return parameters;
    }

    /** The tunable number of this name, with its present value. */
    public static Parameter of(Record owner, String name) {
        return of(owner).stream().filter(p -> p.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(owner, name)));
    }

    /**
     * A copy of {@code owner} in which {@code name} is {@code value}.
     *
     * @throws IllegalArgumentException if there is no such parameter, the value is out of range, or the record's own
     *         rules refuse it; the message is fit to be shown
     */
    public static <R extends Record> R with(R owner, String name, double value) {
        Parameter parameter = of(owner, name);
        if (!(value >= parameter.min() && value <= parameter.max())) {
            throw new IllegalArgumentException(name + " must lie in " + number(parameter.min()) + " to "
                    + number(parameter.max()) + " but is " + number(value));
        }
        RecordComponent[] components = owner.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = components[i].getName().equals(name) ? typed(parameter, value) : value(components[i], owner);
        }
        return newRecord(owner, types, values);
    }

    private static Parameter.Kind kind(RecordComponent component) {
        if (component.getType() == boolean.class) {
            return Parameter.Kind.FLAG;
        }
        return component.getType() == int.class ? Parameter.Kind.WHOLE : Parameter.Kind.REAL;
    }

    private static double number(Object value) {
        return value instanceof Boolean flag ? flag ? 1 : 0 : ((Number) value).doubleValue();
    }

    private static Object typed(Parameter parameter, double value) {
        if (parameter.kind() != Parameter.Kind.REAL && value != Math.rint(value)) {
            throw new IllegalArgumentException(parameter.name() + " must be a whole number but is " + number(value));
        }
        return switch (parameter.kind()) {
            case REAL -> (Object) value;
            case WHOLE -> (Object) (int) value;
            case FLAG -> (Object) (value == 1);
        };
    }

    /** "alpha 0.3, beta 0.7": the present values in a line, empty for a record without parameters. */
    public static String describe(Record owner) {
        return of(owner).stream().map(p -> p.name() + " " + number(p.value())).collect(Collectors.joining(", "));
    }

    /** A number as a person writes it: no trailing zeros, no more digits than a float carries. */
    public static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return Long.toString((long) value);
        }
        return Float.toString((float) value).replace(".0E", "e").replace("E", "e");
    }

    private static String unknown(Record owner, String name) {
        String known = of(owner).stream().map(Parameter::name).collect(Collectors.joining(", "));
        return owner.getClass().getSimpleName() + " has no parameter \"" + name + "\""
                + (known.isEmpty() ? ": it has none at all" : ": choose one of " + known);
    }

    private static Object value(RecordComponent component, Record owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <R extends Record> R newRecord(R owner, Class<?>[] types, Object[] values) {
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
