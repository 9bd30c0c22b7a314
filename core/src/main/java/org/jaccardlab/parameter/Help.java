package org.jaccardlab.parameter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record component that is no number tunable: a {@code boolean} becomes a switch, an enum a choice,
 * {@code List<Double>} a weight for every class, {@code List<Integer>} a list of classes.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Help {

    /** One line: what it does. */
    String value();

    /** What a component that is a {@code String} may be; not looked at for other types. */
    String[] options() default {};
}
