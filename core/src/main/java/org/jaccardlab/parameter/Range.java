package org.jaccardlab.parameter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a number of a record tunable: a {@code double} becomes a slider and a typed value, an {@code int} the same in whole
 * steps; boxed, it may be left out. What is no number has {@link Help}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Range {

    double min();

    double max();

    /**
     * How a slider's travel maps to values: {@code value = min + (max - min) * travel^curve}. 1 is even; larger leaves
     * more room for small values.
     */
    double curve() default 1;

    /** What a slider moves a whole number by, counted from {@link #min}: 2 from 1 for what must be odd. */
    int step() default 1;

    /** Whether other numbers from 0 on make sense, too, which a library's loss may bring along but nobody types. */
    boolean open() default false;

    /** One line: what it does. */
    String help();
}
