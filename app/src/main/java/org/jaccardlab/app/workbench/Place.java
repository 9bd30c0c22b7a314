package org.jaccardlab.app.workbench;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Where in the settings a record of parameters lies.
 *
 * @param prefix tells its controls from those of another record with parameters of the same name; may be empty
 * @param standard a record of this kind with standard values; it stands in while the settings hold another kind
 * @param read what the settings hold there, of whatever kind
 * @param write the settings with another record there; may refuse with an IllegalArgumentException
 */
public record Place<R extends Record>(String prefix, R standard, Function<Settings, ? extends Record> read,
        BiFunction<Settings, R, Settings> write) {

    /** The parameter of this name with its present value. */
    public Parameter parameter(Settings settings, String name) {
        return Parameters.of(in(settings), name);
    }

    Settings with(Settings settings, String name, @Nullable Object value) {
        return write.apply(settings, Parameters.with(in(settings), name, value));
    }

    Settings withText(Settings settings, String name, String text) {
        return write.apply(settings, Parameters.withText(in(settings), name, text));
    }

    /** What its parameters depend on. */
    Record owner(Settings settings) {
        return in(settings);
    }

    @SuppressWarnings("unchecked") // the kinds have been compared
    private R in(Settings settings) {
        Record there = read.apply(settings);
        return there.getClass() == standard.getClass() ? (R) there : standard;
    }
}
