package org.jaccardlab.io;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.sample.ClassTable;

/** One value or colour per pixel as a file gave it, and how they are coded, before the number of classes is known. */
final class RawLabels implements UnmappedLabels {

    private final String file;
    private final Frame frame;
    private final int[] values;
    private final LabelCoding coding;

    /** Takes over {@code values}, row by row. */
    RawLabels(String file, Frame frame, int[] values, LabelCoding coding) {
        this.file = file;
        this.frame = frame;
        this.values = values;
        this.coding = coding;
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public Optional<ClassTable> classes() {
        return coding.table().flatMap(LabelTable::classes);
    }

    @Override
    public int neededClasses(int ignore) {
        if (classes().isPresent()) {
            return classes().get().count();
        }
        IntUnaryOperator coder = coding.coder(ignore);
        int largest = 1;
        for (int value : values) {
            largest = Math.max(largest, coder.applyAsInt(value));
        }
        return Math.min(largest + 1, LabelMap.IGNORED);
    }

    @Override
    public boolean holdsIndices(int ignore) {
        return coding == LabelCoding.Plain.INDICES
                && Arrays.stream(values).anyMatch(value -> value > 0 && value != ignore);
    }

    @Override
    public LabelMap map(ClassTable table, int ignore, Opening opening) throws UnreadableFileException {
        int classes = table.count();
        int largest = Math.min(Math.max(1, classes - 1), LabelMap.IGNORED - 1);
        byte[] labels = new byte[values.length];
        IntUnaryOperator coder = coding.coder(ignore);
        for (int i = 0; i < values.length; i++) {
            int label = coder.applyAsInt(values[i]);
            if (label == LabelCoding.IGNORED) {
                labels[i] = (byte) LabelMap.IGNORED;
            } else if (label < 0 || label > largest) {
                throw unknown(i, classes, largest, coder);
            } else {
                labels[i] = (byte) label;
            }
        }
        // Of 255 it has been decided before whether it makes a mask, or somebody has said so.
        boolean unusual = ignore != SampleFiles.USUAL_IGNORE && ignore != 0xffff;
        if (unusual && coding == LabelCoding.Plain.INDICES && !holdsIndices(ignore)
                && Arrays.stream(values).anyMatch(value -> value == ignore)) {
            opening.warn(file + " holds nothing but 0 and the ignored value " + ignore
                    + ": name another ignored value if " + ignore + " marks an object.");
        }
        return new LabelMap(frame.region().size(), labels);
    }

    private UnreadableFileException unknown(int first, int classes, int largest, IntUnaryOperator coder) {
        int wrong = values[first];
        int pixels = 0;
        TreeSet<Integer> others = new TreeSet<>();
        for (int value : values) {
            if (value == wrong) {
                pixels++;
            } else if (others.size() < 1000) {
                int label = coder.applyAsInt(value);
                if (label != LabelCoding.IGNORED && (label < 0 || label > largest)) {
                    others.add(value);
                }
            }
        }
        boolean colours = coding instanceof LabelCoding.ByColour;
        String finding = String.format(Locale.ROOT, "holds the %s on %,d %s, the first at %s%s",
                colours ? "colour " + LabelTable.hex(wrong) : "value " + wrong,
                pixels, pixels == 1 ? "pixel" : "pixels", frame.place(first),
                others.isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, " (and %d other such %s)", others.size(),
                                colours ? "colours" : "values"));
        if (coder.applyAsInt(wrong) >= 0 || coding == LabelCoding.Plain.INDICES
                || coding == LabelCoding.Plain.SHIFTED) {
            return new UnreadableFileException(file,
                    finding + ", but there " + (classes == 1 ? "is one class" : "are " + classes + " classes"),
                    coding.table().isPresent()
                            ? "give a prediction of the classes of " + coding.table().get().title()
                            : "number the labels from 0 to " + largest + " or name " + wrong
                                    + " as the ignored value");
        }
        if (coding instanceof LabelCoding.ByColour byColour) {
            return new UnreadableFileException(file, finding + nearest(byColour.labels(), wrong),
                    "correct it, take the nearest colours with the coding "
                            + new LabelCoding.ByColour(byColour.labels(), tolerance(byColour.labels(), coder)).text()
                            + ", or choose the class table that it was made with");
        }
        return new UnreadableFileException(file, finding + ", which "
                + coding.table().map(table -> table.title() + " does not know").orElse("is not one of a "
                        + coding.text()),
                "choose another coding");
    }

    /** With how much of it all colours are known. */
    private int tolerance(LabelTable table, IntUnaryOperator coder) {
        return Arrays.stream(values).distinct().filter(value -> coder.applyAsInt(value) == LabelCoding.UNKNOWN)
                .map(table::tolerance).max().orElse(0);
    }

    private static String nearest(LabelTable table, int rgb) {
        return table.nearest(rgb).map(row -> ", nearest is " + row.name() + " "
                + LabelTable.hex(row.rgb().orElseThrow()) + " of " + table.title()).orElse("");
    }
}
