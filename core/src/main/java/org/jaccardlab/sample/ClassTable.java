package org.jaccardlab.sample;

import java.util.ArrayList;
import java.util.List;

/** The classes of a data set in index order: a name and a colour each. */
public record ClassTable(List<Entry> entries) {

    /** One class: what it is called, and its opaque colour as 0xRRGGBB. */
    public record Entry(String name, int rgb) {
    }

    /** Seven colours that people with any common colour vision can tell apart (Okabe and Ito, 2008), black left out. */
    private static final int[] DISTINCT = {0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442};

    public ClassTable {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a class table needs at least one class");
        }
    }

    /** Classes without names: "class 0", "class 1", ... in colours that differ. */
    public static ClassTable numbered(int classes) {
        List<Entry> entries = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            entries.add(new Entry("class " + c, distinctColour(c)));
        }
        return new ClassTable(entries);
    }

    /** A colour for class {@code c} of a table that names none. */
    public static int distinctColour(int c) {
        return shaded(DISTINCT, c);
    }

    /** Past the first round every colour comes back a shade darker, never quite black. */
    static int shaded(int[] colours, int c) {
        int rgb = colours[c % colours.length];
        double shade = Math.max(0.35, Math.pow(0.75, c / colours.length));
        int r = (int) ((rgb >> 16 & 0xff) * shade);
        int g = (int) ((rgb >> 8 & 0xff) * shade);
        int b = (int) ((rgb & 0xff) * shade);
        return r << 16 | g << 8 | b;
    }

    public int count() {
        return entries.size();
    }

    public String name(int cls) {
        return entries.get(cls).name();
    }

    public int rgb(int cls) {
        return entries.get(cls).rgb();
    }
}
