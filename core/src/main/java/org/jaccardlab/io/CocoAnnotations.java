package org.jaccardlab.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jaccardlab.coding.LabelTable;

/**
 * The objects of one image of a COCO file: outlines, or runs as lists or packed texts. Categories become classes in the
 * order of the file, after the background; crowds belong to their category; later annotations lie over earlier ones.
 */
final class CocoAnnotations {

    private final String file;
    private final JsonNode tree;
    private final Frame frame;

    CocoAnnotations(String file, JsonNode tree, Frame frame) {
        this.file = file;
        this.tree = tree;
        this.frame = frame;
    }

    NamedLabels read(Optional<String> key, Opening opening) throws UnreadableFileException {
        JsonNode image = key.isPresent() ? image(key.get()) : image();
        AnnotationFile.requireSize(file, image.path("width"), image.path("height"), frame);
        List<String> names = new ArrayList<>(List.of(NamedLabels.BACKGROUND));
        Map<String, Integer> categories = categories(names);
        ObjectCanvas canvas = new ObjectCanvas(file, frame.size());
        String id = image.path("id").asText();
        for (JsonNode annotation : tree.path("annotations")) {
            if (annotation.path("image_id").asText().equals(id)) {
                Integer value = categories.get(annotation.path("category_id").asText());
                if (value == null) {
                    throw new UnreadableFileException(file, "uses the category "
                            + UnreadableFileException.quoted(annotation.path("category_id").asText())
                            + ", which it does not list", "add it to its categories");
                }
                paint(annotation.path("segmentation"), value, canvas);
            }
        }
        if (canvas.overlaps() > 0) {
            opening.warn(String.format(Locale.ROOT,
                    "%s has annotations of different classes over each other on %,d %s, where the later one was taken.",
                    file, canvas.overlaps(), canvas.overlaps() == 1 ? "pixel" : "pixels"));
        }
        return new NamedLabels(file, frame, names, canvas.values(frame.region()), false);
    }

    private JsonNode image(String key) throws UnreadableFileException {
        for (JsonNode image : tree.path("images")) {
            if (image.path("file_name").asText().equals(key) || image.path("id").asText().equals(key)
                    || bare(image).equals(key)) {
                return image;
            }
        }
        throw new UnreadableFileException(file, "describes no image " + UnreadableFileException.quoted(key),
                "choose one by its file name or id" + examples());
    }

    /** The image of the picture's own name, or the only one. */
    private JsonNode image() throws UnreadableFileException {
        for (JsonNode image : tree.path("images")) {
            if (bare(image).equals(frame.image())) {
                return image;
            }
        }
        for (JsonNode image : tree.path("images")) {
            if (stem(bare(image)).equals(stem(frame.image()))) {
                return image;
            }
        }
        int count = tree.path("images").size();
        if (count == 1) {
            return tree.path("images").path(0);
        }
        throw new UnreadableFileException(file, String.format(Locale.ROOT,
                "describes %,d images but none that is called %s", count, frame.image()),
                "choose one by its file name or id" + examples());
    }

    private String examples() {
        List<String> some = new ArrayList<>();
        for (JsonNode image : tree.path("images")) {
            some.add(UnreadableFileException.quoted(bare(image)));
            if (some.size() == 3) {
                break;
            }
        }
        return some.isEmpty() ? "" : ", for example " + String.join(", ", some);
    }

    private static String bare(JsonNode image) {
        String name = image.path("file_name").asText();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** From a category's id to the place of its name, which is added to {@code names}. */
    private Map<String, Integer> categories(List<String> names) throws UnreadableFileException {
        Map<String, Integer> places = new HashMap<>();
        for (JsonNode category : tree.path("categories")) {
            String name = category.path("name").asText().strip();
            if (name.isEmpty()) {
                throw new UnreadableFileException(file, "has a category without a name", "give it one");
            }
            String known = name.equalsIgnoreCase(NamedLabels.BACKGROUND) ? NamedLabels.BACKGROUND : name;
            if (!names.contains(known)) {
                names.add(known);
            }
            places.put(category.path("id").asText(), names.indexOf(known));
            if (names.size() > LabelTable.MOST_CLASSES) {
                throw new UnreadableFileException(file, String.format(Locale.ROOT,
                        "has %,d categories, more than the %d that fit beside the background",
                        tree.path("categories").size(), LabelTable.MOST_CLASSES - 1),
                        "keep only the categories that occur");
            }
        }
        return places;
    }

    private void paint(JsonNode segmentation, int value, ObjectCanvas canvas) throws UnreadableFileException {
        if (segmentation.isArray()) {
            for (JsonNode outline : segmentation) {
                canvas.polygon(points(outline), value);
            }
            return;
        }
        JsonNode counts = segmentation.path("counts");
        JsonNode size = segmentation.path("size");
        if (!counts.isTextual() && !counts.isArray()) {
            throw damaged("has an annotation without outline or runs");
        }
        AnnotationFile.requireSize(file, size.path(1), size.path(0), frame);
        canvas.runs(counts.isTextual() ? unpacked(counts.textValue()) : listed(counts), value);
    }

    private UnreadableFileException damaged(String finding) {
        return new UnreadableFileException(file, finding, "save it again, it is damaged");
    }

    private double[] points(JsonNode outline) throws UnreadableFileException {
        if (!outline.isArray() || outline.size() % 2 != 0) {
            throw damaged("has an outline that is no list of x and y");
        }
        double[] points = new double[outline.size()];
        for (int i = 0; i < points.length; i++) {
            points[i] = AnnotationFile.number(file, outline.path(i), "an outline with a corner");
        }
        return points;
    }

    private static long[] listed(JsonNode counts) {
        long[] runs = new long[counts.size()];
        for (int i = 0; i < runs.length; i++) {
            // What is no whole number is damage, as a negative run is.
            runs[i] = counts.path(i).isIntegralNumber() && counts.path(i).canConvertToLong()
                    ? counts.path(i).longValue()
                    : -1;
        }
        return runs;
    }

    /**
     * Each number is written in groups of five bits, the lowest first, as characters from '0' on; 32 says that more
     * follow, and the fifth bit of the last group is the sign. From the fourth number on it is the difference to the
     * last but one.
     */
    private long[] unpacked(String text) throws UnreadableFileException {
        long[] runs = new long[text.length()];
        int count = 0;
        int i = 0;
        while (i < text.length()) {
            long number = 0;
            int shift = 0;
            int group;
            do {
                group = i < text.length() ? text.charAt(i++) - '0' : -1;
                if (group < 0 || group > 63 || shift > 55) {
                    throw damaged("has runs that are packed in a way that COCO does not know");
                }
                number |= (long) (group & 31) << shift;
                shift += 5;
            } while ((group & 32) != 0);
            if ((group & 16) != 0) {
                number |= -1L << shift;
            }
            runs[count] = number + (count > 2 ? runs[count - 2] : 0);
            count++;
        }
        return Arrays.copyOf(runs, count);
    }
}
