package org.jaccardlab.io;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.sample.ClassTable;

/**
 * Labels of a file that calls its classes by name.
 *
 * @param names of the classes, the background first
 * @param values per pixel an index into {@code names}, or -1 where it does not count
 * @param sorted whether the order of the names is the alphabet's, and so says nothing of class indices
 */
record NamedLabels(String file, Frame frame, List<String> names, int[] values, boolean sorted)
        implements
            UnmappedLabels {

    /** What pixels are that no annotation covers. */
    static final String BACKGROUND = "background";

    NamedLabels {
        names = List.copyOf(names);
    }

    @Override
    public Optional<ClassTable> classes() {
        return Optional.of(table(names));
    }

    /** The classes of several files that call them by name. */
    static ClassTable union(List<NamedLabels> files) {
        Set<String> names = new LinkedHashSet<>();
        files.forEach(file -> names.addAll(file.names()));
        List<String> list = new ArrayList<>(names);
        if (files.stream().anyMatch(NamedLabels::sorted)) {
            list.subList(1, list.size()).sort(null);
        }
        return table(list);
    }

    private static ClassTable table(List<String> names) {
        List<ClassTable.Entry> entries = new ArrayList<>();
        for (String name : names) {
            // What is not annotated is drawn dark, so that objects stand out.
            entries.add(new ClassTable.Entry(name,
                    entries.isEmpty() ? 0x202020 : ClassTable.distinctColour(entries.size() - 1)));
        }
        return new ClassTable(entries);
    }

    @Override
    public int neededClasses(int ignore) {
        return Math.max(2, names.size());
    }

    @Override
    public LabelMap map(ClassTable table, int ignore, Opening opening) throws UnreadableFileException {
        int[] classes = new int[names.size()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = classNamed(names.get(i), table);
        }
        byte[] labels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            int cls = values[i] < 0 ? LabelMap.IGNORED : classes[values[i]];
            if (cls < 0) {
                throw new UnreadableFileException(file, "has the label "
                        + UnreadableFileException.quoted(names.get(values[i])) + ", which is no class here",
                        "name the classes as the file does: " + list());
            }
            labels[i] = (byte) cls;
        }
        return new LabelMap(frame.region().size(), labels);
    }

    /** Classes are found by their names, or, where they are merely numbered, by their place. */
    private int classNamed(String name, ClassTable table) {
        for (int c = 0; c < table.count(); c++) {
            if (table.name(c).strip().toLowerCase(Locale.ROOT).equals(name.strip().toLowerCase(Locale.ROOT))) {
                return c;
            }
        }
        int place = names.indexOf(name);
        boolean oneObject = table.count() == 1 && names.size() <= 2;
        boolean numbered = !sorted && table.equals(ClassTable.numbered(table.count())) && place < table.count();
        // What nobody annotated is class 0 whatever it is called.
        return oneObject || numbered || place == 0 ? place : -1;
    }

    private String list() {
        return String.join(", ", names.subList(0, Math.min(10, names.size())));
    }
}
