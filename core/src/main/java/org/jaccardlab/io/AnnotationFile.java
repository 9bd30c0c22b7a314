package org.jaccardlab.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.raster.Size;

/** Reads outlines and runs of objects, as COCO and labelme write them in JSON, into a label map. */
final class AnnotationFile {

    private AnnotationFile() {
    }

    /**
     * @param key the file name or id of an image of COCO annotations
     * @throws UnreadableFileException if the annotations are of another tool, damaged, or not of this picture
     */
    static NamedLabels read(Path file, Optional<String> key, Frame frame, Opening opening) throws IOException {
        JsonNode tree = JsonFile.read(file);
        String name = UnreadableFileException.name(file);
        try {
            if (tree.path("images").isArray() && tree.path("annotations").isArray()) {
                return new CocoAnnotations(name, tree, frame).read(key, opening);
            }
            if (tree.path("shapes").isArray()) {
                return new LabelmeShapes(name, tree, frame).read(opening);
            }
        } catch (OutOfMemoryError e) {
            throw new UnreadableFileException(name, "needs more memory than there is at " + frame.size() + " pixels",
                    "cut out a part of the picture").causedBy(e);
        }
        throw isLabelStudio(tree)
                ? new UnreadableFileException(name, "holds annotations of Label Studio, whose runs are packed in their"
                        + " own way", "export them as COCO or as PNG masks")
                : new UnreadableFileException(name, "is JSON but holds no annotations as COCO or labelme write them",
                        "export it as COCO or labelme JSON, or as a PNG of class indices");
    }

    /** What is in the file, whatever picture it belongs to. */
    static Inspection.Annotations inspect(Path file) throws IOException {
        JsonNode tree = JsonFile.read(file);
        if (tree.path("images").isArray() && tree.path("annotations").isArray()) {
            return new Inspection.Annotations("COCO annotations", tree.path("images").size(),
                    tree.path("annotations").size(), names(tree.path("categories"), "name"));
        }
        if (tree.path("shapes").isArray()) {
            return new Inspection.Annotations("labelme shapes", 1, tree.path("shapes").size(),
                    names(tree.path("shapes"), "label"));
        }
        return new Inspection.Annotations(isLabelStudio(tree) ? "Label Studio annotations" : "other JSON", 0, 0,
                List.of());
    }

    private static List<String> names(JsonNode list, String field) {
        return list.valueStream().map(item -> item.path(field).asText()).distinct().limit(LabelTable.MOST_CLASSES)
                .toList();
    }

    private static boolean isLabelStudio(JsonNode tree) {
        JsonNode task = tree.isArray() ? tree.path(0) : tree;
        return task.path("annotations").path(0).has("result") || task.path("completions").isArray()
                || task.has("brush") || task.has("tag") || task.path("result").isArray();
    }

    /** Refuses annotations that were made on a picture of another size; sizes that are not stated are not checked. */
    static void requireSize(String file, JsonNode width, JsonNode height, Frame frame)
            throws UnreadableFileException {
        if (width.isMissingNode() || width.isNull() || height.isMissingNode() || height.isNull()) {
            return;
        }
        if (!width.isInt() || !height.isInt() || width.intValue() < 1 || height.intValue() < 1) {
            throw new UnreadableFileException(file, "gives its picture no size that a picture can have",
                    "correct width and height");
        }
        frame.check(file, new Size(height.intValue(), width.intValue()));
    }

    /** @throws UnreadableFileException if it is not a finite number */
    static double number(String file, JsonNode node, String what) throws UnreadableFileException {
        double number = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!Double.isFinite(number)) {
            throw new UnreadableFileException(file, "has " + what + " that is no number",
                    "save it again, it is damaged");
        }
        return number;
    }
}
