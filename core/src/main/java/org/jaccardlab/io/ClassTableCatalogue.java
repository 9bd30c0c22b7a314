package org.jaccardlab.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.coding.LabelTable;

/** The class tables that come with the program, listed in {@code index.tsv}. Adding one is adding a file and a line. */
public final class ClassTableCatalogue {

    private static final List<LabelTable> TABLES = tables();

    private ClassTableCatalogue() {
    }

    /** In the order in which to offer them. */
    public static List<LabelTable> all() {
        return TABLES;
    }

    /** What {@link #find} finds. */
    public static List<String> names() {
        return TABLES.stream().map(LabelTable::name).toList();
    }

    /** The table of this name, if there is one. */
    public static Optional<LabelTable> find(String name) {
        return TABLES.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** @throws IllegalArgumentException if there is none of this name, with the names there are */
    public static LabelTable named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("there is no class table "
                + UnreadableFileException.quoted(name) + ", only " + String.join(", ", names())));
    }

    /**
     * The coding of this {@linkplain LabelCoding#text() text}, its table one of {@code own} or of this catalogue.
     *
     * @throws IllegalArgumentException if there is none, with the ones there are
     */
    public static LabelCoding coding(String text, List<LabelTable> own) {
        for (LabelCoding.Plain plain : LabelCoding.Plain.values()) {
            if (plain.text().equals(text.toLowerCase(Locale.ROOT))) {
                return plain;
            }
        }
        String[] parts = text.split(":", 2);
        String name = parts.length == 2 ? parts[1].replaceFirst("~\\d{1,3}$", "") : "";
        if (parts[0].equals("values")) {
            return new LabelCoding.ByValue(table(name, own));
        }
        if (parts[0].equals("colours")) {
            int tolerance = name.equals(parts[1]) ? 0 : Integer.parseInt(parts[1].substring(name.length() + 1));
            return new LabelCoding.ByColour(table(name, own), tolerance);
        }
        throw new IllegalArgumentException("there is no label coding " + UnreadableFileException.quoted(text)
                + ", only " + Arrays.stream(LabelCoding.Plain.values()).map(LabelCoding::text)
                        .collect(Collectors.joining(", "))
                + ", values:TABLE and colours:TABLE");
    }

    private static LabelTable table(String name, List<LabelTable> own) {
        return own.stream().filter(table -> table.name().equals(name)).findFirst().orElseGet(() -> named(name));
    }

    private static List<LabelTable> tables() {
        List<LabelTable> tables = new ArrayList<>();
        for (String line : text("index").lines().filter(row -> !row.startsWith("#")).toList()) {
            String[] cells = line.split("\t", -1);
            List<String> patterns = Stream.of(cells[2].split(" ")).filter(word -> !word.isEmpty()).toList();
            try {
                tables.add(new LabelTable(cells[0], cells[1], patterns,
                        ClassTableFile.rows(cells[0] + ".tsv", text(cells[0]))));
            } catch (UnreadableFileException e) {
                throw new IllegalStateException(e);
            }
        }
        return List.copyOf(tables);
    }

    private static String text(String name) {
        try (InputStream in = ClassTableCatalogue.class.getResourceAsStream("classes/" + name + ".tsv")) {
            if (in == null) {
                throw new IllegalStateException("the class table " + name + ".tsv is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
