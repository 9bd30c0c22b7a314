package org.jaccardlab.io;

import java.util.Locale;
import java.util.TreeSet;
import org.jaccardlab.label.LabelMap;

/** One integer per pixel as a file gave it, before anybody asked whether they are class indices. */
final class RawLabels {

    private final String file;
    private final Frame frame;
    private final int[] values;

    /** Takes over {@code values}, row by row. */
    RawLabels(String file, Frame frame, int[] values) {
        this.file = file;
        this.frame = frame;
        this.values = values;
    }

    String file() {
        return file;
    }

    int at(int pixel) {
        return values[pixel];
    }

    /** Where a pixel lies in the whole picture. */
    String place(int pixel) {
        return frame.place(pixel);
    }

    /** How many classes these labels need if nothing else says so: at least two. */
    int neededClasses(int ignore) {
        int largest = 1;
        for (int value : values) {
            if (value != ignore) {
                largest = Math.max(largest, value);
            }
        }
        return Math.min(largest + 1, LabelMap.IGNORED);
    }

    /**
     * The labels as class indices, {@code ignore} turned into {@link LabelMap#IGNORED}.
     *
     * @param classes how many there are; one channel knows the labels 0 and 1
     * @throws UnreadableFileException if any other value is not a class
     */
    LabelMap map(int classes, int ignore, Opening opening) throws UnreadableFileException {
        int largest = Math.min(Math.max(1, classes - 1), LabelMap.IGNORED - 1);
        byte[] labels = new byte[values.length];
        boolean ignored = false;
        boolean kept = false;
        for (int i = 0; i < values.length; i++) {
            int value = values[i];
            if (value == ignore) {
                labels[i] = (byte) LabelMap.IGNORED;
                ignored = true;
            } else if (value < 0 || value > largest) {
                throw unknown(i, classes, largest, ignore);
            } else {
                labels[i] = (byte) value;
                kept |= value != 0;
            }
        }
        if (ignored && !kept) {
            opening.warn(file + " holds nothing but 0 and the ignored value " + ignore + ": if " + ignore
                    + " marks an object, save it as 1 instead.");
        }
        return new LabelMap(frame.region().size(), labels);
    }

    private UnreadableFileException unknown(int first, int classes, int largest, int ignore) {
        int wrong = values[first];
        int pixels = 0;
        TreeSet<Integer> others = new TreeSet<>();
        for (int value : values) {
            if (value == wrong) {
                pixels++;
            } else if (value != ignore && (value < 0 || value > largest) && others.size() < 1000) {
                others.add(value);
            }
        }
        String finding = String.format(Locale.ROOT,
                "holds the value %d on %,d %s, the first at %s%s, but there %s", wrong,
                pixels, pixels == 1 ? "pixel" : "pixels", frame.place(first),
                others.isEmpty() ? "" : String.format(Locale.ROOT, " (and %d other such values)", others.size()),
                classes == 1 ? "is one class" : "are " + classes + " classes");
        return new UnreadableFileException(file, finding, "number the labels from 0 to " + largest
                + " or name " + wrong + " as the ignored value");
    }
}
