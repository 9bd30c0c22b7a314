package org.jaccardlab.document;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Taking records apart and putting them together, whatever their package. */
final class Records {

    private Records() {
    }

    static @Nullable Object value(RecordComponent component, Object owner) {
        try {
            return opened(component.getAccessor()).invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException if the record's own rules refuse the values */
    static Object of(Class<?> type, @Nullable Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return opened(type.getDeclaredConstructor(types)).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A value of this type that is usual: from a record's constructor without arguments, or the constant STANDARD. */
    static Optional<Object> standard(Class<?> type) {
        try {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (type.isRecord() && constructor.getParameterCount() == 0 && type.getRecordComponents().length > 0) {
                    return Optional.of(opened(constructor).newInstance());
                }
            }
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals("STANDARD") && field.getType() == type
                        && Modifier.isStatic(field.getModifiers())) {
                    return Optional.ofNullable(opened(field).get(null));
                }
            }
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T extends AccessibleObject> T opened(T member) {
        member.setAccessible(true);
        return member;
    }
}
