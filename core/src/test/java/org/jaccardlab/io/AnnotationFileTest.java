package org.jaccardlab.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.ClassTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jaccardlab.io.NpyBytes.write;

/** Annotations on a picture of 6 x 4 pixels; rows of the expected maps are separated by blanks. */
class AnnotationFileTest {

    private static final Frame FRAME = new Frame("photo.png", new Size(4, 6));

    @TempDir
    Path folder;

    private NamedLabels read(String json, String key, Opening opening) throws IOException {
        return AnnotationFile.read(write(folder, "a.json", json.getBytes(StandardCharsets.UTF_8)),
                Optional.of(key).filter(word -> !word.isEmpty()), FRAME, opening);
    }

    private String map(String json, String key) throws IOException {
        try (Opening opening = new Opening()) {
            return text(read(json, key, opening), 6);
        }
    }

    private static String text(NamedLabels labels, int width) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < labels.values().length; i++) {
            text.append(i > 0 && i % width == 0 ? " " : "").append(labels.values()[i] < 0 ? "x" : labels.values()[i]);
        }
        return text.toString();
    }

    private void refused(String json, String sentence) {
        assertThatThrownBy(() -> map(json, "")).isInstanceOf(UnreadableFileException.class).hasMessage(sentence);
    }

    private static String coco(String... segmentations) {
        StringBuilder annotations = new StringBuilder();
        for (int i = 0; i < segmentations.length; i++) {
            annotations.append(i == 0 ? "" : ",").append("{\"id\":").append(i).append(",\"image_id\":5,\"iscrowd\":")
                    .append(i % 2).append(",\"category_id\":").append(i == 0 ? 3 : 90).append(",\"segmentation\":")
                    .append(segmentations[i]).append("}");
        }
        return "{\"images\":[{\"id\":5,\"file_name\":\"train/photo.png\",\"width\":6,\"height\":4},"
                + "{\"id\":6,\"file_name\":\"other.png\",\"width\":6,\"height\":4}],\"categories\":["
                + "{\"id\":3,\"name\":\"cat\"},{\"id\":90,\"name\":\"dog\"}],\"annotations\":[" + annotations + "]}";
    }

    private static String labelme(String shapes) {
        return "{\"version\":\"5.0\",\"imageWidth\":6,\"imageHeight\":4,\"imageData\":null,\"shapes\":[" + shapes
                + "]}";
    }

    private static String shape(String label, String type, String points) {
        return "{\"label\":\"" + label + "\",\"shape_type\":\"" + type + "\",\"points\":" + points + "}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // A square on pixel borders is those pixels.
            "[[1,1,4,1,4,3,1,3]]|000000 011100 011100 000000",
            // Centres on the left and upper edge are inside, on the right and lower one outside.
            "[[0.5,0.5,2.5,0.5,2.5,2.5,0.5,2.5]]|110000 110000 000000 000000",
            "[[0.51,0.51,2.51,0.51,2.51,2.51,0.51,2.51]]|000000 011000 011000 000000",
            // It does not matter which way round it goes.
            "[[1,3,4,3,4,1,1,1]]|000000 011100 011100 000000",
            // Of a triangle the pixels whose centres are in it.
            "[[0,0,4,0,0,4]]|111000 110000 100000 000000",
            // What is crossed twice is outside.
            "[[0,0,6,0,6,4,0,4,0,0,2,1,2,3,4,3,4,1,2,1]]|111111 110011 110011 111111",
            // Two outlines of one object are joined, also where they lie over each other.
            "[[0,0,2,0,2,2,0,2],[1,1,3,1,3,3,1,3]]|110000 111000 011000 000000",
            // What lies beyond the picture is cut off.
            "[[-9,-9,2,-9,2,99,-9,99]]|110000 110000 110000 110000",
            // Lines have no inside.
            "[[0,0,6,4]]|000000 000000 000000 000000", "[[]]|000000 000000 000000 000000",
            // Runs go down the columns.
            "{\"size\":[4,6],\"counts\":[1,2,21]}|000000 100000 100000 000000",
            "{\"size\":[4,6],\"counts\":[3,3,18]}|010000 010000 000000 100000",
            "{\"size\":[4,6],\"counts\":[0,24]}|111111 111111 111111 111111",
            // The same runs packed: 1, 2, 21, then 3, 3, 18, then 0, 24.
            "{\"size\":[4,6],\"counts\":\"12e0\"}|000000 100000 100000 000000",
            "{\"size\":[4,6],\"counts\":\"33b0\"}|010000 010000 000000 100000",
            "{\"size\":[4,6],\"counts\":\"0h0\"}|111111 111111 111111 111111",
            // From the fourth on differences: 1, 2, 3, 2, 4, 2, 10 is packed as 1, 2, 3, 0, 1, 0, 6.
            "{\"size\":[4,6],\"counts\":\"1230106\"}|000100 100100 110000 010000",
            // A difference may be negative: 1, 5, 3, 2, 13 is 1, 5, 3, -3, 10.
            "{\"size\":[4,6],\"counts\":\"153M:\"}|010000 111000 101000 100000"})
    void cocoAnnotationsBecomeLabels(String segmentation, String expected) throws IOException {
        assertThat(map(coco(segmentation), "")).isEqualTo(expected);
    }

    @Test
    void laterAnnotationsLieOverEarlierOnesAndItIsSaid() throws IOException {
        try (Opening opening = new Opening()) {
            NamedLabels labels = read(coco("[[0,0,3,0,3,2,0,2]]", "[[2,1,5,1,5,3,2,3]]"), "", opening);
            assertThat(text(labels, 6)).isEqualTo("111000 112220 002220 000000");
            assertThat(labels.names()).containsExactly("background", "cat", "dog");
            assertThat(opening.warnings()).containsExactly("a.json has annotations of different classes over each other"
                    + " on 1 pixel, where the later one was taken.");
        }
    }

    @ParameterizedTest
    @CsvSource({"5", "photo.png", "train/photo.png"})
    void theImageIsChosenByNameOrId(String key) throws IOException {
        assertThat(map(coco("[[1,1,4,1,4,3,1,3]]"), key)).isEqualTo("000000 011100 011100 000000");
    }

    @Test
    void anotherImageHasItsOwnAnnotations() throws IOException {
        assertThat(map(coco("[[1,1,4,1,4,3,1,3]]"), "other.png")).isEqualTo("000000 000000 000000 000000");
    }

    @Test
    void labelmeShapesBecomeLabelsInAlphabeticalOrder() throws IOException {
        try (Opening opening = new Opening()) {
            NamedLabels labels = read(labelme(shape("dog", "rectangle", "[[5,3],[3,1]]") + ","
                    + shape("cat", "polygon", "[[0,0],[2,0],[2,2],[0,2]]") + ","
                    + shape("__ignore__", "circle", "[[0.5,3.5],[1.5,3.5]]") + ","
                    + shape("_background_", "rectangle", "[[0,0],[1,1]]") + ","
                    + shape("dog", "line", "[[0,0],[1,1]]")), "", opening);
            assertThat(labels.names()).containsExactly("background", "cat", "dog");
            assertThat(text(labels, 6)).isEqualTo("010000 110220 x00220 xx0000");
            assertThat(opening.warnings()).contains("a.json has 1 shape of another kind, left out:"
                    + " only polygons, rectangles and circles are read.");
        }
    }

    @Test
    void aRegionIsCutOut() throws IOException {
        Path file = write(folder, "a.json", coco("[[1,1,4,1,4,3,1,3]]").getBytes(StandardCharsets.UTF_8));
        try (Opening opening = new Opening()) {
            NamedLabels labels = AnnotationFile.read(file, Optional.empty(),
                    new Frame("photo.png", new Size(4, 6), new Region(3, 0, new Size(2, 3))), opening);
            assertThat(text(labels, 3)).isEqualTo("000 100");
        }
    }

    @Test
    void outlinesOfManyCornersAtTheSamePlaceTakeNoMemory() {
        String zigzag = "0,0,0,1e300,".repeat(100_000);
        Frame tall = new Frame("photo.png", new Size(20_000, 1));
        assertThatThrownBy(() -> {
            try (Opening opening = new Opening()) {
                AnnotationFile.read(write(folder, "a.json", ("{\"images\":[{\"id\":5}],\"categories\":[{\"id\":3,"
                        + "\"name\":\"cat\"}],\"annotations\":[{\"image_id\":5,\"category_id\":3,\"segmentation\":[["
                        + zigzag + "1,1]]}]}").getBytes(StandardCharsets.UTF_8)), Optional.empty(), tall, opening);
            }
        }).isInstanceOf(UnreadableFileException.class).hasMessage("a.json has an outline that crosses the picture too"
                + " often: keep only what belongs to this image.");
    }

    @Test
    void badAnnotationsAreRefused() {
        refused(coco("{\"size\":[4,6],\"counts\":[1,2,20]}"),
                "a.json has runs that do not add up to the 24 pixels of 6 x 4: save it again, it is damaged.");
        refused(coco("{\"size\":[4,6],\"counts\":[1,-2,25]}"),
                "a.json has runs that do not add up to the 24 pixels of 6 x 4: save it again, it is damaged.");
        refused(coco("{\"size\":[4,6],\"counts\":\"12e\"}"), "a.json has runs that are packed in a way that COCO does"
                + " not know: save it again, it is damaged.");
        refused(coco("{\"size\":[4,7],\"counts\":[28]}"), "a.json is 7 x 4 but the image photo.png is 6 x 4:"
                + " give both the same size, nothing is resized here.");
        refused(coco("[[1,2,3]]"),
                "a.json has an outline that is no list of x and y: save it again, it is damaged.");
        refused(coco("[[1,2,3,\"x\"]]"),
                "a.json has an outline with a corner that is no number: save it again, it is damaged.");
        refused(coco("[[1,2,3,1e999]]"),
                "a.json has an outline with a corner that is no number: save it again, it is damaged.");
        refused(coco("7"), "a.json has an annotation without outline or runs: save it again, it is damaged.");
        refused(coco("[]").replace("\"category_id\":3", "\"category_id\":4"),
                "a.json uses the category \"4\", which it does not list: add it to its categories.");
        refused(coco().replace("photo.png", "third.png"), "a.json describes 2 images but none that is called photo.png:"
                + " choose one by its file name or id, for example \"third.png\", \"other.png\".");
        refused(labelme(shape("", "polygon", "[]")), "a.json has a shape without a label: give it one.");
        refused(labelme(shape("a", "circle", "[[1,2]]")),
                "a.json has a circle without exactly two points: draw it with two points.");
        refused("{\"a\": 1}", "a.json is JSON but holds no annotations as COCO or labelme write them:"
                + " export it as COCO or labelme JSON, or as a PNG of class indices.");
        refused("[{\"id\":1,\"annotations\":[{\"result\":[{\"value\":{\"format\":\"rle\",\"rle\":[0,1]}}]}]}]",
                "a.json holds annotations of Label Studio, whose runs are packed in their own way:"
                        + " export them as COCO or as PNG masks.");
        refused("[".repeat(1000), "a.json is not valid JSON in line 1: correct it in a text editor.");
    }

    @Test
    void namesAreFoundAmongTheClassesWhateverTheirOrder() throws IOException {
        try (Opening opening = new Opening()) {
            NamedLabels labels = read(coco("[[1,1,4,1,4,3,1,3]]"), "", opening);
            ClassTable table = new ClassTable(List.of(
                    new ClassTable.Entry("other", 0),
                    new ClassTable.Entry("Dog", 0),
                    new ClassTable.Entry("Cat", 0)));
            assertThat(labels.map(table, 255, opening).at(8)).isEqualTo(2);
            ClassTable birds = new ClassTable(List.of(
                    new ClassTable.Entry("other", 0),
                    new ClassTable.Entry("bird", 0)));
            assertThatThrownBy(() -> labels.map(birds, 255, opening))
                    .hasMessage("a.json has the label \"cat\", which is"
                            + " no class here: name the classes as the file does: background, cat, dog.");
        }
    }
}
