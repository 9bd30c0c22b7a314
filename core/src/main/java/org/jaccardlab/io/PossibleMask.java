package org.jaccardlab.io;

import java.util.Optional;
import java.util.OptionalInt;
import org.jaccardlab.coding.LabelCoding.Plain;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.sample.ClassTable;

/**
 * Labels that hold only 0 and the largest value, of which nobody has said what it is. Where there are one or two classes
 * they are a mask: as class indices nothing but class 0 would be left of them. Where there are more, the largest value
 * does not count.
 */
record PossibleMask(UncodedLabels labels) implements UnmappedLabels {

    @Override
    public String file() {
        return labels.name();
    }

    @Override
    public Optional<ClassTable> classes() {
        return Optional.empty();
    }

    @Override
    public int neededClasses(int ignore) {
        return 2;
    }

    @Override
    public LabelMap map(ClassTable table, int ignore, Opening opening) throws UnreadableFileException {
        if (table.count() > 2) {
            return besideIndices(opening).map(table, ignore, opening);
        }
        int top = labels.highest();
        opening.warn(file() + " holds only 0 and " + top + " and was read as a mask, " + top
                + " being class 1: call its coding indices if " + top + " marks pixels that do not count.");
        return labels.raw(Plain.MASK).map(table, ignore, opening);
    }

    @Override
    public RawLabels besideIndices(Opening opening) throws UnreadableFileException {
        int top = labels.highest();
        if (top == opening.ignore()) {
            opening.warn(file() + " holds nothing but 0 and the ignored value " + top
                    + ": call its coding mask if " + top + " marks an object.");
        }
        return labels.raw(labels.coding(opening, OptionalInt.empty()));
    }
}
