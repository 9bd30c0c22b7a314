package org.jaccardlab.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jaccardlab.coding.LabelTable;

/**
 * Class tables of the user's own: lines of text with a header that names the columns (separated by commas, semicolons or
 * tabs), or JSON: a list of such records or of names, also under "classes" or "labels", or an object from names to
 * values as nnU-Net has it.
 * <p>
 * The columns are {@code name}, {@code value} (or {@code id}), {@code colour} (#rrggbb, or three numbers; or the columns
 * {@code r}, {@code g}, {@code b}) and {@code class} (or {@code train_id}), where nothing, "ignored", -1 and 255 stand for
 * pixels that do not count. Without {@code class} the rows are the classes in order; without {@code value} values are
 * class indices.
 */
public final class ClassTableFile {

    private static final long LONGEST = 1 << 20;
    private static final int MOST_ROWS = 65_536;
    private static final List<String> COLUMNS = List.of("name", "value", "colour", "class", "r", "g", "b");

    private final String file;
    private final List<Map<String, String>> records;

    private ClassTableFile(String file, List<Map<String, String>> records) {
        this.file = file;
        this.records = records;
    }

    /** @throws UnreadableFileException if it is no such table, naming the row and the column */
    public static LabelTable read(Path path) throws IOException {
        String file = UnreadableFileException.name(path);
        FileFormat.requireReadable(path);
        if (Files.size(path) > LONGEST) {
            throw new UnreadableFileException(path, String.format(Locale.ROOT,
                    "is %,d bytes long, which no class table is", Files.size(path)), "choose a CSV or JSON file");
        }
        String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8).stripLeading();
        if (text.startsWith("\ufeff")) {
            text = text.substring(1);
        }
        boolean json = text.startsWith("{") || text.startsWith("[");
        List<LabelTable.Row> rows = new ClassTableFile(file,
                json ? records(file, JsonFile.read(path)) : records(file, text)).rows();
        int dot = file.lastIndexOf('.');
        return table(file, (dot > 0 ? file.substring(0, dot) : file).replaceAll("\\s+", "-"), rows);
    }

    private static LabelTable table(String file, String name, List<LabelTable.Row> rows)
            throws UnreadableFileException {
        try {
            return LabelTable.of(name, rows);
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException(file, String.valueOf(e.getMessage()), "number the classes from 0 on")
                    .causedBy(e);
        }
    }

    /** The rows of a table that comes with the program. */
    static List<LabelTable.Row> rows(String file, String text) throws UnreadableFileException {
        return new ClassTableFile(file, records(file, text)).rows();
    }

    private static List<Map<String, String>> records(String file, String text) throws UnreadableFileException {
        List<String> lines = text.lines().filter(line -> !line.isBlank() && !isComment(line)).toList();
        if (lines.isEmpty()) {
            throw new UnreadableFileException(file, "is empty", "save it again");
        }
        char separator = lines.getFirst().contains("\t") ? '\t' : lines.getFirst().contains(";") ? ';' : ',';
        List<String> header = new ArrayList<>();
        for (String word : CsvLine.cells(lines.getFirst(), separator)) {
            header.add(column(word));
        }
        if (!header.contains("name") && !header.contains("colour") && !header.contains("value")
                && !header.contains("r")) {
            throw new UnreadableFileException(file, "has no first line that names its columns",
                    "begin with a line like name,value,colour,class");
        }
        List<Map<String, String>> records = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = CsvLine.cells(line, separator);
            if (cells.size() != header.size()) {
                throw new UnreadableFileException(file,
                        "has " + cells.size() + (cells.size() == 1 ? " cell" : " cells") + " in row "
                                + (records.size() + 1) + " but " + header.size() + " columns",
                        "correct it in a text editor");
            }
            Map<String, String> entry = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                entry.put(header.get(i), cells.get(i));
            }
            records.add(entry);
        }
        return records;
    }

    /** A colour begins with the same sign but goes on with digits and a separator. */
    private static boolean isComment(String line) {
        return line.startsWith("#") && !line.matches("#[0-9a-fA-F]{6}[,;\t].*");
    }

    private static String column(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT).replace("_", "").replace(" ", "").replace("-", "");
        return switch (plain) {
            case "name", "label", "classname", "labelname", "title" -> "name";
            case "value", "id", "index", "labelid", "pixelvalue", "gray", "grey" -> "value";
            case "colour", "color", "rgb", "hex" -> "colour";
            case "class", "trainid", "classid", "classindex" -> "class";
            case "r", "red" -> "r";
            case "g", "green" -> "g";
            case "b", "blue" -> "b";
            default -> plain;
        };
    }

    private static List<Map<String, String>> records(String file, JsonNode tree) throws UnreadableFileException {
        JsonNode list = tree;
        for (String field : List.of("classes", "labels", "categories")) {
            if (tree.path(field).isContainerNode()) {
                list = tree.path(field);
                break;
            }
        }
        List<Map<String, String>> records = new ArrayList<>();
        if (list.isObject()) {
            for (Map.Entry<String, JsonNode> field : list.properties()) {
                if (!field.getValue().isInt()) {
                    throw new UnreadableFileException(file, "gives " + UnreadableFileException.quoted(field.getKey())
                            + " no whole number", "write a list of classes, or an object from names to values");
                }
                boolean ignored = field.getKey().equalsIgnoreCase("ignore");
                records.add(Map.of("name", field.getKey(), "value", field.getValue().asText(), "class",
                        ignored ? "ignored" : field.getValue().asText()));
            }
        }
        for (JsonNode item : list.isArray() ? list : List.<JsonNode>of()) {
            Map<String, String> entry = new LinkedHashMap<>();
            if (item.isTextual()) {
                entry.put("name", item.textValue());
            }
            for (Map.Entry<String, JsonNode> field : item.properties()) {
                entry.put(column(field.getKey()),
                        field.getValue().isContainerNode() ? field.getValue().toString() : field.getValue().asText());
            }
            records.add(entry);
        }
        return records;
    }

    private List<LabelTable.Row> rows() throws UnreadableFileException {
        if (records.size() > MOST_ROWS) {
            throw refusal("has more than " + MOST_ROWS + " rows", "choose a class table");
        }
        boolean classes = records.stream().anyMatch(entry -> entry.containsKey("class"));
        boolean values = records.stream().anyMatch(entry -> entry.containsKey("value"));
        List<LabelTable.Row> rows = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < records.size(); i++) {
            Map<String, String> entry = records.get(i);
            OptionalInt value = whole(i, "value", entry.getOrDefault("value", ""));
            OptionalInt cls;
            if (classes) {
                cls = cls(i, entry.getOrDefault("class", ""));
            } else {
                cls = value.isPresent() && isVoid(value.getAsInt()) ? OptionalInt.empty() : OptionalInt.of(next++);
            }
            String name = entry.getOrDefault("name", "").strip();
            rows.add(new LabelTable.Row(values ? value : cls, name.isEmpty() ? "class " + cls.orElse(i) : name,
                    colour(i, entry), cls));
        }
        if (rows.isEmpty() && !file.startsWith("generic.")) {
            throw refusal("names no class", "add a row for each class");
        }
        return rows;
    }

    private static boolean isVoid(int value) {
        return value < 0 || value == 255;
    }

    private OptionalInt cls(int row, String text) throws UnreadableFileException {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "", "-", "ignored", "ignore", "none", "null" -> OptionalInt.empty();
            default -> {
                OptionalInt cls = whole(row, "class", text);
                yield cls.isEmpty() || isVoid(cls.getAsInt()) ? OptionalInt.empty() : cls;
            }
        };
    }

    private OptionalInt whole(int row, String column, String text) throws UnreadableFileException {
        if (text.isBlank()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            throw refusal("has the " + column + " " + UnreadableFileException.quoted(text) + " in row " + (row + 1),
                    "write a whole number").causedBy(e);
        }
    }

    private OptionalInt colour(int row, Map<String, String> entry) throws UnreadableFileException {
        String text = entry.containsKey("r")
                ? entry.get("r") + " " + entry.getOrDefault("g", "") + " " + entry.getOrDefault("b", "")
                : entry.getOrDefault("colour", "").strip();
        if (text.isBlank()) {
            return OptionalInt.empty();
        }
        if (text.matches("#?[0-9a-fA-F]{6}")) {
            return OptionalInt.of(Integer.parseInt(text.substring(text.length() - 6), 16));
        }
        String[] parts = text.replaceAll("[\\[\\](),]", " ").strip().split("\\s+");
        int rgb = 0;
        for (String part : parts) {
            if (parts.length != 3 || !part.matches("\\d{1,3}") || Integer.parseInt(part) > 255) {
                throw refusal("has the colour " + UnreadableFileException.quoted(text) + " in row " + (row + 1),
                        "write it like #80403F, or as three numbers from 0 to 255");
            }
            rgb = rgb << 8 | Integer.parseInt(part);
        }
        return OptionalInt.of(rgb);
    }

    private UnreadableFileException refusal(String finding, String remedy) {
        return new UnreadableFileException(file, finding, remedy);
    }
}
