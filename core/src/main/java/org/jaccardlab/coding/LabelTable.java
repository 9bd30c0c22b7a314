package org.jaccardlab.coding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jaccardlab.sample.ClassTable;

/**
 * The labels of a data set: which value and which colour a file has for each, and which class it is. Several labels may
 * be the same class; the first of them names it and gives it its colour.
 *
 * @param name short, without blanks, as it is typed: "cityscapes"
 * @param title as it is shown: "Cityscapes (label ids, colours)"
 * @param patterns of file names that this data set uses, {@code *} standing for anything
 * @param rows none if classes are merely numbered
 */
public record LabelTable(String name, String title, List<String> patterns, List<Row> rows) {

    /** More classes than these have no room in a label map. */
    public static final int MOST_CLASSES = 255;

    /**
     * One label.
     *
     * @param value in files of numbers, if it occurs there
     * @param rgb 0xRRGGBB in files of colours, if it occurs there
     * @param cls its class index; empty if its pixels do not count
     */
    public record Row(OptionalInt value, String name, OptionalInt rgb, OptionalInt cls) {
    }

    /** @throws IllegalArgumentException if the classes are not 0, 1, 2, ... without a gap */
    public LabelTable {
        patterns = List.copyOf(patterns);
        rows = List.copyOf(rows);
        int count = count(rows);
        if (count > MOST_CLASSES) {
            throw new IllegalArgumentException(
                    "has " + count + " classes, more than the " + MOST_CLASSES + " that fit");
        }
        for (int c = 0; c < count; c++) {
            if (first(rows, c).isEmpty()) {
                throw new IllegalArgumentException(
                        "has a class " + (count - 1) + " but no class " + c);
            }
        }
    }

    /** A table of the user's own. */
    public static LabelTable of(String name, List<Row> rows) {
        return new LabelTable(name, name, List.of(), rows);
    }

    private static int count(List<Row> rows) {
        return rows.stream().mapToInt(row -> row.cls().orElse(-1)).max().orElse(-1) + 1;
    }

    private static Optional<Row> first(List<Row> rows, int cls) {
        return rows.stream().filter(row -> row.cls().isPresent() && row.cls().getAsInt() == cls).findFirst();
    }

    /** Names and colours by class index; empty if the table names none. */
    public Optional<ClassTable> classes() {
        List<ClassTable.Entry> entries = new ArrayList<>();
        for (int c = 0; c < count(rows); c++) {
            Row row = first(rows, c).orElseThrow();
            entries.add(new ClassTable.Entry(row.name(), row.rgb().orElse(ClassTable.distinctColour(c))));
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(new ClassTable(entries));
    }

    /** From a value to its label; of several labels with one value the first. */
    public Map<Integer, Row> byValue() {
        return rows.stream().filter(row -> row.value().isPresent())
                .collect(Collectors.toMap(row -> row.value().getAsInt(), row -> row, (a, b) -> a, HashMap::new));
    }

    /** From a colour 0xRRGGBB to its label; of several labels with one colour the first. */
    public Map<Integer, Row> byColour() {
        return coloured().collect(Collectors.toMap(row -> row.rgb().getAsInt(), row -> row, (a, b) -> a, HashMap::new));
    }

    private Stream<Row> coloured() {
        return rows.stream().filter(row -> row.rgb().isPresent());
    }

    /**
     * The label whose colour is nearest to this one, by the sum of the channels' differences: of colours that went wrong in
     * one channel this finds the one that was meant, where squares prefer another that is a little off in all three.
     */
    public Optional<Row> nearest(int rgb) {
        return coloured().min((a, b) -> Integer.compare(distance(a.rgb().getAsInt(), rgb),
                distance(b.rgb().getAsInt(), rgb)));
    }

    /** By how much the channel that differs most lies off the nearest colour; 0 if the table has no colours. */
    public int tolerance(int rgb) {
        return nearest(rgb).map(row -> {
            int most = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                most = Math.max(most, Math.abs((row.rgb().orElse(rgb) >> shift & 0xff) - (rgb >> shift & 0xff)));
            }
            return most;
        }).orElse(0);
    }

    private static int distance(int a, int b) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            sum += Math.abs((a >> shift & 0xff) - (b >> shift & 0xff));
        }
        return sum;
    }

    /** Whether files of this data set have names like this one. */
    public boolean isNamedLike(String file) {
        return patterns.stream().anyMatch(pattern -> file.matches(Stream.of(pattern.split("\\*", -1))
                .map(Pattern::quote).collect(Collectors.joining(".*"))));
    }

    /** A colour as people write it: "#80403F". */
    public static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06X", rgb & 0xffffff);
    }
}
