package org.jaccardlab.app.workbench;

import java.util.Optional;
import java.util.OptionalInt;
import org.jaccardlab.sample.ClassTable;

/**
 * A name and a colour that somebody has given to one class. It holds only where the sample itself calls that class so:
 * class 3 of another data set is another thing.
 *
 * @param cls its index
 * @param own what the sample calls it
 * @param name what it is called instead, without blanks around it; empty if it keeps its own
 * @param rgb its colour as 0xRRGGBB, whatever the palette; empty if it keeps that of the palette
 */
public record ClassLook(int cls, String own, Optional<String> name, OptionalInt rgb) {

    /** In characters; what is longer fits into no legend. */
    public static final int LONGEST_NAME = 80;

    public ClassLook {
        name = name.map(String::strip);
        if (name.filter(String::isEmpty).isPresent()) {
            throw new IllegalArgumentException("a class needs a name: type one, or press Escape to keep the old one");
        }
        if (name.filter(given -> given.length() > LONGEST_NAME).isPresent()) {
            throw new IllegalArgumentException("the name of a class has at most " + LONGEST_NAME
                    + " characters, not " + name.orElseThrow().length() + ": type a shorter one");
        }
        if (rgb.isPresent() && rgb.getAsInt() != (rgb.getAsInt() & 0xffffff)) {
            throw new IllegalArgumentException("a colour is a number from 0 to " + 0xffffff + ", not "
                    + rgb.getAsInt());
        }
    }

    /** Of a class as it is. */
    static ClassLook none(int cls, String own) {
        return new ClassLook(cls, own, Optional.empty(), OptionalInt.empty());
    }

    boolean isNone() {
        return name.isEmpty() && rgb.isEmpty();
    }

    /** The sample's own name is no name that has been given. */
    ClassLook withName(String other) {
        return new ClassLook(cls, own, Optional.of(other.strip()).filter(given -> !given.equals(own)), rgb);
    }

    ClassLook withRgb(int other) {
        return new ClassLook(cls, own, name, OptionalInt.of(other));
    }

    /** The class of this entry as it is to be shown. */
    ClassTable.Entry of(ClassTable.Entry entry) {
        return new ClassTable.Entry(name.orElse(entry.name()), rgb.orElse(entry.rgb()));
    }
}
