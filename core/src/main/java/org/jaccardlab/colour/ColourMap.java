package org.jaccardlab.colour;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Colours in a row, from the low end to the high end, read from a file of the same name and sampled to
 * {@value #ENTRIES} entries. Immutable.
 */
public final class ColourMap {

    /** How many colours a map has: more than a screen or an eye can tell apart, so that no banding is ours. */
    public static final int ENTRIES = 1024;

    private final String name;
    private final boolean signed;
    private final int[] table;

    ColourMap(String name, boolean signed, int[] table) {
        if (table.length != ENTRIES) {
            throw new IllegalArgumentException(
                    "the colour map " + name + " needs " + ENTRIES + " entries but got " + table.length);
        }
        this.name = name;
        this.signed = signed;
        this.table = table;
    }

    /**
     * The colour map of this name.
     *
     * @throws IllegalArgumentException if there is none, with the names there are
     */
    public static ColourMap named(String name) {
        return ColourMapCatalogue.named(name);
    }

    /** Every map that comes with the program, in the order in which to offer them. */
    public static List<String> names() {
        return ColourMapCatalogue.names();
    }

    /** As {@link #names()}, but only maps for signed quantities or only maps for the others. */
    public static List<String> names(boolean signed) {
        return names().stream().filter(name -> named(name).signed() == signed).toList();
    }

    public String name() {
        return name;
    }

    /**
     * Whether the middle stands for zero and lightness is the same at equal distance on both sides. The other maps run
     * from little to much, evenly to the eye.
     */
    public boolean signed() {
        return signed;
    }

    /** The opaque colour of an entry, 0 to {@value #ENTRIES} - 1. */
    public int argb(int entry) {
        return table[entry];
    }

    /** The opaque colour at a position, 0 for the low end to 1 for the high end; beyond them, the end colours. */
    public int at(double position) {
        return table[Math.clamp((long) (position * ENTRIES), 0, ENTRIES - 1)];
    }

    /**
     * This map for a bar between these limits. A map for signed quantities keeps its middle at zero and its steps alike on
     * both sides, so that of limits that are not symmetric it shows a part; others serve all limits as they are.
     */
    public ColourMap between(Limits limits) {
        if (!signed || limits.equals(limits.symmetric())) {
            return this;
        }
        double reach = limits.symmetric().high();
        int[] part = new int[ENTRIES];
        for (int i = 0; i < ENTRIES; i++) {
            double value = limits.low() + (limits.high() - limits.low()) * (i + 0.5) / ENTRIES;
            part[i] = at((1 + value / reach) / 2);
        }
        return new ColourMap(name, true, part);
    }

    /** A copy of all colours. */
    public int[] toArray() {
        return table.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ColourMap map && map.name.equals(name) && Arrays.equals(map.table, table);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
