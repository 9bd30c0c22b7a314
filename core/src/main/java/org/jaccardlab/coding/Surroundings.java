package org.jaccardlab.coding;

import java.util.OptionalInt;

/**
 * What is known of labels from elsewhere than their own file.
 *
 * @param classes how many classes the prediction, or whoever named them, has
 * @param ignored the value that marks pixels which do not count
 */
public record Surroundings(OptionalInt classes, int ignored) {

    /** A file by itself. */
    public static final Surroundings NONE = new Surroundings(OptionalInt.empty(), 255);

    /** Whether class indices have this many classes; of one channel, they are 0 and 1. */
    boolean areAtMost(int count) {
        return classes.isPresent() && indices() <= count;
    }

    /** Whether a value is beyond the last class. */
    boolean isBeyond(int value) {
        return classes.isPresent() && value >= indices();
    }

    int indices() {
        return Math.max(2, classes.orElse(2));
    }
}
