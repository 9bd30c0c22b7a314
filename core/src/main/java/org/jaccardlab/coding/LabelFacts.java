package org.jaccardlab.coding;

import java.util.List;
import java.util.OptionalInt;

/**
 * What was found in a label file, before anybody asked what it means.
 *
 * @param file its name without folders
 * @param bits of a number in the file; 32 if it is not a picture
 * @param counts distinct values (of colours 0xRRGGBB) with their pixels, in rising order
 * @param complete whether {@code counts} has all of them
 * @param palette the colours 0xRRGGBB of a palette by index, empty if there is none
 */
public record LabelFacts(String file, Form form, int bits, List<Count> counts, boolean complete,
        List<Integer> palette) {

    /** What a pixel of the file is. */
    public enum Form {
        /** A number of an array. */
        NUMBERS,
        /** A shade of grey. */
        GREY,
        /** An index into a palette. */
        PALETTE,
        /** A colour. */
        COLOURS
    }

    /** A value and how many pixels have it. */
    public record Count(int value, long pixels) {
    }

    public LabelFacts {
        counts = List.copyOf(counts);
        palette = List.copyOf(palette);
    }

    /** The largest number that the file's bits can hold. */
    public int top() {
        return bits >= 31 ? Integer.MAX_VALUE : (1 << bits) - 1;
    }

    boolean holds(int value) {
        return pixels(value) > 0;
    }

    long pixels(int value) {
        return counts.stream().filter(count -> count.value() == value).mapToLong(Count::pixels).sum();
    }

    boolean holdsExactly(Integer... values) {
        return complete && values().equals(List.of(values));
    }

    List<Integer> values() {
        return counts.stream().map(Count::value).toList();
    }

    /** The index of this colour among the palette entries that are used. */
    OptionalInt usedIndexOf(int rgb) {
        return counts.stream().mapToInt(Count::value)
                .filter(value -> value >= 0 && value < palette.size() && palette.get(value) == rgb).findFirst();
    }
}
