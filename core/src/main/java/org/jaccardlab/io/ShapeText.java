package org.jaccardlab.io;

import java.util.List;
import java.util.stream.Collectors;

/** Shapes for people. */
final class ShapeText {

    private ShapeText() {
    }

    /** "19 x 512 x 1024", or "of a single number" without axes. */
    static String of(List<Long> shape) {
        return shape.isEmpty()
                ? "of a single number"
                : shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }
}
