package org.jaccardlab.app.chooser;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Shows a value by its title in a chooser that nobody types into. */
public final class Titles<T> extends StringConverter<T> {

    private final Function<T, String> title;

    private Titles(Function<T, String> title) {
        this.title = title;
    }

    public static <T> Titles<T> of(Function<T, String> title) {
        return new Titles<>(title);
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : title.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new IllegalStateException("nobody types into this chooser: " + text);
    }
}
