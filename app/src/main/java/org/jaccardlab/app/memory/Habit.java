package org.jaccardlab.app.memory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a person had the files of a folder read, in the words of the command line; null for what was left to looking.
 *
 * @param classes the class table: its name or its file
 * @param ignore the label of pixels that do not count
 * @param coding how labels become classes
 * @param layout axes, picture and turn of predictions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Habit(@Nullable String classes, @Nullable Integer ignore, @Nullable String coding,
        @Nullable String layout) {

    public static final Habit NONE = new Habit(null, null, null, null);
}
