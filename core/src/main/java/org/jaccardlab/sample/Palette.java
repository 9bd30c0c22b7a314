package org.jaccardlab.sample;

import java.util.ArrayList;
import java.util.List;

/** Colours for classes, where those of the data set are hard to tell apart. */
public enum Palette {
    OWN("The data set's colours"),
    /** See {@link ClassTable#distinctColour}. */
    DISTINCT("Okabe and Ito (colour-blind safe)"),
    /** Nine colours by Paul Tol (2021) that people with any common colour vision can tell apart. */
    MUTED("Tol, muted (colour-blind safe)");

    private static final int[] TOL = {0x332288, 0x88CCEE, 0x44AA99, 0x117733, 0x999933, 0xDDCC77, 0xCC6677, 0x882255,
            0xAA4499};

    private final String title;

    Palette(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The same classes in these colours; past the last a colour comes back darker. */
    public ClassTable of(ClassTable classes) {
        if (this == OWN) {
            return classes;
        }
        List<ClassTable.Entry> entries = new ArrayList<>();
        for (int c = 0; c < classes.count(); c++) {
            entries.add(new ClassTable.Entry(classes.name(c),
                    this == DISTINCT ? ClassTable.distinctColour(c) : ClassTable.shaded(TOL, c)));
        }
        return new ClassTable(entries);
    }
}
