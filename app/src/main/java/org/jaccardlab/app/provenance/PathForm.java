package org.jaccardlab.app.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.document.Codec;
import org.jaccardlab.io.ClassTableCatalogue;

/** How documents name files: seen from their own folder, with forward slashes, so that both can move together. */
public final class PathForm {

    private PathForm() {
    }

    /**
     * A codec for documents of this folder.
     *
     * @param folder of the document; empty for one that does not move, which names files from the root
     */
    public static Codec codec(Optional<Path> folder) {
        Optional<Path> absolute = folder.map(path -> path.toAbsolutePath().normalize());
        return Codec.STANDARD.with(Path.class, path -> TextNode.valueOf(text(path, absolute)),
                node -> path(node, absolute))
                .with(LabelTable.class, PathForm::table, PathForm::table);
    }

    private static String text(Path path, Optional<Path> folder) {
        Path absolute = path.toAbsolutePath().normalize();
        Path seen = folder.filter(from -> from.getRoot().equals(absolute.getRoot()))
                .map(from -> from.relativize(absolute)).orElse(absolute);
        String text = seen.toString().replace(seen.getFileSystem().getSeparator(), "/");
        return text.isEmpty() ? "." : text;
    }

    private static Path path(JsonNode node, Optional<Path> folder) {
        try {
            if (node.isTextual() && !node.textValue().isBlank()) {
                Path path = Path.of(node.textValue());
                return folder.map(from -> from.resolve(path)).orElse(path).normalize();
            }
        } catch (InvalidPathException impossible) {
            throw new IllegalArgumentException("must be a file's name but is " + node, impossible);
        }
        throw new IllegalArgumentException("must be a file's name but is " + node);
    }

    /** A table that ships with the program is called by its name, any other is written down. */
    private static JsonNode table(LabelTable table) {
        return ClassTableCatalogue.find(table.name()).filter(table::equals).isPresent()
                ? TextNode.valueOf(table.name())
                : Codec.STANDARD.write(table);
    }

    private static LabelTable table(JsonNode node) {
        return node.isTextual()
                ? ClassTableCatalogue.named(node.textValue())
                : Codec.STANDARD.read(node, LabelTable.class);
    }
}
