package org.jaccardlab.io;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.jaccardlab.io.NpyBytes.write;

class InspectionTest {

    private static final double[] SUMMING = {0.25, 0.5, 1, 0.5, 0.5, 0, 0.75, 0.5, 0, 0.5, 0.5, 1};

    @TempDir
    Path folder;

    private Inspection of(String name, byte[] bytes) throws IOException {
        return Inspection.of(write(folder, name, bytes));
    }

    private Inspection.Array array(byte[] bytes) throws IOException {
        return of("a.npy", bytes).arrays().getFirst();
    }

    @Test
    void anArrayIsDescribed() throws IOException {
        Inspection.Array array = array(NpyBytes.of(">f4", true, "(1, 2, 2, 3)", -3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5));
        assertThat(array.key()).isNull();
        assertThat(array.shape()).containsExactly(1L, 2L, 2L, 3L);
        assertThat(array.type()).isEqualTo(">f4");
        assertThat(array.byteOrder()).isEqualTo("big-endian");
        assertThat(array.fortranOrder()).isTrue();
        assertThat(array.classes()).isEqualTo(2);
        assertThat(array.lowest()).isEqualTo(-3);
        assertThat(array.highest()).isEqualTo(5);
        assertThat(array.kind()).isEqualTo("logits");
        assertThat(array.warnings()).isEmpty();
    }

    @Test
    void sumsAlongTheClassAxisAreFoundInCOrder() throws IOException {
        Inspection.Array array = array(NpyBytes.of("<f4", "(2, 2, 3)", 1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60));
        assertThat(array.lowestSum()).isEqualTo(11);
        assertThat(array.highestSum()).isEqualTo(66);
    }

    @Test
    void sumsAlongTheClassAxisAreFoundInFortranOrder() throws IOException {
        Inspection.Array array = array(NpyBytes.of("<f4", true, "(2, 2, 3)", 1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60));
        assertThat(array.lowestSum()).isEqualTo(11);
        assertThat(array.highestSum()).isEqualTo(66);
    }

    @Test
    void sumsOf1MakeProbabilities() throws IOException {
        Inspection.Array array = array(NpyBytes.of("<f4", "(2, 2, 3)", SUMMING));
        assertThat(array.kind()).isEqualTo("probabilities");
        assertThat(array.highestSum()).isCloseTo(1, within(1e-6));
    }

    @Test
    void sumsOf1WithBlankPixelsMakeSoftLabels() throws IOException {
        double[] values = SUMMING.clone();
        values[0] = 0;
        values[6] = 0;
        assertThat(array(NpyBytes.of("<f2", "(2, 2, 3)", values)).kind()).isEqualTo("soft labels");
    }

    @Test
    void wholeNumbersAreLabelsAndAreCounted() throws IOException {
        Inspection.Array array = array(NpyBytes.of("<i4", "(2, 3)", 0, 1, 1, 255, 1, 0));
        assertThat(array.kind()).isEqualTo("labels");
        assertThat(array.labels()).containsExactly(new Inspection.LabelCount(0, 2), new Inspection.LabelCount(1, 3),
                new Inspection.LabelCount(255, 1));
    }

    @Test
    void aClassAxisAtTheEndIsFoundByItsSums() throws IOException {
        double[] values = {0.25, 0.75, 1, 0, 0.5, 0.5, 0.1, 0.9, 0.2, 0.8, 0, 1};
        Inspection.Array array = array(NpyBytes.of("<f4", "(3, 2, 2)", values));
        assertThat(array.kind()).isEqualTo("probabilities");
        assertThat(array.layout()).isEqualTo("HWC");
        assertThat(array.layoutReason()).isEqualTo("axis 2 sums to 1 everywhere, so it holds the classes");
        assertThat(array.layoutCertain()).isTrue();
        assertThat(array.warnings()).isEmpty();
    }

    @Test
    void sumsThatMiss1AskForTheKind() throws IOException {
        Inspection.Array array = array(NpyBytes.of("<f4", "(2, 1, 2)", 0.5, 0.5, 0.1, 0.1));
        assertThat(array.kind()).isEqualTo("logits");
        assertThat(array.warnings()).containsExactly(
                "It lies within 0..1 but its classes do not sum to 1: say whether it holds logits or probabilities.");
    }

    @Test
    void numbersThatAreNoNumbersAreCounted() throws IOException {
        Inspection.Array array = array(NpyBytes.of("<f4", "(2, 2)", 0, Double.NaN, 3, Double.POSITIVE_INFINITY));
        assertThat(array.kind()).isEqualTo("unknown");
        assertThat(array.highest()).isEqualTo(3);
        assertThat(array.warnings()).containsExactly(
                "It holds 2 numbers that are NaN or infinite: mend them where the file was made.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"(4,); 4", "(); 1", "(1, 1, 1, 1, 1, 2, 2); 4", "(0, 3); 0"})
    void shapesThatCannotBeOpenedAreStillDescribed(String shape, int count) throws IOException {
        Inspection.Array array = array(NpyBytes.of("<f4", shape, new double[count]));
        assertThat(array.kind()).isEqualTo("unknown");
        assertThat(array.warnings())
                .containsExactly("Its shape is none that can be opened: save class x height x width.");
    }

    @Test
    void everyArrayOfAZipIsDescribedAndTheUnreadableOnesAreNamed() throws IOException {
        Inspection zip = of("a.npz", NpyBytes.zip(true, "good", NpyBytes.of("<f4", "(2, 2)", 0, 1, 2, 3), "bad",
                NpyBytes.of("|O", "(1,)", 0)));
        assertThat(zip.format()).isEqualTo("npz");
        assertThat(zip.arrays()).extracting(Inspection.Array::key).containsExactly("good");
        assertThat(zip.warnings()).containsExactly("a.npz (array \"bad\") holds Python objects, which are never"
                + " opened: save plain numbers, for example with astype(\"float32\").");
    }

    @Test
    void aZipWithNothingReadableIsRefused() {
        assertThatThrownBy(() -> of("a.npz", NpyBytes.zip(true, "bad", NpyBytes.of("|O", "(1,)", 0))))
                .isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void aLabelPictureIsCounted() throws IOException {
        Inspection.Picture picture = of("t.png", PngBytes.palette(2, 2, 0, 3, 255, 3)).picture();
        assertThat(picture).isEqualTo(new Inspection.Picture(2, 2, "8-bit palette", "labels", java.util.List.of(
                new Inspection.LabelCount(0, 1), new Inspection.LabelCount(3, 2),
                new Inspection.LabelCount(255, 1)), null,
                new Inspection.Coding("indices", "holds class indices", true, java.util.List.of(), null, null)));
    }

    @Test
    void aPictureOfManyGreysIsAPhoto() throws IOException {
        int[] greys = new int[100];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = 2 * i;
        }
        Inspection.Picture picture = of("t.png", PngBytes.grey(10, 10, 8, greys)).picture();
        assertThat(picture)
                .isEqualTo(new Inspection.Picture(10, 10, "8-bit grey", "photo", java.util.List.of(), null, null));
    }

    @Test
    void aMaskOf0And255IsQuestioned() throws IOException {
        assertThat(of("t.png", PngBytes.grey(2, 1, 8, 0, 255)).warnings()).containsExactly(
                "t.png holds only 0 and 255: where there are one or two classes it is read as a mask, otherwise 255"
                        + " does not count.");
    }

    @Test
    void coloursAreNamedByTheTableThatKnowsMost() throws IOException {
        Inspection.Picture picture = of("t.png", PngBytes.channels(3, 1, 8, 2, 128, 64, 128, 244, 35, 232, 244, 35,
                231)).picture();
        assertThat(picture).isNotNull();
        assertThat(picture.kind()).isEqualTo("labels");
        assertThat(picture.coding()).isEqualTo(new Inspection.Coding("colours:cityscapes",
                "holds 2 colours of Cityscapes (label ids, colours) and 1 other", false,
                java.util.List.of("colours:cityscapes~1"),
                "cityscapes", null));
        assertThat(picture.colours()).containsExactly(new Inspection.ColourCount("#804080", 1, "road", null),
                new Inspection.ColourCount("#F423E7", 1, null, "sidewalk #F423E8"),
                new Inspection.ColourCount("#F423E8", 1, "sidewalk", null));
    }

    @Test
    void annotationsAreDescribed() throws IOException {
        Inspection coco = of("a.json", """
                {"images": [{"id": 1}, {"id": 2}], "annotations": [{}, {}, {}],
                 "categories": [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]}""".getBytes(
                java.nio.charset.StandardCharsets.UTF_8));
        assertThat(coco.format()).isEqualTo("json");
        assertThat(coco.annotations()).isEqualTo(
                new Inspection.Annotations("COCO annotations", 2, 3, java.util.List.of("cat", "dog")));
    }

    @Test
    void aJpegIsDescribed() throws IOException {
        Inspection jpeg = of("t.jpg", JpegBytes.rgb(20, 10, 0x808080));
        assertThat(jpeg.format()).isEqualTo("jpeg");
        assertThat(jpeg.picture())
                .isEqualTo(new Inspection.Picture(20, 10, "8-bit RGB", "photo", java.util.List.of(), null, null));
    }

    @Test
    void aSampleFolderIsDescribedWithItsFiles() throws IOException {
        write(folder, "photo.png", PngBytes.grey(2, 1, 8, 0, 9));
        write(folder, "label.png", PngBytes.palette(2, 1, 0, 1));
        Files.writeString(folder.resolve("sample.json"), """
                {"format": 1, "title": "Test", "classes": [{"name": "land", "colour": "#010203"}], "images": [
                  {"name": "one", "image": "photo.png", "targets": [{"name": "hard", "file": "label.png"}],
                   "predictions": [{"name": "net", "file": "gone.npy"}]}]}""");
        Inspection sample = Inspection.of(folder);
        assertThat(sample.format()).isEqualTo("sample folder");
        assertThat(sample.folder()).isNotNull();
        assertThat(sample.folder().classes()).containsExactly("land");
        assertThat(sample.folder().files()).extracting(Inspection::file).containsExactly("photo.png", "label.png");
        assertThat(sample.warnings()).containsExactly("gone.npy does not exist: check its name and folder.");
    }

    @Test
    void itBecomesJson() throws IOException {
        String json = new ObjectMapper().writeValueAsString(of("a.npy", NpyBytes.of("|u1", "(1, 2)", 0, 1)));
        assertThat(json).isEqualTo("{\"file\":\"a.npy\",\"format\":\"npy\",\"arrays\":[{\"shape\":[1,2],"
                + "\"type\":\"|u1\",\"byteOrder\":\"single bytes\",\"fortranOrder\":false,\"layout\":\"HW\","
                + "\"layoutReason\":\"it has two axes\",\"layoutCertain\":true,\"otherLayouts\":[],"
                + "\"kind\":\"labels\",\"kindReason\":\"it has one whole number a pixel\","
                + "\"classes\":1,\"lowest\":0.0,\"highest\":1.0,\"axisSums\":[null,[1.0,1.0]],\"labels\":[{\"value\":0,\"pixels\":1},"
                + "{\"value\":1,\"pixels\":1}],\"warnings\":[]}],\"warnings\":[]}");
    }
}
