package org.jaccardlab.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jaccardlab.coding.LabelTable;

/**
 * Polygons, rectangles and circles of a labelme file. Their labels become classes in alphabetical order after the
 * background; {@code __ignore__} does not count; later shapes lie over earlier ones.
 */
final class LabelmeShapes {

    private static final String IGNORE = "__ignore__";

    private final String file;
    private final JsonNode tree;
    private final Frame frame;

    LabelmeShapes(String file, JsonNode tree, Frame frame) {
        this.file = file;
        this.tree = tree;
        this.frame = frame;
    }

    NamedLabels read(Opening opening) throws UnreadableFileException {
        AnnotationFile.requireSize(file, tree.path("imageWidth"), tree.path("imageHeight"), frame);
        List<String> names = names();
        ObjectCanvas canvas = new ObjectCanvas(file, frame.size());
        int left = 0;
        for (JsonNode shape : tree.path("shapes")) {
            String label = label(shape);
            int value = label.equals(IGNORE) ? -1 : names.indexOf(label);
            left += paint(shape, value, canvas) ? 0 : 1;
        }
        if (left > 0) {
            opening.warn(String.format(Locale.ROOT,
                    "%s has %,d %s, left out: only polygons, rectangles and circles are read.", file, left,
                    left == 1 ? "shape of another kind" : "shapes of other kinds"));
        }
        if (canvas.overlaps() > 0) {
            opening.warn(String.format(Locale.ROOT,
                    "%s has shapes of different labels over each other on %,d %s, where the later one was taken.",
                    file, canvas.overlaps(), canvas.overlaps() == 1 ? "pixel" : "pixels"));
        }
        return new NamedLabels(file, frame, names, canvas.values(frame.region()), true);
    }

    private String label(JsonNode shape) throws UnreadableFileException {
        String label = shape.path("label").asText().strip();
        if (label.isEmpty()) {
            throw new UnreadableFileException(file, "has a shape without a label", "give it one");
        }
        return label.equals("_background_") || label.equalsIgnoreCase(NamedLabels.BACKGROUND)
                ? NamedLabels.BACKGROUND
                : label;
    }

    private List<String> names() throws UnreadableFileException {
        TreeSet<String> labels = new TreeSet<>();
        for (JsonNode shape : tree.path("shapes")) {
            labels.add(label(shape));
        }
        labels.remove(IGNORE);
        labels.remove(NamedLabels.BACKGROUND);
        if (labels.size() >= LabelTable.MOST_CLASSES) {
            throw new UnreadableFileException(file, String.format(Locale.ROOT,
                    "has %,d different labels, more than the %d that fit beside the background", labels.size(),
                    LabelTable.MOST_CLASSES - 1), "name objects of one class alike");
        }
        List<String> names = new ArrayList<>(List.of(NamedLabels.BACKGROUND));
        names.addAll(labels);
        return names;
    }

    private boolean paint(JsonNode shape, int value, ObjectCanvas canvas) throws UnreadableFileException {
        String type = shape.path("shape_type").asText("polygon");
        double[] p = points(shape.path("points"));
        switch (type) {
            case "polygon", "" -> canvas.polygon(p, value);
            case "rectangle" -> {
                requirePoints(p, type);
                canvas.polygon(new double[]{p[0], p[1], p[2], p[1], p[2], p[3], p[0], p[3]}, value);
            }
            case "circle" -> {
                requirePoints(p, type);
                canvas.disc(p[0], p[1], Math.hypot(p[2] - p[0], p[3] - p[1]), value);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void requirePoints(double[] points, String type) throws UnreadableFileException {
        if (points.length != 4) {
            throw new UnreadableFileException(file, "has a " + type + " without exactly two points",
                    "draw it with two points");
        }
    }

    private double[] points(JsonNode list) throws UnreadableFileException {
        double[] points = new double[2 * list.size()];
        for (int i = 0; i < list.size(); i++) {
            for (int axis = 0; axis < 2; axis++) {
                points[2 * i + axis] = AnnotationFile.number(file, list.path(i).path(axis), "a shape with a point");
            }
        }
        return points;
    }
}
