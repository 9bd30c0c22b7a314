package org.jaccardlab.picture;

import org.jaccardlab.sample.ClassTable;

/** What each label of a label map is called and which colour it has, whatever the class table leaves open. */
public final class ClassLook {

    private static final int BACKGROUND = 0x5f6368;

    private final ClassTable classes;
    private final int firstOfTable;

    public ClassLook(ClassTable classes) {
        this.classes = classes;
        // One channel means a sigmoid: label 1 is the table's only class, label 0 its absence.
        this.firstOfTable = classes.count() == 1 ? 1 : 0;
    }

    /** 0xRRGGBB. */
    public int rgb(int label) {
        if (label < firstOfTable) {
            return BACKGROUND;
        }
        int cls = label - firstOfTable;
        return cls < classes.count() ? classes.rgb(cls) & 0xffffff : ClassTable.distinctColour(cls);
    }

    public String name(int label) {
        if (label < firstOfTable) {
            return "background";
        }
        int cls = label - firstOfTable;
        return cls < classes.count() ? classes.name(cls) : "class " + cls;
    }
}
